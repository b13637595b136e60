import type { types } from '@slack/bolt';
import type { Answer, Block, Choice } from '../../../core/answer/answer.ts';
import { controlsOf } from '../../../core/answer/buttons.ts';
import { answerMenu, choiceBlocks, pickBlocks, shareButton, unfoldButton } from './controls.ts';
import type { MessageFrame } from './message.ts';
import { sourceUnits } from './sources.ts';
import { offerText, type Unit, unitsOfBlock } from './units.ts';

type Choices = Extract<Block, { kind: 'choices' }>;

/**
 * An answer from top to bottom: what it says, the line of its sources, and what can be pressed. Choices that more of the
 * answer follows stay where they are.
 *
 * @param hasTools whether it ends with feedback and the like
 */
export function layOut(answer: Answer, frame: MessageFrame, hasTools: boolean): Unit[] {
  const { blocks, sources, id } = answer;
  const { conversation, hasMore, isNote, address } = frame;
  const { isPrivate, isFallback } = address;
  const mayShare = hasTools && isPrivate && !isFallback;
  const offers = blocks.filter((block) => block.kind === 'choices');
  const { rows, picks } = controlsOf(
    offers.map(({ choices }) => choices),
    (hasMore ? 1 : 0) + (mayShare ? 1 : 0),
  );
  const end = endOf(blocks);
  const buttonsOf = (block: Choices): readonly Choice[] => rows[offers.indexOf(block)] ?? [];
  const said = blocks.flatMap((block, at) => {
    if (block.kind !== 'choices') return unitsOfBlock(block, sources, frame);
    return at > end ? [] : unitsOfBlock({ ...block, choices: [...buttonsOf(block)] }, sources, frame);
  });
  const below = offers.filter((offer) => blocks.indexOf(offer) > end);
  const context = { conversation: conversation ?? '', thread: isNote ? address.thread : undefined };
  const lists = picks.length === 0 ? [] : pickBlocks(picks, context);
  const tools: types.ActionsBlockElement[] =
    conversation === null
      ? []
      : [
          ...(hasMore ? [unfoldButton('More', 'rest', { answer: id, conversation })] : []),
          ...(mayShare ? [shareButton(id, conversation)] : []),
          ...(hasTools ? [answerMenu(id, conversation, isPrivate)] : []),
        ];
  const actions = joined(
    [...below.flatMap((block) => choiceBlocks(buttonsOf(block), context)), ...lists],
    tools,
  );
  const words = offerText([...below.flatMap(buttonsOf), ...picks]);
  return [
    ...said,
    ...sourceUnits(sources, id, conversation),
    ...actions.map((block, at) => ({ blocks: [block], text: at === 0 ? words : '' })),
  ];
}

/** Where an answer ends: what comes after it are choices and asides. -1 if it's nothing else. */
function endOf(blocks: readonly Block[]): number {
  return blocks.findLastIndex(({ kind }) => kind !== 'choices' && kind !== 'note');
}

/** Slack takes more, but phones show this many in a row or two. */
const mostInRow = 6;

/** Rows of controls with the tools behind the last one, if it has room for them. */
function joined(
  rows: readonly types.ActionsBlock[],
  tools: readonly types.ActionsBlockElement[],
): readonly types.ActionsBlock[] {
  const last = rows.at(-1);
  if (tools.length === 0) return rows;
  if (last === undefined || last.elements.length + tools.length > mostInRow)
    return [...rows, { type: 'actions', elements: [...tools] }];
  return [...rows.slice(0, -1), { ...last, elements: [...last.elements, ...tools] }];
}
