import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Knowledge, Topic } from '../../../src/knowledge/schema.ts';

/** What people asked in public threads, restated, and the claims that answer it. */
const askedSchema = z.strictObject({
  said: z.string(),
  /** Empty if nothing answers it. */
  answer: z.array(z.string()),
  source: z.string(),
});
export type Asked = z.infer<typeof askedSchema>;

/** The topic that people asked about in public threads. */
export function askedTopic({ topics }: Knowledge): Topic {
  const topic = topics.find(({ id }) => id === 'python-web');
  if (topic === undefined) throw new Error('There is no topic "python-web".');
  return topic;
}

const folder = join(import.meta.dirname, '../../fixtures/meaning');

/** Whether nothing is fitted on a thread: a third of the threads, by a hash. */
export function isUnread(source: string): boolean {
  return hashed(`check ${source}`) % 3 === 0;
}

export function readAsked(): Asked[] {
  return ['answerable', 'unanswerable'].flatMap((name) =>
    readFileSync(join(folder, `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => askedSchema.parse(JSON.parse(line))),
  );
}

/** FNV-1a, 32 bits: the same on every machine. */
export function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  return hash >>> 0;
}
