/** An inverted index: for each term, the classes that have it, and how much it counts there. Terms are numbers. */
export type TermPostings = {
  /** By term; 0 for one that no class has. */
  readonly rarities: Float64Array;
  /** How much a text is like each class, 0 to 1. @param terms of the text; -1 for what isn't in the index */
  likenessTo(terms: readonly number[]): Float32Array;
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
  const { starts, rarities } = countTerms(classes, terms);
  const measure = measurer(rarities);
  const { places, weights } = weighTerms(classes, { starts, rarities, measure });
  const { length } = classes;
  return {
    rarities,
    likenessTo: (text) => {
      const likeness = new Float32Array(length);
      const { unique, norm } = measure(text);
      for (const term of unique) {
        const weight = (rarities[term] ?? 0) / norm;
        const end = starts[term + 1] ?? 0;
        for (let index = starts[term] ?? 0; index < end; index += 1) {
          const at = places[index] ?? 0;
          likeness[at] = (likeness[at] ?? 0) + weight * (weights[index] ?? 0);
        }
      }
      return likeness;
    },
  };
}

/** The classes of each term, and how much it counts in each: the mean of its weight in the texts. */
function weighTerms(
  classes: readonly (readonly (readonly number[])[])[],
  {
    starts,
    rarities,
    measure,
  }: { readonly starts: Uint32Array; readonly rarities: Float64Array; readonly measure: Measure },
): { readonly places: Uint16Array | Uint32Array; readonly weights: Float64Array } {
  const size = starts[rarities.length] ?? 0;
  const places = classes.length <= mostIn16Bits ? new Uint16Array(size) : new Uint32Array(size);
  const weights = new Float64Array(size);
  const next = starts.slice();
  const means = new Float64Array(rarities.length);
  for (const [at, texts] of classes.entries()) {
    const met: number[] = [];
    for (const text of texts) {
      const { unique, norm } = measure(text);
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
  return { places, weights };
}

/** Where the classes of each term begin, the last being where those of the last term end, and how rare each is. */
function countTerms(
  classes: readonly (readonly (readonly number[])[])[],
  terms: number,
): { readonly starts: Uint32Array; readonly rarities: Float64Array } {
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
  return { starts, rarities };
}

type Measure = (terms: readonly number[]) => { readonly unique: readonly number[]; readonly norm: number };

/** The known terms of a text, each once, and the length of their weights. */
function measurer(rarities: Float64Array): Measure {
  /** In which text each term was seen last. */
  const seenIn = new Uint32Array(rarities.length);
  let text = 0;
  return (terms) => {
    text = (text + 1) >>> 0;
    const unique: number[] = [];
    const weights: number[] = [];
    for (const term of terms) {
      if (term < 0 || seenIn[term] === text) continue;
      seenIn[term] = text;
      unique.push(term);
      weights.push(rarities[term] ?? 0);
    }
    return { unique, norm: Math.hypot(...weights) || 1 };
  };
}
