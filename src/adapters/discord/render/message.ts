import { type APIComponentInContainer, ComponentType } from 'discord.js';
import type { Answer } from '../../../core/answer/answer.ts';
import { sourceLineOf } from '../../../core/answer/source-line.ts';
import type { Asked } from '../../chat/address.ts';
import type { AnswerFrame, Note } from '../../chat/platform.ts';
import type { Address } from '../address.ts';
import type { ControlContext } from '../presses.ts';
import { askedLine } from './asked-line.ts';
import { type Components, countOf, display } from './components.ts';
import { type ControlRow, choiceControls, pressRow, toolButtons, toolRows } from './controls.ts';
import { componentsOf, type Page, paginate } from './pages.ts';
import { filesOf, type PictureFile, type PictureFiles, shownIn } from './pictures.ts';
import { piecesOf } from './pieces.ts';
import { notifiedBy, pingsIn } from './pings.ts';

/** One message, ready to be sent. */
export type Message = {
  readonly components: Components;
  /** The pictures its components show. */
  readonly pictures: readonly PictureFile[];
  /** Ids of the people it notifies. */
  readonly pings: readonly string[];
};

const footLine =
  '-# In servers I see only what is meant for me. To follow up: mention me, reply to my answer, press a button, or `/tradeoff ask`.';
const repeatLine = '-# Posted again: it may be here twice.';

/** An answer as one or more messages, each within Discord's limits. If there are several, each says so at its foot. */
export function renderMessages(answer: Answer, frame: AnswerFrame<Address>): readonly Message[] {
  const { conversation, address, asked, isNote, hasMore, pictures, repeat, isEdit } = frame;
  const { isPrivate, reach, tools, foot } = address;
  const context: ControlContext = { conversation, aloud: isNote };
  // Controls in a direct message can't continue a conversation elsewhere.
  const isElsewhere = reach === 'person';
  const above = [
    ...(repeat ? [repeatLine] : []),
    ...(asked === null ? [] : [askedLine(asked, !isPrivate && reach === 'channel')]),
  ];
  const all = sourceLineOf(answer.sources)?.all ?? null;
  const hasTools = !isElsewhere && !isNote;
  return compose(answer, {
    context: isElsewhere ? null : context,
    above: above.length === 0 ? null : above.join('\n'),
    foot: foot ? footLine : null,
    more: hasMore ? answer.id : null,
    buttons: hasTools ? toolButtons(tools) : 0,
    rows: hasTools ? toolRows(tools, { answer: answer.id, all }, context) : [],
    files: filesOf(pictures),
    notified: isEdit ? [] : notifiedBy(answer),
  });
}

/** Renders a note for one person, with its button. */
export function renderNote(
  { answer, conversation, button }: Omit<Note, 'isFailure'>,
  { isPrivate }: Pick<Address, 'isPrivate'>,
): readonly Message[] {
  const context = conversation === null ? null : { conversation, aloud: !isPrivate };
  return compose(answer, {
    context,
    above: null,
    foot: null,
    more: null,
    buttons: 0,
    rows: button === null || context === null ? [] : pressRow(button, context),
    files: new Map(),
    notified: [],
  });
}

/** Renders a question alone, while its answer is being prepared. */
export function renderQuestion(asked: Asked): Message {
  return { components: [display(askedLine(asked, true))], pictures: [], pings: [] };
}

type Layout = {
  /** Conversation of the answer's controls; null omits them. */
  readonly context: ControlContext | null;
  /** Lines above and below the answer, in Markdown. */
  readonly above: string | null;
  readonly foot: string | null;
  /** Id of the answer if the rest of it waits behind a button, else null. */
  readonly more: string | null;
  /** How many buttons the rows below have. */
  readonly buttons: number;
  /** Rows below the answer's own controls. */
  readonly rows: readonly ControlRow[];
  readonly files: PictureFiles;
  readonly notified: readonly string[];
};

function compose(answer: Answer, layout: Layout): readonly Message[] {
  const { context, above, foot, more, buttons, rows: extra, files, notified } = layout;
  const pieces = piecesOf(answer, true, files);
  const offers = pieces.flatMap((piece) => (piece.kind === 'choices' ? [piece.choices] : []));
  const controls =
    context === null
      ? { rows: [], sections: [] }
      : choiceControls(offers, context, { more, others: buttons });
  const below = [...controls.rows, ...extra];
  const around = {
    above: above?.length ?? 0,
    foot: foot?.length ?? 0,
    sections: controls.sections,
    below: countOf(below),
  };
  const linked = paginate(pieces, around);
  // Links take half of the text's room: if they require a second message, there are none.
  const pages = linked.length === 1 ? linked : paginate(piecesOf(answer, false, files), around);
  const leads = pages.length === 1 && leadsWithChoices(answer);
  return pages.map((page, index) => {
    const isLast = index === pages.length - 1;
    const rows = leads ? extra : below;
    const beside = [...page.sections, ...(isLast ? rows : [])];
    const shown = [
      ...(index === 0 && above !== null ? [display(above)] : []),
      ...(leads
        ? aroundRows(page, controls.rows, countOf([...page.sections, ...below]))
        : componentsOf(page, countOf(beside))),
      ...(isLast && foot !== null ? [display(foot)] : []),
      ...(pages.length > 1 ? [display(markOf(answer.id, index, pages.length))] : []),
    ];
    const container =
      shown.length === 0 ? [] : [{ type: ComponentType.Container as const, components: shown }];
    const components: Components = [...container, ...beside];
    return {
      components,
      pictures: shownIn(components, files),
      pings: pingsIn(components, notified, above),
    };
  });
}

/** Whether choices are what an answer is about, with more below them, instead of ways to go on from it. */
function leadsWithChoices({ blocks: [first, second, ...more] }: Answer): boolean {
  return first?.kind === 'headline' && second?.kind === 'choices' && more.length > 0;
}

/** A page with rows between its headline and the rest. */
function aroundRows(page: Page, rows: readonly ControlRow[], room: number): APIComponentInContainer[] {
  return [
    ...componentsOf({ pieces: page.pieces.slice(0, 1), sections: [] }, room),
    ...rows,
    ...componentsOf({ pieces: page.pieces.slice(1), sections: [] }, room + 1),
  ];
}

/** Names the part of an answer; the search after a crash looks for it. */
function markOf(answer: string, index: number, count: number): string {
  return `-# ${partName(index, count)} of ${answer}, ${index === count - 1 ? 'the end' : 'goes on below'}`;
}

/** Name of a part, shown at its foot. */
export function partName(index: number, count: number): string {
  return `Part ${index + 1} of ${count}`;
}
