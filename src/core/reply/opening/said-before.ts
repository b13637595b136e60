import type { Conversation, Frame } from '../../turn/conversation.ts';
import type { Intent } from '../../turn/intent.ts';
import type { Reading } from '../../understanding/match/reading.ts';

/** How many first lines of its answers a conversation keeps. */
export const keptOpenings = 60;

/** What the thread's earlier answers opened with, as hashes: enough not to open two answers alike, and no transcript. */
export type SaidBefore = {
  /** True if an answer of this thread has opened with this line. */
  opened(line: string): boolean;
  /** True if the same question got this line; the same in other words isn't the same question. */
  toSameQuestion(line: string): boolean;
  /** True if, besides, nothing has been stated since that could change the answer. */
  toSameState(line: string): boolean;
  /** True if this line answered the same kind of question about the same, in whatever words. */
  toSameSubject(line: string): boolean;
  /** The openings with one more. */
  with(line: string): string[];
};

/** What makes a turn the same as an earlier one. */
export type TurnSubject = {
  readonly reading: Reading;
  readonly intent: Intent;
  readonly frame: Frame;
};

const length = 7;

export function saidBefore({ openings }: Conversation, { reading, intent, frame }: TurnSubject): SaidBefore {
  const question = hashOf(questionKey(reading));
  const state = hashOf(
    [
      frame.topic,
      ...frame.needs.map(({ need }) => need),
      '|',
      ...frame.emphasised.map(({ need }) => need),
      '|',
      ...frame.excluded.map(({ option }) => option),
      '|',
      ...frame.knows.map(({ option }) => option),
      '|',
      intent.kind,
      ...intent.options,
      ...intent.aspects,
    ].join(' '),
  );
  const some = (start: string): boolean => openings.some((known) => known.startsWith(start));
  return {
    opened: (line) => openings.length > 0 && some(lineHash(line)),
    toSameQuestion: (line) => some(lineHash(line) + question),
    toSameSubject: (line) => {
      const start = lineHash(line);
      return openings.some((known) => known.startsWith(start) && known.endsWith(state));
    },
    toSameState: (line) => some(lineHash(line) + question + state),
    with: (line) => {
      const opening = lineHash(line) + question + state;
      return [...openings.filter((known) => known !== opening), opening].slice(-keptOpenings);
    },
  };
}

function lineHash(line: string): string {
  return hashOf(
    line
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
}

/** Words that don't make it another question. */
const fillers = new Set(
  'a an the please pls plz ok okay so well and but then now again hey hi just really actually tho though um'.split(
    ' ',
  ),
);

/** The question without fillers and punctuation, and without the order of its words. */
function questionKey({ words }: Reading): string {
  const stems = words.filter(({ mark, text }) => !mark && !fillers.has(text)).map(({ stem }) => stem);
  const kept = stems.length > 0 ? stems : words.filter(({ mark }) => !mark).map(({ stem }) => stem);
  return [...new Set(kept)].sort().join(' ');
}

/** 32 bits in base 36, by FNV-1a (Fowler, Noll, Vo): two lines of a thread are alike by chance once in 70 million. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(length, '0');
}
