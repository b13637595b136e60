import type { Frame } from '../conversation.ts';
import type { Cue } from './cues.ts';
import type { Reading } from './reading.ts';
import type { Resolved } from './references.ts';

/** All that the rules look at to tell what is wanted. */
export type Situation = {
  readonly reading: Reading;
  /** The line of thought, this message's needs included. */
  readonly frame: Frame;
  readonly hasContext: boolean;
  readonly resolved: Resolved;
  /** Aspects of the message itself. */
  readonly aspects: readonly string[];
  readonly has: Reading['has'];
  /** A question mark, or a question's word order. */
  readonly asks: boolean;
  /** Words that are no punctuation. */
  readonly length: number;
  /** The speaker's own project is spoken of. */
  readonly own: boolean;
};

const questionWords = new Set(
  'what which who whose whom where when why how is are am was were do does did can could should would will shall has have had any anyone anybody'.split(' '),
);

export function situationOf(reading: Reading, frame: Frame, hasContext: boolean, resolved: Resolved): Situation {
  const plainWords = reading.words.filter(({ mark }) => !mark);
  const first = plainWords.find(({ text }) => !openers.has(text));
  return {
    reading,
    frame,
    hasContext,
    resolved,
    aspects: reading.aspects.map(({ id }) => id),
    has: reading.has,
    asks: reading.words.some(({ text }) => text === '?') || (first !== undefined && questionWords.has(first.text)),
    length: plainWords.length,
    own: reading.has('own'),
  };
}

/** Words that a sentence may open with and that say nothing of what it is. */
const openers = new Set('so and but ok okay well hm hmm hey hi hello honestly also btw then now please right um uh erm yo guys folks team all quick question oh ah nah no yes'.split(' '));

/** True where a cue starts the message, openers aside. */
export function opensWith(situation: Situation, cue: Cue): boolean {
  const words = situation.reading.words;
  let first = 0;
  while (first < words.length && (words[first]?.mark || openers.has(words[first]?.text ?? ''))) first++;
  return situation.reading.all(cue).some(({ from }) => from === first || from === 0);
}

/** Share of the words that the given cues cover. */
export function covered(situation: Situation, cues: readonly Cue[]): number {
  const { words, all } = situation.reading;
  const taken = new Set<number>();
  for (const cue of cues) for (const { from, to } of all(cue)) for (let at = from; at < to; at++) if (!words[at]?.mark) taken.add(at);
  return situation.length === 0 ? 0 : taken.size / situation.length;
}
