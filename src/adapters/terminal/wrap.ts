import wrapAnsi from 'wrap-ansi';
import { stringWidth } from '../text/string-width.ts';

/** Wraps text to a width. The first line starts with the lead, and the others are indented by its width. */
export function wrapUnder(lead: string, text: string, width: number): string {
  const inset = stringWidth(lead);
  const lines = wrapAnsi(text, Math.max(width - inset, 1), { hard: true }).split('\n');
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(inset)) + line).join('\n');
}
