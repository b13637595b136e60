import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import type { Vector } from '../../../src/core/meaning/vector.ts';
import { fitBetween } from '../../../src/knowledge/meanings/between-topics.ts';
import { buildMeanings } from '../../../src/knowledge/meanings/build-meanings.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';

/** The vector of a text; undefined if it isn't known. */
export type MeaningOf = (text: string) => Vector | undefined;

/** What earlier turns of a thread need decides what later ones do: after so many rounds, nothing new is asked for. */
const mostRounds = 12;

/** Runs something that needs vectors of texts, and again until none of them is missing. */
export async function withMeanings<T>(encoder: Encoder, run: (meaningOf: MeaningOf) => T): Promise<T> {
  const known = new Map<string, Vector>();
  for (let round = 0; ; round += 1) {
    const missing = new Set<string>();
    const result = run((text) => {
      const vector = known.get(text);
      if (vector === undefined) missing.add(text);
      return vector;
    });
    if (missing.size === 0 || round === mostRounds) return result;
    const texts = [...missing];
    const vectors = await encoder.encode(texts);
    for (const [index, text] of texts.entries()) {
      const vector = vectors[index];
      if (vector !== undefined) known.set(text, vector);
    }
  }
}

const built = new WeakMap<Knowledge, Promise<Knowledge>>();

/** The same knowledge with what its topics mean, built once. */
export function knowledgeWithMeanings(knowledge: Knowledge, encoder: Encoder): Promise<Knowledge> {
  const known = built.get(knowledge) ?? build(knowledge, encoder);
  built.set(knowledge, known);
  return known;
}

async function build(knowledge: Knowledge, encoder: Encoder): Promise<Knowledge> {
  const meanings = new Map<string, Awaited<ReturnType<typeof buildMeanings>>>();
  for (const topic of knowledge.topics) meanings.set(topic.id, await buildMeanings(topic, encoder));
  const between = await fitBetween([...meanings.keys()], meanings);
  return { ...knowledge, meanings, ...(between !== null && { between }) };
}
