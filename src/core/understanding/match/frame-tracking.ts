import type { Topic } from '../../../knowledge/schema.ts';
import {
  type Conversation,
  type Frame,
  keptFrames,
  newFrame,
  type StatedBy,
  type StatedNeed,
  statedIn,
} from '../../turn/conversation.ts';
import { frameOn } from '../../turn/standing-needs.ts';
import { latestOfEach, restated } from '../../turn/statements.ts';
import { tokenize } from '../text/words.ts';
import type { Mention } from './mention.ts';
import { isCorrectedBy } from './quantities.ts';
import type { Reading } from './reading.ts';
import { idsOf, unique } from './references.ts';

/** The frame that a message belongs to, with what the message adds and removes. */
export type FrameUpdate = {
  readonly frame: Frame;
  readonly earlier: readonly Frame[];
  /** True if earlier messages in this frame still count. */
  readonly hasContext: boolean;
  /** Needs that the author took back in this message. */
  readonly dropped: readonly string[];
  /** Of these, needs that a figure in this message rules out, and its words: "50 people". */
  readonly outgrown: readonly { readonly need: string; readonly words: string }[];
  /** Of these, needs that only don't count for this answer: "what if we grow to 30 people?" */
  readonly suspended: readonly StatedNeed[];
  /** Needs that still hold with the figure that corrects an earlier one: "5 devs actually, not 3". */
  readonly corrected: readonly { readonly need: string; readonly words: string }[];
  /** Needs that the author wants to drop, but somebody else stated. */
  readonly kept: readonly string[];
  /** Needs that the author doesn't want to count, but nobody had stated. */
  readonly unstated: readonly string[];
  /** Needs that count for this answer only: "would an audit change it?" */
  readonly supposed: readonly string[];
  /** Options that were ruled out and now count again. */
  readonly readmitted: readonly string[];
};

/** Opens a frame, keeps the current one or returns to an earlier one, and records what the message states. */
export function trackFrame(conversation: Conversation, reading: Reading, question: StatedBy): FrameUpdate {
  const current = conversation.frame;
  const fresh = frameOn(reading.topic);
  if (reading.leaves.includes('reset'))
    return {
      frame: fresh,
      earlier: [],
      hasContext: false,
      ...nothingNoted,
    };
  if (current === null)
    return noted({ frame: fresh, earlier: conversation.earlier, hasContext: false }, reading, question);
  if (reading.leaves.includes('back-to')) {
    const index =
      current.topic === reading.topic.id
        ? bestEarlier(conversation.earlier, reading)
        : lastOn(conversation.earlier, reading.topic.id);
    const back = conversation.earlier[index];
    if (back !== undefined) {
      const earlier = [...conversation.earlier.filter((_, at) => at !== index), current].slice(-keptFrames);
      return noted(
        { frame: withShared(back, [current, ...earlier], reading.topic), earlier, hasContext: true },
        reading,
        question,
      );
    }
  }
  const isNew = reading.leaves.includes('new-topic');
  if (isNew || current.topic !== reading.topic.id) {
    const index = isNew ? -1 : lastOn(conversation.earlier, reading.topic.id);
    const known = conversation.earlier[index];
    const earlier = [...conversation.earlier.filter((_, at) => at !== index), current].slice(-keptFrames);
    const frame = isNew ? fresh : withShared(known ?? fresh, [current, ...earlier], reading.topic);
    return noted(
      { frame, earlier, hasContext: known !== undefined && known.last !== null },
      reading,
      question,
    );
  }
  return noted(
    {
      frame: current,
      earlier: conversation.earlier,
      hasContext: current.last !== null || current.needs.length + current.options.length > 0,
    },
    reading,
    question,
  );
}

type Entered = Pick<FrameUpdate, 'frame' | 'earlier' | 'hasContext'>;

/** A frame with what a message states in it. What its author takes back counts in no other topic of the thread, either. */
function noted({ frame, earlier, hasContext }: Entered, reading: Reading, question: StatedBy): FrameUpdate {
  const after = note(frame, reading, question);
  const { dropped } = after;
  const isDropped = ({ need, author, overheard }: StatedNeed): boolean =>
    dropped.includes(need) && (author === question.author || overheard === true);
  const others =
    dropped.length === 0
      ? earlier
      : earlier.map((other) =>
          other.topic === frame.topic
            ? other
            : { ...other, needs: other.needs.filter((need) => !isDropped(need)) },
        );
  return { ...after, earlier: withRuledOut(others, reading, question), hasContext };
}

