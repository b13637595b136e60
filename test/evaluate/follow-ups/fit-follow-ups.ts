import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import { type Conversation, newConversation } from '../../../src/core/turn/conversation.ts';
import { takeInLikelyTopic } from '../../../src/core/turn/in-likely-topic.ts';
import type { Question } from '../../../src/core/turn/question.ts';
import {
  followUpFeatures,
  type SeenFeatures,
} from '../../../src/core/understanding/decide/follow-ups/follow-up-features.ts';
import {
  type FollowUpKind,
  followUpKinds,
} from '../../../src/core/understanding/decide/follow-ups/follow-up-kinds.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { wholeTurn, withMeaning } from '../../core/whole-turn.ts';
import { fitSoftmax, type SoftmaxExample, type SoftmaxModel } from '../fit-softmax.ts';
import { type MeaningOf, withMeanings } from '../meaning/with-meanings.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/understanding');
const kind = z.enum(followUpKinds);
const state = z.enum(['pick', 'answer', 'move', 'comparison']);
const threadsSchema = z.strictObject({
  openings: z.record(state, z.array(z.string()).min(2)),
  kinds: z.array(
    z.strictObject({ id: kind, after: z.array(state).min(1), ways: z.array(z.string().min(1)).min(8) }),
  ),
});
const requestsSchema = z.array(z.object({ id: z.string(), ways: z.array(z.string()) }));

/** A message in a thread, and what it does there. */
export type FollowUpExample = {
  /** As it's written, for whichever options. */
  readonly way: string;
  readonly of: FollowUpKind;
  /** What's seen of it: with its meaning, and by its words alone. */
  readonly seen: readonly SeenFeatures[];
};

type Placed = { readonly way: string; readonly of: FollowUpKind; readonly opening: string };

/** Each way is read in so many threads. */
const openingsEach = 3;
/** Of the requests and of the questions of the topics, one of so many is an example. */
const every = { request: 3, phrasing: 29 } as const;

function placed(knowledge: Knowledge): readonly Placed[] {
  const { openings, kinds } = threadsSchema.parse(
    load(readFileSync(join(fixtures, 'in-threads.yaml'), 'utf8')),
  );
  const all = Object.values(openings).flat();
  const of = (id: FollowUpKind, ways: readonly string[], after: readonly string[], each: number): Placed[] =>
    ways.flatMap((way, at) =>
      Array.from({ length: each }, (_, step) => ({
        way,
        of: id,
        opening: after[(at * each + step * 5) % after.length] ?? '',
      })),
    );
  const requests = requestsSchema.parse(load(readFileSync(join(fixtures, 'requests.yaml'), 'utf8')));
  const asked = readFileSync(join(fixtures, 'follow-ups.txt'), 'utf8').trim().split('\n');
  const phrasings = knowledge.topics.flatMap(({ questions }) => questions.flatMap((one) => one.phrasings));
  return [
    ...kinds.flatMap(({ id, after, ways }) =>
      of(
        id,
        ways,
        after.flatMap((one) => openings[one] ?? []),
        openingsEach,
      ),
    ),
    ...of(
      'request',
      requests
        .filter(({ id }) => !likeFollowUps.has(id))
        .flatMap(({ ways }) => ways.filter((_, at) => at % every.request === 0)),
      all,
      1,
    ),
    ...Object.entries(alsoOf).flatMap(([id, as]) =>
      of(
        as,
        requests.filter((one) => one.id === id).flatMap(({ ways }) => ways),
        all,
        1,
      ),
    ),
    ...of('fresh', asked, all, 1),
    ...of(
      'fresh',
      phrasings.filter((text, at) => at % every.phrasing === 0 && !text.includes('{')),
      all,
      1,
    ),
  ];
}

/** Requests that are much the same as a kind of follow-ups. */
const likeFollowUps = new Set([
  'risks',
  'sources',
  'steps',
  'worth',
  'challenge',
  'sure',
  'change',
  'first-steps',
  'why-not',
  'lose',
  'wrong',
  'duration',
  'where',
  'covered',
]);

/** Requests that are such a kind. */
const alsoOf = { risks: 'watch', sources: 'sources', lose: 'watch' } as const satisfies Readonly<
  Record<string, FollowUpKind>
>;

/** All examples, each read in the thread that its opening leads to. */
export async function followUpExamples(
  knowledge: Knowledge,
  encoder: Encoder,
): Promise<readonly FollowUpExample[]> {
  return withMeanings(encoder, (meaningOf) => {
    const threads = new Map<string, Conversation>();
    return placed(knowledge).flatMap(({ way, of, opening }) => {
      const thread = threads.get(opening) ?? opened(opening, knowledge, meaningOf);
      threads.set(opening, thread);
      return exampleOf(way, of, thread, { knowledge, meaningOf });
    });
  });
}

type Known = { readonly knowledge: Knowledge; readonly meaningOf: MeaningOf };

function exampleOf(
  way: string,
  of: FollowUpKind,
  thread: Conversation,
  { knowledge, meaningOf }: Known,
): FollowUpExample[] {
  if (thread.frame?.last == null) return [];
  const text = filledIn(way, thread, knowledge);
  const meaning = meaningOf(text);
  const asked = questionOf(text);
  const { understood } = takeInLikelyTopic(
    thread,
    meaning === undefined ? asked : { ...asked, meaning },
    knowledge,
  );
  const seen = [followUpFeatures(understood, thread, meaning), followUpFeatures(understood, thread, null)];
  return [{ way, of, seen }];
}

function questionOf(words: string): Question {
  return { conversation: 'fit', author: 'U1', words, audience: 'direct' };
}

function opened(opening: string, knowledge: Knowledge, meaningOf: MeaningOf): Conversation {
  const before = newConversation('fit');
  return wholeTurn(before, withMeaning(questionOf(opening), before, knowledge, meaningOf), knowledge)
    .conversation;
}

function filledIn(way: string, { frame }: Conversation, { topics }: Knowledge): string {
  const topic = topics.find(({ id }) => id === frame?.topic);
  if (topic === undefined) return way;
  const { nameOf, options } = libraryOf(topic);
  const pick = frame?.last?.ranking?.[0] ?? frame?.last?.main ?? options[0] ?? '';
  const other = [...(frame?.last?.options ?? []), ...options].find((id) => id !== pick) ?? '';
  return way
    .replaceAll('{pick}', nameOf(pick).toLowerCase())
    .replaceAll('{other}', nameOf(other).toLowerCase());
}

/** What's only common weighs less: there's far more of it. */
const weightOf: Readonly<Partial<Record<FollowUpKind, number>>> = { fresh: 0.8, request: 0.5 };
/** So many times: each way counts in each of its threads, with its meaning and without. */
const least = 10;
const ofWords = 0.6;

export function fitFollowUps(examples: readonly FollowUpExample[]): SoftmaxModel {
  const rows = examples.flatMap(({ of, seen }): SoftmaxExample[] =>
    seen.map((one) => ({
      seen: one,
      target: followUpKinds.map((id) => (id === of ? 1 : 0)),
      weight: weightOf[of] ?? 1,
    })),
  );
  return fitSoftmax(rows, {
    steps: 200,
    rate: 0.05,
    penalty: 0.0004,
    isKept: (_, count) => count >= least,
    // Words are many, and most of them are in few examples.
    scaleOf: (name) => (/^(?:has|opens|ends) /.test(String(name)) ? ofWords : 1),
  });
}
