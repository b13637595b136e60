import type { Answer, Block } from '../../../core/answer/answer.ts';
import type { AnswerFrame, Note } from '../../chat/platform.ts';
import type { Address } from '../address.ts';
import type { MessageBlock, MessageContent } from '../history/message.ts';
import { type Control, controlOf } from '../presses.ts';
import { askedSpans } from './asked.ts';
import { type BlockContext, messageBlock, sourceBlocks } from './blocks.ts';
import { answerMenu, controlBlocks } from './controls.ts';
import { textSpan } from './spans.ts';

/** An answer as one message: a page has room for any. */
export function renderMessages(answer: Answer, frame: AnswerFrame<Address>): readonly MessageContent[] {
  const { conversation, address, asked, isNote, hasMore, pictures, people, repeat } = frame;
  const { isPrivate } = address;
  const { id, sources } = answer;
  const hasTools = !isNote && conversation !== null;
  const above: MessageBlock[] = [
    ...(repeat ? [{ kind: 'note' as const, spans: [textSpan('Posted again: it may be here twice.')] }] : []),
    ...(asked === null ? [] : [{ kind: 'asked' as const, spans: askedSpans(asked, people) }]),
  ];
  const others = [
    ...(hasMore ? [controlOf('More', { kind: 'unfold', answer: id, what: 'rest' })] : []),
    ...(isPrivate && hasTools ? [controlOf('Share with the channel', { kind: 'share', answer: id })] : []),
  ];
  const context = { sources, people, hasPicture: pictures.has.bind(pictures) };
  return [
    {
      blocks: [...above, ...blocksOf(answer, context, { others, canList: hasTools })],
      menu: hasTools ? answerMenu(id, !isPrivate) : [],
      conversation,
      isAloud: isNote,
    },
  ];
}

/** What one person is told, with its button. */
export function renderNote(
  { answer, conversation, button }: Pick<Note, 'answer' | 'conversation' | 'button'>,
  { isPrivate }: Pick<Address, 'isPrivate'>,
  people: ReadonlyMap<string, string>,
): MessageContent {
  const pressed = button?.press;
  const others =
    button === null || pressed === undefined || pressed.kind === 'unknown'
      ? []
      : [
          controlOf(
            button.label,
            pressed.kind === 'say'
              ? { kind: 'say', words: pressed.words, label: pressed.label ?? button.label }
              : pressed,
          ),
        ];
  const context = { sources: answer.sources, people, hasPicture: () => false };
  const blocks = blocksOf(answer, context, { others, canList: false });
  return {
    blocks: conversation === null ? blocks.filter(({ kind }) => kind !== 'controls') : blocks,
    menu: [],
    conversation,
    isAloud: !isPrivate,
  };
}

/** Everything in reading order: what can be pressed comes last, unless the answer is about that. */
function blocksOf(
  answer: Answer,
  context: BlockContext,
  { others, canList }: { readonly others: readonly Control[]; readonly canList: boolean },
): MessageBlock[] {
  const shown = answer.blocks.flatMap((block) =>
    block.kind === 'choices' ? [] : [messageBlock(block, context)],
  );
  const offers = answer.blocks.flatMap((block) => (block.kind === 'choices' ? [block.choices] : []));
  const controls = controlBlocks(offers, others);
  const sources = sourceBlocks(answer, canList);
  if (!leadsWithChoices(answer.blocks)) return [...shown, ...sources, ...controls];
  return [...shown.slice(0, 1), ...controls, ...shown.slice(1), ...sources];
}

/** Whether choices are what an answer is about, with more below them, instead of ways to go on from it. */
function leadsWithChoices([first, second, ...more]: readonly Block[]): boolean {
  return first?.kind === 'headline' && second?.kind === 'choices' && more.length > 0;
}
