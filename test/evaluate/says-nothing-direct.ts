import type { Block } from '../../src/core/answer/answer.ts';

/** Whether an answer begins by saying what there's nothing on. */
export function saysNothingDirect([first, second]: readonly Block[]): boolean {
  const says = [first, second]
    .flatMap((block) => (block !== undefined && 'spans' in block ? [...block.spans] : []))
    .map((span) => ('text' in span ? span.text : ''))
    .join('');
  return /^(?:I don't have|I have nothing|I didn't get|I don't get|I don't write|I cannot)/.test(says);
}
