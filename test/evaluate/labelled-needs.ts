import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Topic } from '../../src/knowledge/schema.ts';
import { splits } from './labelled.ts';

/** A message and the needs that a careful reader would write down as stated by it. */
export type NeedsLabel = {
  readonly text: string;
  readonly needs: readonly string[];
  /** False for a message of the labelled threads, whose needs may also be those that a question is about. */
  readonly statedOnly: boolean;
  /** True for a message inside a thread, after others. */
  readonly later: boolean;
  /** Only this need is labelled. */
  readonly only?: string;
};

const lineSchema = z.strictObject({ text: z.string(), needs: z.array(z.string()) });

/** Messages labelled for their needs alone; `check` is a third of those in the first file, by hash, that nothing is fitted on. */
export function needsFixture(part: 'train' | 'check'): NeedsLabel[] {
  const split = linesOf('needs-train.jsonl').filter(
    ({ text }) => (hashOf(text) % 3 === 0) === (part === 'check'),
  );
  return part === 'check' ? split : [...split, ...linesOf('needs-train-only.jsonl')];
}

function linesOf(file: string): NeedsLabel[] {
  return readFileSync(join(import.meta.dirname, '../fixtures/understanding', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...lineSchema.parse(JSON.parse(line)), statedOnly: true, later: false }));
}

/** Messages of the labelled splits whose needs are labelled. */
export function needsOfSplits(wanted: (name: string) => boolean): NeedsLabel[] {
  return splits()
    .filter(({ name }) => wanted(name))
    .flatMap(({ threads }) => threads)
    .flatMap(({ turns }) =>
      turns.flatMap(({ text, needs, silent }, at) =>
        needs === undefined || silent === true
          ? []
          : [{ text: text.replace(/<@BOT>/gi, ' '), needs, statedOnly: false, later: at > 0 }],
      ),
    );
}

/** Sentences that state whatever is put into them, and sentences that only mention it. */
const stating = [
  'we need {x}',
  'we need: {x}',
  'we need: {x}. which framework should we use?',
  'requirements: {x}',
  '{x} is a must',
  '{x}: django or flask?',
  '{x}, what do you recommend?',
  'flask or fastapi for {x}?',
  'it has to have {x}',
  'it should have {x}',
  'also {x}',
  '{x} matters most to us',
  'our project: {x}',
  'i want {x}, which one?',
  "there's {x}, so what do we take",
];
const mentioning = [
  'does flask have {x}?',
  'how does django do {x}',
  'if we needed {x}, would that change it?',
  'if we needed {x}',
  'if we had {x}, which one',
  'would be different if we wanted {x}',
  'suppose we had {x}',
  'what if we had {x} one day',
  'my last company had {x}',
  'we used to have {x}',
  'the old version had {x}, this one does not',
  '{x} is already there',
  '{x} is solved by another product',
  '{x} is done elsewhere, ignore it',
  'the gateway does {x} for us',
  'the other team has {x}',
  'they have {x} next door',
  'a friend of mine has {x}',
  'compare django and fastapi on {x}',
  'what about {x}',
  'is {x} the same in all three',
  'he read that fastapi is good for {x}',
  'thanks for the bit on {x}',
  '{x} is not important to us',
  'it is not about {x}',
  'nobody here wants {x}',
  'we have no {x}',
];

/** How many of the latest phrases of each need are put into sentences, beside its title and the first two. */
const phrasesOfEach = 4;

/** The needs of a topic in made-up sentences, so that what is learnt of the sentences holds for every need. */
export function needsInSentences({ needs }: Topic): NeedsLabel[] {
  return needs.flatMap(({ id, title, phrases }) => {
    const plain = phrases.filter((phrase) => /^[a-z]+( [a-z]+)*$/.test(phrase));
    const names = [title, ...plain.slice(0, 2), ...plain.slice(-phrasesOfEach)];
    const filled = (sentences: readonly string[], stated: boolean): NeedsLabel[] =>
      sentences.flatMap((sentence) =>
        names.map((name) => ({
          text: sentence.replace('{x}', name),
          needs: stated ? [id] : [],
          statedOnly: true,
          later: false,
          only: id,
        })),
      );
    return [...filled(stating, true), ...filled(mentioning, false)];
  });
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
