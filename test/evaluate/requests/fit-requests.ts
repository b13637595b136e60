import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import type { Vector } from '../../../src/core/meaning/vector.ts';
import { leastLikely } from '../../../src/core/turn/request-for.ts';
import { likeliestRequest } from '../../../src/core/understanding/decide/requests/request-of-meaning.ts';
import { isRequestKind } from '../../../src/core/understanding/decide/requests/requests.ts';
import { fitDiscriminant } from '../../../src/knowledge/meanings/fit-discriminant.ts';
import type { Discriminant } from '../../../src/knowledge/meanings/topic-meanings.ts';
import { hashed } from '../meaning/asked.ts';
import { openForEvaluation } from '../meaning/open-encoder.ts';
import type { Measurement } from '../row.ts';
import { coveredControls, outOfScope } from '../scope-messages.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/understanding');
const requestsSchema = z.array(z.strictObject({ id: z.string(), ways: z.array(z.string().min(1)).min(8) }));
const labelledSchema = z.object({ text: z.string(), intent: z.string() });
const threadSchema = z.object({
  turns: z.array(z.object({ text: z.string(), silent: z.boolean().optional() })),
});

/** What a message is an example of: a request, or something else that has a kind of its own. */
type Example = { readonly text: string; readonly of: string };

export function requestExamples(): readonly Example[] {
  const asked = requestsSchema.parse(load(readFileSync(join(fixtures, 'requests.yaml'), 'utf8')));
  return asked
    .filter(({ id }) => isRequestKind(id))
    .flatMap(({ id, ways }) => ways.flatMap(inThreads).map((text) => ({ text, of: id })));
}

const names = ['Django', 'FastAPI', 'Flask'] as const;

/** As it's encoded. */
function inThreads(way: string): readonly string[] {
  return way.includes('{option}') ? names.map((name) => way.replaceAll('{option}', name)) : [way];
}

/** Messages that are no requests, each kind a class, so that none lies between all of them. */
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
    // What asks for a fact on what was just said wants nothing done with it.
    ...lines('follow-ups.txt').map((text) => ({ text, of: 'follow-up' })),
    ...coveredControls('train').map((text) => ({ text, of: 'covered' })),
    ...outOfScope('train').map(({ text, scope }) => ({ text, of: scope })),
  ];
}

type FittedRequests = { readonly classes: readonly string[]; readonly discriminant: Discriminant };

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

function scoresOf(
  { classes, discriminant: { weights, offsets } }: FittedRequests,
  vector: Vector,
): readonly { readonly id: string; readonly score: number }[] {
  return classes.map((id, row) => {
    let score = offsets[row] ?? 0;
    for (let at = 0; at < vector.length; at += 1)
      score += (weights[row * vector.length + at] ?? 0) * (vector[at] ?? 0);
    return { id, score };
  });
}

/** Linear scores of a discriminant are too sure of what they weren't fitted to: this much. Chosen on ways left out. */
export const spread = 2;
const folds = 4;

/** Requests told by their meaning, each way and each other message by a fit without its fold. */
export const measureRequests: Measurement = async () => {
  const encoder = await openForEvaluation();
  if (encoder === null) return [];
  const examples = [...requestExamples(), ...otherExamples()];
  const vectors = await encodeAll(encoder, examples);
  let [asked, taken, right, others, mistaken] = [0, 0, 0, 0, 0];
  for (let fold = 0; fold < folds; fold += 1) {
    const isOut = ({ text }: Example): boolean => hashed(text) % folds === fold;
    const fitted = await fitRequests(
      examples.filter((one) => !isOut(one)),
      vectors.filter((_, at) => !isOut(examples[at] ?? { text: '', of: '' })),
    );
    for (const [at, example] of examples.entries()) {
      const vector = vectors[at];
      if (!isOut(example) || vector === undefined) continue;
      const likely = likeliestRequest(scoresOf(fitted, vector), spread);
      const isTold = likely !== null && likely.share >= leastLikely;
      if (isRequestKind(example.of)) {
        asked += 1;
        if (isTold) taken += 1;
        if (isTold && likely.kind === example.of) right += 1;
      } else {
        others += 1;
        if (isTold) mistaken += 1;
      }
    }
  }
  return [
    { name: 'ways to ask left out: told', right, of: asked, limit: { kind: 'least', share: 0.5 } },
    { name: 'told: rightly', right, of: taken, limit: { kind: 'least', share: 0.76 } },
    {
      name: 'other messages that would be taken for a request, if nothing else answered them',
      right: mistaken,
      of: others,
      limit: { kind: 'most', share: 0.15 },
    },
  ];
};

export async function encodeAll(encoder: Encoder, examples: readonly Example[]): Promise<readonly Vector[]> {
  return encoder.encode(examples.map(({ text }) => text));
}
