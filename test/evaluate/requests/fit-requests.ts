import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import type { Vector } from '../../../src/core/meaning/vector.ts';
import { isRequestKind } from '../../../src/core/understanding/decide/requests/requests.ts';
import { fitDiscriminant } from '../../../src/knowledge/meanings/fit-discriminant.ts';
import type { Discriminant } from '../../../src/knowledge/meanings/topic-meanings.ts';
import { hashed } from '../meaning/asked.ts';
import { coveredControls, outOfScope } from '../scope-messages.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/understanding');
const requestsSchema = z.array(z.strictObject({ id: z.string(), ways: z.array(z.string().min(1)).min(8) }));
const labelledSchema = z.object({ text: z.string(), intent: z.string() });
const threadSchema = z.object({
  turns: z.array(z.object({ text: z.string(), silent: z.boolean().optional() })),
});

/** What a message is an example of: a request, or something else that has a kind of its own. */
export type Example = { readonly text: string; readonly of: string };

/** Kinds of messages that are no requests; each is a class, so that none lies between all of them. */
const others = ['explain', 'compare', 'recommend', 'talk', 'hands-on', 'elsewhere', 'covered'] as const;
export type Other = (typeof others)[number];

export function requestExamples(): readonly Example[] {
  const asked = requestsSchema.parse(parse(readFileSync(join(fixtures, 'requests.yaml'), 'utf8')));
  return asked
    .filter(({ id }) => isRequestKind(id))
    .flatMap(({ id, ways }) => ways.flatMap(inThreads).map((text) => ({ text, of: id })));
}

const names = ['Django', 'FastAPI', 'Flask'] as const;

/** As it's encoded: as it stands, and completed by the option that its thread is about. */
function inThreads(way: string): readonly string[] {
  if (way.includes('{option}')) return names.map((name) => way.replaceAll('{option}', name));
  return [way, `${names[hashed(way) % names.length] ?? names[0]}: ${way}`];
}

export function otherExamples(): readonly Example[] {
  const lines = (name: string): string[] => readFileSync(join(fixtures, name), 'utf8').trim().split('\n');
  const labelled = [
    'train-questions.jsonl',
    'train2-questions.jsonl',
    'train3a-questions.jsonl',
    'train3b-questions.jsonl',
  ]
    .flatMap(lines)
    .map((line) => labelledSchema.parse(JSON.parse(line)))
    .filter(({ intent }) => intent === 'explain' || intent === 'compare' || intent === 'recommend')
    .map(({ text, intent }) => ({ text, of: intent }));
  const talk = lines('talk-train.jsonl')
    .flatMap((line) => threadSchema.parse(JSON.parse(line)).turns)
    .filter(({ silent }) => silent === true)
    .map(({ text }) => ({ text, of: 'talk' }));
  return [
    ...labelled,
    ...talk,
    ...coveredControls('train').map((text) => ({ text, of: 'covered' })),
    ...outOfScope('train').map(({ text, scope }) => ({ text, of: scope })),
  ];
}

export type FittedRequests = { readonly classes: readonly string[]; readonly discriminant: Discriminant };

export async function fitRequests(
  examples: readonly Example[],
  vectors: readonly Vector[],
): Promise<FittedRequests> {
  const byClass = Map.groupBy(
    examples.map(({ of }, at) => ({ of, vector: vectors[at] })),
    ({ of }) => of,
  );
  const classes = [...byClass.keys()].sort();
  const groups = classes.map((id) => (byClass.get(id) ?? []).flatMap(({ vector }) => vector ?? []));
  return { classes, discriminant: await fitDiscriminant(groups, vectors[0]?.length ?? 0) };
}

export function scoresOf(
  { classes, discriminant: { weights, offsets } }: FittedRequests,
  vector: Vector,
): Map<string, number> {
  return new Map(
    classes.map((id, row) => {
      let sum = offsets[row] ?? 0;
      for (let at = 0; at < vector.length; at += 1)
        sum += (weights[row * vector.length + at] ?? 0) * (vector[at] ?? 0);
      return [id, sum];
    }),
  );
}

export const isOther = (id: string): boolean => others.some((other) => other === id);
export const foldOf = (text: string, folds: number): number => hashed(text) % folds;
export async function encodeAll(encoder: Encoder, examples: readonly Example[]): Promise<readonly Vector[]> {
  return encoder.encode(examples.map(({ text }) => text));
}
