/** An inverted index: for each term, the classes that have it, and how much it counts there. Terms are numbers. */
export type TermPostings = {
  readonly classCount: number;
  /** Where the classes of each term begin; the last is where those of the last term end. */
  readonly starts: Uint32Array;
  readonly classes: Uint16Array | Uint32Array;
  readonly weights: Float64Array;
  /** By term; 0 for one that no class has. */
  readonly rarities: Float64Array;
};

const mostIn16Bits = 65_536;

/**
 * @param classes for each class its texts, and for each text its terms
 * @param terms how many terms there are
 */
export function createPostings(
  classes: readonly (readonly (readonly number[])[])[],
  terms: number,
): TermPostings {
  const starts = new Uint32Array(terms + 1);
  const last = new Int32Array(terms).fill(-1);
  for (const [at, texts] of classes.entries())
    for (const text of texts)
      for (const term of text) {
        if (last[term] === at) continue;
        last[term] = at;
        starts[term + 1] = (starts[term + 1] ?? 0) + 1;
      }
  const rarities = new Float64Array(terms);
  for (let term = 0; term < terms; term += 1) {
    const count = starts[term + 1] ?? 0;
    if (count > 0) rarities[term] = Math.log(1 + classes.length / count);
    starts[term + 1] = count + (starts[term] ?? 0);
  }
  const size = starts[terms] ?? 0;
  const places = classes.length <= mostIn16Bits ? new Uint16Array(size) : new Uint32Array(size);
  const weights = new Float64Array(size);
  const next = starts.slice();
  const means = new Float64Array(terms);
  for (const [at, texts] of classes.entries()) {
    const met: number[] = [];
    for (const text of texts) {
      const { unique, norm } = measured(text, rarities);
      for (const term of unique) {
        const mean = means[term] ?? 0;
        if (mean === 0) met.push(term);
        means[term] = mean + (rarities[term] ?? 0) / norm / texts.length;
      }
    }
    const norm = Math.hypot(...met.map((term) => means[term] ?? 0)) || 1;
    for (const term of met) {
      const place = next[term] ?? 0;
      places[place] = at;
      weights[place] = (means[term] ?? 0) / norm;
      next[term] = place + 1;
      means[term] = 0;
    }
  }
  return { classCount: classes.length, starts, classes: places, weights, rarities };
}

/** The terms of a text, each once, and the length of their weights. A term that isn't in the index is left out. */
function measured(
  terms: readonly number[],
  rarities: Float64Array,
): { readonly unique: readonly number[]; readonly norm: number } {
  const seen = new Uint8Array(rarities.length);
  const unique: number[] = [];
  const weights: number[] = [];
  for (const term of terms) {
    if (term < 0 || seen[term] === 1) continue;
    seen[term] = 1;
    unique.push(term);
    weights.push(rarities[term] ?? 0);
  }
  return { unique, norm: Math.hypot(...weights) || 1 };
}

/** How much a text is like each class, 0 to 1. @param terms of the text; -1 for what isn't in the index */
export function likenessTo(postings: TermPostings, terms: readonly number[]): Float32Array {
  const { classCount, starts, classes, weights, rarities } = postings;
  const likeness = new Float32Array(classCount);
  const { unique, norm } = measured(terms, rarities);
  for (const term of unique) {
    const weight = (rarities[term] ?? 0) / norm;
    const end = starts[term + 1] ?? 0;
    for (let index = starts[term] ?? 0; index < end; index += 1) {
      const at = classes[index] ?? 0;
      likeness[at] = (likeness[at] ?? 0) + weight * (weights[index] ?? 0);
    }
  }
  return likeness;
}
