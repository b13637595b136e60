import type { types } from '@slack/bolt';
import type { Answer } from '../../../core/answer/answer.ts';
import type { AnswerFrame, Note } from '../../chat/platform.ts';
import type { SlackAddress } from '../address.ts';
import { limits } from '../limits.ts';
import { aside, askedUnit } from './asked.ts';
import { noteButton } from './controls.ts';
import { escapedLength, escapeLines } from './escape.ts';
import { jsonOfBlocks } from './json-of-blocks.ts';
import { layOut } from './lay-out.ts';
import { withNames, withNamesOf } from './people.ts';
import { shorten } from './shorten.ts';
import type { Unit } from './units.ts';

/** One Slack message: its blocks, and the same as words for notifications and screen readers. */
export type SlackMessage = { readonly blocks: types.KnownBlock[]; readonly text: string };

export type MessageFrame = AnswerFrame<SlackAddress> & {
  /** False where Slack doesn't allow Block Kit's table: in modals. */
  readonly tables?: boolean;
};

/** Kept free in each message for the marks of a split. */
const reserve = { size: 300, blocks: 2 };

/** An answer as one Slack message, or as several if one would break a limit: split between blocks, and marked. */
export function renderMessages(given: Answer, frame: MessageFrame): SlackMessage[] {
  const { people, asked, conversation, repeat } = frame;
  if (conversation === null || frame.isNote) return [renderNote({ answer: given, button: null }, frame)];
  const answer = withNames(given, people);
  const units = [...(asked === null ? [] : [askedUnit(asked, people)]), ...layOut(answer, frame, true)];
  const whole = units.flatMap(({ blocks }) => blocks);
  if (!repeat && holds(fresh(), roomFor(whole, units)))
    return [{ blocks: whole, text: textOf(units, [], people) }];
  const parts = pack(units);
  return parts.map((part, index) => {
    const marks =
      parts.length === 1
        ? []
        : [aside(`Part ${index + 1} of ${parts.length}${index + 1 < parts.length ? ', goes on below' : ''}`)];
    // A mark rather than a unit, so that the parts are the same as before.
    const again = repeat ? [aside('Posted again: it may be here twice.')] : [];
    const all = [...again, ...part, ...marks];
    return { blocks: all.flatMap(({ blocks }) => blocks), text: textOf([...again, ...part], marks, people) };
  });
}

/** What one person is told: an answer without feedback buttons, no longer than one message or modal. */
export function renderNote(
  { answer: given, button }: Pick<Note, 'answer' | 'button'>,
  frame: MessageFrame,
): SlackMessage {
  const answer = withNames(given, frame.people);
  const units = layOut(answer, frame, false);
  const [first = []] = pack(units);
  const blocks = first.flatMap((unit) => unit.blocks);
  const buttons = button === null ? [] : [noteButton(button.label, button.press, frame.conversation ?? '')];
  return { blocks: [...blocks, ...buttons], text: textOf(first, [], frame.people) };
}

/** Room in a message, or what is taken of it. */
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

/** What units take together: the sum of what each takes. */
function roomFor(blocks: readonly types.KnownBlock[], units: readonly Unit[]): Room {
  let text = 0;
  let tables = 0;
  for (const unit of units) text += escapedLength(unit.text) + 1;
  for (const { type } of blocks) if (type === 'table') tables++;
  // Of a unit's brackets, one is a comma in the whole.
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

/** A message's words. If they don't all fit they are cut, and its marks are kept; the blocks still show everything. */
function textOf(units: readonly Unit[], marks: readonly Unit[], people: ReadonlyMap<string, string>): string {
  const mark = wordsOf(marks, people);
  const words = shorten(wordsOf(units, people), limits.messageText - mark.length - 1);
  return [words, mark].filter((part) => part !== '').join('\n') || 'An answer';
}

function wordsOf(units: readonly Unit[], people: ReadonlyMap<string, string>): string {
  const words = units
    .map((unit) => unit.text)
    .filter((part) => part !== '')
    .join('\n');
  return escapeLines(withNamesOf(words, people));
}
