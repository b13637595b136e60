import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { intentKinds } from '../../src/core/turn/intent.ts';

const labelSchema = z.looseObject({
  text: z.string(),
  /** Id of the topic that it's about; absent if the label says nothing about it. */
  topic: z.string().optional(),
  user: z.string().optional(),
  silent: z.boolean().optional(),
  intent: z.enum(intentKinds).optional(),
  alsoAccept: z.array(z.string()).default([]),
  options: z.array(z.string()).default([]),
  optionsAlso: z.array(z.array(z.string())).default([]),
  excluded: z.array(z.string()).default([]),
  aspects: z.array(z.string()).default([]),
  needs: z.array(z.string()).optional(),
  top: z.string().optional(),
  mustMention: z.array(z.string()).default([]),
  mustNotMention: z.array(z.string()).default([]),
});
const threadSchema = z.looseObject({ shared: z.boolean().optional(), turns: z.array(labelSchema) });

/** A message, with what a careful person would expect of the answer. */
export type Label = z.infer<typeof labelSchema>;
export type LabelledThread = { readonly shared: boolean; readonly turns: readonly Label[] };
export type Split = { readonly name: string; readonly threads: readonly LabelledThread[] };

export const fixtures = join(import.meta.dirname, '../fixtures/understanding');
const shared = join(import.meta.dirname, '../../../shared/understanding');

function lines(path: string): unknown[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

function readThreads(path: string): LabelledThread[] {
  return lines(path).map((line) => {
    const { shared: isShared = false, turns } = threadSchema.parse(line);
    return { shared: isShared, turns };
  });
}

/** Threads that tell nothing but whom each message is for. */
export function threadsIn(file: string): LabelledThread[] {
  return readThreads(join(fixtures, file));
}

function split(name: string, questions: string, threads: string): Split {
  return {
    name,
    threads: [
      ...lines(questions).map((line) => ({ shared: false, turns: [labelSchema.parse(line)] })),
      ...readThreads(threads),
    ],
  };
}

/** The topics beside the first one, which has the other splits. A third of their messages are for checking alone. */
export const topicsNextDoor = ['databases', 'task-queues', 'python-orms', 'api-styles'] as const;

/**
 * The labelled splits: those that rules are written from, those that they never see, and the sample if it is
 * available.
 */
export function splits(): Split[] {
  return [
    split('train', join(fixtures, 'train-questions.jsonl'), join(fixtures, 'train-threads.jsonl')),
    split('train2', join(fixtures, 'train2-questions.jsonl'), join(fixtures, 'train2-threads.jsonl')),
    split('train3a', join(fixtures, 'train3a-questions.jsonl'), join(fixtures, 'train3-threads.jsonl')),
    split('train-plain', join(fixtures, 'train-plain.jsonl'), join(fixtures, 'none.jsonl')),
    split('train3b', join(fixtures, 'train3b-questions.jsonl'), join(fixtures, 'none.jsonl')),
    split('train4', join(fixtures, 'train4-questions.jsonl'), join(fixtures, 'train4-threads.jsonl')),
    split('train-subjects', join(fixtures, 'none.jsonl'), join(fixtures, 'train-subjects-threads.jsonl')),
    split('train-talk', join(fixtures, 'none.jsonl'), join(fixtures, 'talk-train.jsonl')),
    split('check', join(fixtures, 'check-questions.jsonl'), join(fixtures, 'check-threads.jsonl')),
    ...topicsNextDoor.flatMap((topic) =>
      ['train', 'check'].map((part) =>
        split(
          `${topic}-${part}`,
          join(fixtures, 'topics', `${topic}-${part}.jsonl`),
          join(fixtures, 'none.jsonl'),
        ),
      ),
    ),
    split('check-subjects', join(fixtures, 'none.jsonl'), join(fixtures, 'check-subjects-threads.jsonl')),
    ...(existsSync(shared)
      ? [split('sample', join(shared, 'questions.jsonl'), join(shared, 'threads.jsonl'))]
      : []),
  ];
}