/** What a message rules out in another topic: "an admin panel, no mongo". It counts once the thread comes to that. */
function withRuledOut(
  earlier: readonly Frame[],
  { partners }: Reading,
  { author, message }: StatedBy,
): readonly Frame[] {
  let after = earlier;
  for (const { topic, id, kind, ruledOut } of partners) {
    if (!ruledOut || kind !== 'option') continue;
    const at = lastOn(after, topic);
    const frame = after[at] ?? newFrame(topic);
    if (frame.excluded.some(({ option }) => option === id)) continue;
    const excluded = [...frame.excluded, { option: id, ...statedIn(author, message) }];
    after = [...after.filter((_, index) => index !== at), { ...frame, excluded }].slice(-keptFrames);
  }
  return after;
}

/** The latest line of thought on a topic; -1 if there's none. */
function lastOn(earlier: readonly Frame[], topic: string): number {
  return earlier.findLastIndex((frame) => frame.topic === topic);
}

/** A line of thought with what was stated in others and means the same in its topic: a small team stays one. */
export function withShared(frame: Frame, others: readonly Frame[], topic: Topic): Frame {
  const known = new Set(topic.needs.map(({ id }) => id));
  const shared = others
    .filter((other) => other.topic !== frame.topic)
    .flatMap(({ needs }) => needs)
    .filter(
      ({ need, author }) =>
        known.has(need) && !frame.needs.some((own) => own.need === need && own.author === author),
    );
  if (shared.length === 0) return frame;
  const each = shared.filter(
    ({ need, author }, at) => shared.findIndex((one) => one.need === need && one.author === author) === at,
  );
  return { ...frame, needs: [...frame.needs, ...each] };
}

