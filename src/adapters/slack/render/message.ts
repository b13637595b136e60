import type { types } from '@slack/bolt';
import type { Answer } from '../../../core/answer/answer.ts';
import type { Chart } from '../../../core/answer/chart.ts';
import { limits } from '../limits.ts';
import { footerBlocks, shareBlock } from './controls.ts';
import { escapedLength, escapeLines, inert } from './escape.ts';
import { jsonOfBlocks } from './json-of-blocks.ts';
import { nameOf, withNames, withNamesOf } from './people.ts';
import { readable } from './readable.ts';
import { shorten } from './shorten.ts';
import { sourceUnits } from './sources.ts';
import { type Unit, unitsOf } from './units.ts';

/** One Slack message: its blocks, and the same as words for notifications and screen readers. */
export type SlackMessage = { readonly blocks: types.KnownBlock[]; readonly text: string };

export type MessageOptions = {
  readonly conversation: string;
  /** Shown above the answer where the question stands nowhere else: a slash command's, a shared answer's. */
  readonly asked: { readonly by: string; readonly words: string } | null;
  /** True where only the asker sees it. */
  readonly unshared: boolean;
  /** False once Slack has refused Block Kit's table for this answer. */
  readonly tables: boolean;
  /** Slack's file that shows a chart; a chart without one is drawn in characters. */
  readonly pictures: ReadonlyMap<Chart, string>;
  /** Names of people by Slack's id, as far as they are known. */
  readonly people: ReadonlyMap<string, string>;
  /** True where it may have been posted before. */
  readonly repeat: boolean;
  /** Milliseconds since 1970; sources show their age against it. */
  readonly now: number;
};

/** What is kept free in each message for the marks of a split. */
const reserve = { size: 300, blocks: 2 };

/** An answer as one Slack message, or several where one would break a limit: split between blocks and marked. */
export function renderMessages(given: Answer, options: MessageOptions): SlackMessage[] {
  const { people } = options;
  const answer = withNames(given, people);
  const units = [
    ...(options.asked === null ? [] : [askedUnit(options.asked, people)]),
    ...unitsOf(answer, options),
    ...sourceUnits(answer.sources, options.now),
    ...(options.unshared ? [{ blocks: [shareBlock(answer.id, options.conversation)], text: '' }] : []),
    { blocks: footerBlocks(answer.id, options.conversation, !options.unshared), text: '' },
  ];
  const whole = units.flatMap(({ blocks }) => blocks);
  if (!options.repeat && holds(fresh(), roomFor(whole, units)))
    return [{ blocks: whole, text: textOf(units, [], people) }];
  const parts = pack(units);
  return parts.map((part, index) => {
    const marks =
      parts.length === 1
        ? []
        : [aside(`Part ${index + 1} of ${parts.length}${index + 1 < parts.length ? ', goes on below' : ''}`)];
    // A mark and no unit, so that the parts are the same ones as before.
    const again = options.repeat ? [aside('Posted again: it may be here twice.')] : [];
    const all = [...again, ...part, ...marks];
    return { blocks: all.flatMap(({ blocks }) => blocks), text: textOf([...again, ...part], marks, people) };
  });
}

/** What a form's filler is told alone: an answer without its feedback, and no longer than one message or form. */
export function renderNote(
  given: Answer,
  options: Pick<MessageOptions, 'conversation' | 'people' | 'now'>,
): SlackMessage {
  const answer = withNames(given, options.people);
  const units = [
    ...unitsOf(answer, { ...options, tables: false, pictures: new Map() }),
    ...sourceUnits(answer.sources, options.now),
  ];
  const [first = []] = pack(units);
  return { blocks: first.flatMap(({ blocks }) => blocks), text: textOf(first, [], options.people) };
}

/** Says in the thread that the rest of a split answer could not be posted. */
export function renderRestFailed(): SlackMessage {
  const said = aside('The rest of this answer could not be posted. Ask again to get all of it.');
  return { blocks: [...said.blocks], text: said.text };
}

/** Says to one person that an answer's parts from `from` on did not fit, and keeps what can be pressed to share it all. */
export function renderRestUnsaid(
  answer: string,
  { conversation, unshared }: Pick<MessageOptions, 'conversation' | 'unshared'>,
  from: number,
  of: number,
): SlackMessage {
  const which = from === of ? `part ${of} of ${of}` : `parts ${from} to ${of}`;
  const said = aside(
    `The rest of this answer (${which}) does not fit here. Write to me directly, or invite me with /invite @Tradeoff, and ask again to get all of it.`,
  );
  return {
    blocks: [...said.blocks, ...(unshared ? [shareBlock(answer, conversation)] : [])],
    text: said.text,
  };
}

/** What there is room for in a message, or what is taken of it. */
type Room = {
  readonly size: number;
  readonly blocks: number;
  readonly text: number;
  readonly tables: number;
};

function pack(units: readonly Unit[]): Unit[][] {
  const parts: Unit[][] = [[]];
  let room = fresh();
  for (const unit of units) {
    const needed = roomFor(unit.blocks, [unit]);
    if (!holds(room, needed) && parts.at(-1)?.length !== 0) {
      parts.push([]);
      room = fresh();
    }
    parts.at(-1)?.push(unit);
    room = {
      size: room.size - needed.size,
      blocks: room.blocks - needed.blocks,
      text: room.text - needed.text,
      tables: room.tables - needed.tables,
    };
  }
  return parts;
}

function fresh(): Room {
  return {
    size: limits.messageBlocks - reserve.size,
    blocks: limits.blocksInMessage - reserve.blocks,
    text: limits.messageText - reserve.size,
    tables: 1,
  };
}

/** What units take together: as much as each by itself, added up. */
function roomFor(blocks: readonly types.KnownBlock[], units: readonly Unit[]): Room {
  let text = 0;
  let tables = 0;
  for (const unit of units) text += escapedLength(unit.text) + 1;
  for (const { type } of blocks) if (type === 'table') tables++;
  // Of a unit's brackets one is a comma in the whole.
  return { size: jsonOfBlocks(blocks).length + units.length - 1, blocks: blocks.length, text, tables };
}

function holds(room: Room, needed: Room): boolean {
  return (
    room.size >= needed.size &&
    room.blocks >= needed.blocks &&
    room.text >= needed.text &&
    room.tables >= needed.tables
  );
}

/** The words of a message; its marks are kept where the words do not all fit, which the blocks still show. */
function textOf(units: readonly Unit[], marks: readonly Unit[], people: ReadonlyMap<string, string>): string {
  const mark = wordsOf(marks, people);
  const words = shorten(wordsOf(units, people), limits.messageText - mark.length - 1);
  return [words, mark].filter((part) => part !== '').join('\n') || 'An answer';
}

function wordsOf(units: readonly Unit[], people: ReadonlyMap<string, string>): string {
  const said = units
    .map((unit) => unit.text)
    .filter((part) => part !== '')
    .join('\n');
  return escapeLines(withNamesOf(said, people));
}

function askedUnit({ by, words }: { by: string; words: string }, people: ReadonlyMap<string, string>): Unit {
  const plain = readable(inert(words), (id) => nameOf(id, people));
  const shown = shorten(plain.trim(), limits.sectionText);
  return {
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: by },
              { type: 'text', text: ' asked:' },
            ],
          },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: shown === '' ? '…' : shown }] },
        ],
      },
    ],
    text: `Asked: ${shorten(shown, 300)}`,
  };
}

function aside(text: string): Unit {
  return { blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }], text };
}
