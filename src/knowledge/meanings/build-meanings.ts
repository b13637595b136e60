import type { Topic } from '../schema.ts';
import { byteRowsOf } from './byte-rows.ts';
import { fitContrast, fitDiscriminant } from './fit-discriminant.ts';
import { phrasingsByClass } from './phrasings-by-class.ts';
import type { Rows, TopicMeanings } from './topic-meanings.ts';

/** Makes unit vectors of texts. */
export type TopicEncoder = {
  /** Of everything that its vectors depend on. */
  readonly checksum: string;
  encode(texts: readonly string[]): Promise<readonly Float32Array[]>;
};

/** Encodes what a topic's questions and claims say and how people ask for them, and fits the matcher to it. */
export async function buildMeanings(topic: Topic, encoder: TopicEncoder): Promise<TopicMeanings> {
  const byClass = phrasingsByClass(topic);
  const lines = topic.claims.map(({ line }) => line);
  const termed = topic.claims.map(({ line, terms }) => [line, terms.join(', ')].join(' ').trim());
  const texts = [
    ...new Set([...byClass.flat(), ...lines, ...termed, ...topic.unanswered, ...topic.openings]),
  ];
  const encoded = await encoder.encode(texts);
  const vectors = new Map(texts.map((text, index) => [text, encoded[index]]));
  const of = (list: readonly string[]): Float32Array[] => list.flatMap((text) => vectors.get(text) ?? []);
  const size = encoded[0]?.length ?? 0;
  const { length: questions } = topic.questions;
  // What a claim says is one more way to ask for it, and with the words it answers another.
  const classes = byClass.map((phrasings, index) =>
    index < questions
      ? of(phrasings)
      : of([...phrasings, lines[index - questions] ?? '', termed[index - questions] ?? '']),
  );
  return {
    checksum: encoder.checksum,
    size,
    classes: await fitDiscriminant(classes, size),
    phrasings: byteRowsOf(of(byClass.flat()), size),
    lines: rowsOf(of(lines), size),
    unanswered: rowsOf(of(topic.unanswered), size),
    openings: rowsOf(of(topic.openings), size),
    outside: await fitContrast(of(topic.unanswered), of(byClass.flat()), size),
  };
}

function rowsOf(vectors: readonly Float32Array[], size: number): Rows {
  const rows = new Float32Array(vectors.length * size);
  for (const [index, vector] of vectors.entries()) rows.set(vector, index * size);
  return rows;
}