/** The earlier frame that has most in common with the message; the newest if none has anything. */
function bestEarlier(earlier: readonly Frame[], reading: Reading): number {
  let best = earlier.length - 1;
  let bestScore = 0;
  for (const [index, frame] of earlier.entries()) {
    const score =
      reading.options.filter(({ id }) => frame.options.includes(id)).length * 2 +
      reading.needs.filter(({ id }) => frame.needs.some(({ need }) => need === id)).length * 3 +
      reading.aspects.filter(({ id }) => frame.aspects.includes(id)).length +
      reading.words.filter(
        ({ text }) => text.length > 3 && frame.needs.some(({ words }) => words.toLowerCase().includes(text)),
      ).length;
    if (score >= bestScore && score > 0) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

type Noted = Omit<FrameUpdate, 'earlier' | 'hasContext'>;

const nothingNoted: Omit<Noted, 'frame'> = {
  dropped: [],
  corrected: [],
  outgrown: [],
  suspended: [],
  kept: [],
  unstated: [],
  supposed: [],
  readmitted: [],
};

function note(frame: Frame, reading: Reading, { author, message }: StatedBy): Noted {
  if (changesNothing(frame, reading)) return { frame, ...nothingNoted };
  const by = statedIn(author, message);
  const withdrawn = new Set(reading.withdrawn.map(({ id }) => id));
  const isMine = ({ author: by, overheard }: StatedNeed): boolean => by === author || overheard === true;
  const mine = frame.needs.filter(isMine);
  if (
    withdrawn.size === 0 &&
    reading.has('withdraw-that') &&
    reading.needs.length === 0 &&
    reading.excluded.length === 0
  ) {
    const last = mine.findLast(({ standing }) => standing !== true);
    if (last !== undefined) withdrawn.add(last.need);
  }
  const { correction } = reading;
  if (correction !== undefined)
    for (const { need, words } of mine)
      if (isCorrectedBy(correction, tokenize(words).words)) withdrawn.add(need);
  for (const { id } of reading.outgrown) withdrawn.add(id);
  const weightier = mattersMore(reading);
  const own = new Map(frame.needs.filter((need) => need.author === author).map((need) => [need.need, need]));
  // Who weighs a need more doesn't state it again.
  const emphasises = ({ id }: Mention): boolean => own.has(id) && weightier.some((one) => one.id === id);
  const stated = [
    ...reading.needs,
    ...weightier.filter(({ id }) => !reading.needs.some((need) => need.id === id)),
  ]
    .filter((found) => !emphasises(found))
    .map((found) => restated(own.get(found.id), { need: found.id, words: reading.typed(found), ...by }));
  const statedNow = new Set([...stated.map(({ need }) => need), ...weightier.map(({ id }) => id)]);
  const statedAgain = ({ need, author: by }: StatedNeed): boolean =>
    by === author && stated.some((one) => one.need === need);
  const dropped = unique(
    mine.filter(({ need }) => withdrawn.has(need) && !statedNow.has(need)).map(({ need }) => need),
  );
  const others = frame.needs
    .filter((stated) => !isMine(stated) && withdrawn.has(stated.need))
    .map(({ need }) => need);
  const needs = [
    ...frame.needs.filter(
      (known) =>
        !statedAgain(known) && (!isMine(known) || !withdrawn.has(known.need) || statedNow.has(known.need)),
    ),
    ...stated,
  ];

  const readmitted = new Set([
    ...reading.included.map(({ id }) => id),
    ...readmittedByReference(frame, reading),
  ]);
  const excludedNow = reading.excluded.map(({ id }) => id);
  const excluded = [
    ...frame.excluded.filter(
      (known) => !readmitted.has(known.option) && !isSaidAgain(known, excludedNow, by),
    ),
    ...excludedNow.map((option) => ({ option, ...by })),
  ];
  const knows = [
    ...frame.knows.filter((known) => !isSaidAgain(known, idsOf(reading.knows), by)),
    ...reading.knows.map((found) => ({ option: found.id, words: reading.typed(found), ...by })),
  ];
  const emphasised = [
    ...frame.emphasised.filter(
      ({ need, author: by }) =>
        needs.some((known) => known.need === need) &&
        !(by === author && (reading.has('both-stay') || weightier.some(({ id }) => id === need))),
    ),
    ...weightier.map(({ id }) => ({ need: id, author })),
  ];
  const known = new Set([...frame.needs.map(({ need }) => need), ...statedNow]);
  const outgrown = reading.outgrown.filter(({ id }) => dropped.includes(id));
  return {
    frame: {
      ...frame,
      needs: latestOfEach(needs, ({ need }) => need),
      emphasised: latestOfEach(emphasised, ({ need }) => need),
      excluded: latestOfEach(excluded, ({ option }) => option),
      knows: latestOfEach(knows, ({ option }) => option),
    },
    dropped,
    corrected:
      correction === undefined
        ? []
        : stated.filter(({ need, words }) => mine.some((old) => old.need === need && old.words !== words)),
    outgrown: outgrown.map((found) => ({ need: found.id, words: reading.typed(found) })),
    suspended: mine.filter(({ need }) => outgrown.some(({ id, supposed }) => supposed && id === need)),
    kept: unique(others),
    unstated: reading.withdrawn.map(({ id }) => id).filter((id) => !known.has(id)),
    supposed: [],
    readmitted: [...readmitted].filter((id) => frame.excluded.some(({ option }) => option === id)),
  };
}

/** Whether the same message says the same as an entry, so that one of them is enough. */
function isSaidAgain(
  { option, author, message }: Frame['knows'][number] | Frame['excluded'][number],
  now: readonly string[],
  by: StatedBy,
): boolean {
  return now.includes(option) && author === by.author && message === by.message;
}

/** True for most messages: they state nothing, and nothing stated before could change. */
function changesNothing(frame: Frame, reading: Reading): boolean {
  const { needs, withdrawn, excluded, included, knows } = reading;
  return (
    needs.length + withdrawn.length + excluded.length + included.length + knows.length === 0 &&
    frame.needs.length + frame.emphasised.length + frame.excluded.length === 0 &&
    !reading.has('matters-more')
  );
}

/** The needs that "matter more": those named before these words, or after them if there are none. */
function mattersMore(reading: Reading): readonly Mention[] {
  const [cue] = reading.all('matters-more');
  if (cue === undefined || reading.clauses.some(({ asks }) => asks)) return [];
  const named = [...reading.needs, ...reading.askedNeeds];
  const before = named.filter(({ to }) => to <= cue.from);
  return before.length > 0 ? before : named.filter(({ from }) => from >= cue.from);
}

/**
 * "put it back in" readmits the option that was ruled out last; "django … let it compete again" the one it
 * names.
 */
function readmittedByReference(frame: Frame, reading: Reading): string[] {
  const again =
    reading.has('include-prev') ||
    reading
      .all('include-next')
      .some(({ from, to }) =>
        reading.words.slice(from, to + 4).some(({ text }) => text === 'back' || text === 'again'),
      );
  const compete = reading.words.some(
    ({ text, stem }) => stem === 'compet' || text === 'again' || text === 'reconsider' || text === 'mind',
  );
  if (!again && !compete) return [];
  const named = reading.options
    .filter(({ id }) => frame.excluded.some(({ option }) => option === id))
    .map(({ id }) => id);
  if (named.length > 0) return named;
  const last = frame.excluded.at(-1);
  return last === undefined || !again ? [] : [last.option];
}
