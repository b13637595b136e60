import type { AnswerFrame } from '../../../src/adapters/chat/platform.ts';
import { renderMarkdown } from '../../../src/adapters/markdown/render.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import type { Address } from './address.ts';

/** One message: Markdown, and buttons below the last one. */
export type Part = {
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly value: string }[];
};

/** The longest message, in characters. */
const longest = 6_000;

export function render(
  answer: Answer,
  { conversation, asked, repeat, hasMore }: AnswerFrame<Address>,
): readonly Part[] {
  const above = asked === null ? '' : `> ${asked.words}\n\n`;
  const text = `${repeat ? '(Posted again) ' : ''}${above}${renderMarkdown(answer)}`;
  const more =
    hasMore && conversation !== null
      ? [{ label: 'More', value: JSON.stringify([conversation, 'more', answer.id]) }]
      : [];
  const choices = answer.blocks
    .flatMap((block) => (block.kind === 'choices' ? block.choices : []))
    .map((choice) => ({
      label: choice.label,
      value: JSON.stringify([
        conversation ?? '',
        'says' in choice ? 'say' : 'open',
        'says' in choice ? choice.says : choice.opens,
      ]),
    }));
  const buttons = [...choices, ...more];
  const pages: string[] = [];
  for (let from = 0; from < text.length || pages.length === 0; from += longest)
    pages.push(text.slice(from, from + longest));
  return pages.map((page, index) => ({ text: page, buttons: index === pages.length - 1 ? buttons : [] }));
}
