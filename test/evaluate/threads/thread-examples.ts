import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { matchesInThread, type Sought } from '../../../src/core/meaning/asked/match-in-thread.ts';
import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import { contextsOf } from '../../../src/core/meaning/in-thread/contexts.ts';
import {
  candidateEvidence,
  candidatesInThread,
  type ThreadCandidate,
  threadMessageEvidence,
} from '../../../src/core/meaning/in-thread/thread-evidence.ts';
import { meaningsIn } from '../../../src/core/meaning/meanings-in.ts';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import { takeInLikelyTopic } from '../../../src/core/turn/in-likely-topic.ts';
import type { Question } from '../../../src/core/turn/question.ts';
import { idsOf, unique } from '../../../src/core/understanding/match/references.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { wholeTurn, withMeaning } from '../../core/whole-turn.ts';
import { hashed } from '../meaning/asked.ts';
import { withMeanings } from '../meaning/with-meanings.ts';

/** What the questions that nothing is looked up for are: told, doubted, asked of the answer itself, or without an answer. */
const otherwise = z.enum(['circumstance', 'doubt', 'act', 'unanswerable']);
const threadsSchema = z.array(
  z.strictObject({
    opening: z.string().min(1),
    'follow-ups': z
      .array(
        z.strictObject({
          said: z.string().min(1),
          /** Ids of the questions and claims that answer it, best first; none if nothing does. */
          entries: z.array(z.string()),
          /** Whether the first is what the opening was answered with. */
          same: z.boolean().optional(),
          kind: otherwise.optional(),
        }),
      )
      .min(1),
  }),
);

const folder = join(import.meta.dirname, '../../fixtures/threads');

/** A follow-up, read after the answer to its opening. */
export type ThreadExample = {
  readonly topic: string;
  readonly opening: string;
  readonly said: string;
  readonly entries: readonly string[];
  readonly kind: z.infer<typeof otherwise> | undefined;
  readonly candidates: readonly (ThreadCandidate & {
    readonly evidence: readonly number[];
    readonly isRight: boolean;
  })[];
  readonly message: readonly number[];
};

/** Whether nothing is fitted on a thread: a third of them, by a hash. */
export function isUnreadThread({ opening }: { readonly opening: string }): boolean {
  return hashed(`thread ${opening}`) % 3 === 0;
}

/** All follow-ups whose thread is on its topic by then. */
export async function threadExamples(
  knowledge: Knowledge,
  encoder: Encoder,
): Promise<readonly ThreadExample[]> {
  const threads = readdirSync(folder).flatMap((file) =>
    threadsSchema
      .parse(load(readFileSync(join(folder, file), 'utf8')))
      .map((thread) => ({ ...thread, topic: file.replace('.yaml', '') })),
  );
  return withMeanings(encoder, (meaningOf) =>
    threads.flatMap(({ topic, opening, 'follow-ups': followUps }) => {
      const before = newConversation('fit');
      const first = withMeaning(questionOf(opening), before, knowledge, meaningOf);
      const { conversation } = wholeTurn(before, { ...first, topic }, knowledge);
      if (conversation.frame?.last == null || conversation.frame.topic !== topic) return [];
      return followUps.flatMap(({ said, entries, kind }): ThreadExample[] => {
        const question = withMeaning(questionOf(said), conversation, knowledge, meaningOf);
        const { understood } = takeInLikelyTopic(conversation, question, knowledge);
        const { reading } = understood;
        if (reading.topic.id !== topic) return [];
        const sought: Sought = {
          understood,
          conversation,
          vector: question.meaning,
          inThread: question.meaningsInThread,
          meanings: meaningsIn(knowledge, question, topic),
        };
        const named = unique([...idsOf(reading.options), ...idsOf(reading.alternatives)]);
        const matches = matchesInThread(sought, named);
        if (contextsOf(understood, conversation).length === 0) return [];
        const evidenceOf = candidateEvidence(sought);
        return [
          {
            ...{ topic, opening, said, entries, kind },
            candidates: candidatesInThread(matches).map((one) => ({
              ...one,
              evidence: evidenceOf(one),
              isRight: answers(one, entries),
            })),
            message: threadMessageEvidence(sought, matches),
          },
        ];
      });
    }),
  );
}

/** By its question, or by the claim that comes first. */
function answers({ candidate: { question, claims } }: ThreadCandidate, entries: readonly string[]): boolean {
  const [first = ''] = claims;
  return question === null ? entries.includes(first) : entries.includes(question);
}

function questionOf(words: string): Question {
  return { conversation: 'fit', author: 'U1', words, audience: 'direct' };
}

/** Evidence by its names. */
export function named(names: readonly string[], values: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name, at) => [name, values[at] ?? 0]));
}
