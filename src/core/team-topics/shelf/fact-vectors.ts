import { someByteRows } from '../../../knowledge/meanings/byte-rows.ts';
import { phrasingsByClass } from '../../../knowledge/meanings/phrasings-by-class.ts';
import type { ByteRows, TopicMeanings } from '../../../knowledge/meanings/topic-meanings.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { Encoder } from '../../meaning/encoder.ts';

/** Vectors of what a team stated, by its words, as bytes: a quarter of the memory, and the third digit is all that differs. */
export type FactVectors = Map<string, Int8Array>;

/** What a byte of 1 stands for: no number of a vector is beyond 1. */
const scale = 127;

/**
 * Encodes what of a topic isn't yet, and lets go of what it no longer states. Off the event loop, as all encoding is.
 *
 * @throws if a text can't be encoded
 */
export async function encodeFacts(topic: Topic, vectors: FactVectors, encoder: Encoder): Promise<void> {
  const texts = new Set(topic.claims.filter(isStated).flatMap(({ line, claim }) => [line, claim]));
  for (const text of vectors.keys()) if (!texts.has(text)) vectors.delete(text);
  const missing = [...texts].filter((text) => !vectors.has(text));
  if (missing.length === 0) return;
  const encoded = await encoder.encode(missing);
  for (const [at, text] of missing.entries()) {
    const vector = encoded[at];
    if (vector !== undefined)
      vectors.set(
        text,
        Int8Array.from(vector, (value) => Math.round(value * scale)),
      );
  }
}

function isStated({ provenance }: Topic['claims'][number]): boolean {
  return provenance === 'team';
}

/**
 * What a team's own topic means, for finding its facts by what they say: their vectors, and of the checked claims that came along
 * those that are known.
 *
 * @returns null if nothing of it has a vector
 */
export function meaningsOfFacts(
  topic: Topic,
  vectors: FactVectors,
  { checksum, checked }: { readonly checksum: string; readonly checked: Knowledge },
): TopicMeanings | null {
  const known = openCheckedRows(topic, checked);
  const size = vectors.values().next().value?.length ?? known.size;
  if (size === 0) return null;
  const { claims } = topic;
  const rowsOf = (rows: readonly (Int8Array | Float32Array | undefined)[]): Float32Array => {
    const all = new Float32Array(rows.length * size);
    for (const [at, row] of rows.entries()) {
      if (row?.length !== size) continue;
      const unit = row instanceof Int8Array ? scale : 1;
      for (let index = 0; index < size; index += 1) all[at * size + index] = (row[index] ?? 0) / unit;
    }
    return all;
  };
  const none = { weights: new Float32Array(0), offsets: new Float32Array(0) };
  return {
    checksum,
    size,
    lines: rowsOf(claims.map((claim) => (isStated(claim) ? vectors.get(claim.line) : known.line(claim.id)))),
    said: rowsOf(claims.map((claim) => (isStated(claim) ? vectors.get(claim.claim) : undefined))),
    phrasings: someByteRows(
      claims.flatMap(({ id }) => known.phrasings(id)),
      known.size,
    ),
    classes: none,
    unanswered: new Float32Array(0),
    openings: new Float32Array(0),
    outside: none,
  };
}

type CheckedRows = {
  readonly size: number;
  line(claim: string): Float32Array | undefined;
  phrasings(claim: string): readonly { readonly of: ByteRows; readonly at: number }[];
};

/** Rows of checked claims, where the topic that they're from has them. */
function openCheckedRows(topic: Topic, { topics, meanings }: Knowledge): CheckedRows {
  const brought = new Set(topic.claims.filter((claim) => !isStated(claim)).map(({ id }) => id));
  const from =
    brought.size === 0 ? [] : topics.filter(({ claims }) => claims.some(({ id }) => brought.has(id)));
  const places = new Map<
    string,
    { readonly of: TopicMeanings; readonly at: number; readonly rows: readonly number[] }
  >();
  for (const one of from) {
    const of = meanings?.get(one.id);
    if (of === undefined) continue;
    const counts = phrasingsByClass(one).map(({ length }) => length);
    let row = counts.slice(0, one.questions.length).reduce((sum, count) => sum + count, 0);
    for (const [at, { id }] of one.claims.entries()) {
      const first = row;
      row += counts[one.questions.length + at] ?? 0;
      if (brought.has(id))
        places.set(id, { of, at, rows: Array.from({ length: row - first }, (_, index) => first + index) });
    }
  }
  const rowOf = (rows: Float32Array, size: number, at: number): Float32Array =>
    rows.subarray(at * size, (at + 1) * size);
  return {
    size: places.values().next().value?.of.size ?? 0,
    line(claim) {
      const place = places.get(claim);
      return place === undefined ? undefined : rowOf(place.of.lines, place.of.size, place.at);
    },
    phrasings(claim) {
      const place = places.get(claim);
      return place === undefined ? [] : place.rows.map((at) => ({ of: place.of.phrasings, at }));
    },
  };
}
