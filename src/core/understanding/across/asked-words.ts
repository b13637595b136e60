import type { Topic } from '../../../knowledge/schema.ts';
import { stemOf } from '../text/stem.ts';
import type { Word } from '../text/words.ts';

/** In how many of a topic's ways of asking each stem occurs. */
type AskedWords = { readonly texts: number; readonly counts: ReadonlyMap<string, number> };

const known = new WeakMap<Topic, AskedWords>();

/** How people ask about a topic, word by word; counted once for each. */
export function askedWordsOf(topic: Topic): AskedWords {
  const before = known.get(topic);
  if (before !== undefined) return before;
  const made = countWords(topic);
  known.set(topic, made);
  return made;
}

function countWords({ questions, claims, options }: Topic): AskedWords {
  const names = new Map(options.map(({ id, name }) => [id, name]));
  const asked = questions.flatMap((question) =>
    question.phrasings.map((phrasing) =>
      phrasing.replaceAll('{option}', names.get(question.options[0] ?? '') ?? ''),
    ),
  );
  const texts = [...asked, ...claims.flatMap(({ phrasings }) => phrasings)];
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const stem of new Set((text.toLowerCase().match(word) ?? []).map(stemOf)))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { texts: texts.length, counts };
}

const word = /[\p{L}\p{N}]+/gu;

/** Counts as if each word had been seen this often, and had been left out this often, in each topic. */
const prior = 0.5;
/** No single word decides. */
const most = 3;

/**
 * For each topic, how much likelier than in the mean of all the words are where people ask about it: a sum of logarithms, by
 * the root of the number of words.
 */
export function likelihoods(words: readonly Word[], topics: readonly Topic[]): readonly number[] {
  const asked = topics.map(askedWordsOf);
  const stems = new Set(
    words.filter(({ mark, value }) => !mark && value === undefined).map(({ stem }) => stem),
  );
  const sums = topics.map(() => 0);
  for (const stem of stems) {
    if (!asked.some(({ counts }) => counts.has(stem))) continue;
    const shares = asked.map(({ texts, counts }) =>
      Math.log(((counts.get(stem) ?? 0) + prior) / (texts + 2 * prior)),
    );
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    for (const [at, share] of shares.entries())
      sums[at] = (sums[at] ?? 0) + Math.max(-most, Math.min(most, share - mean));
  }
  return sums.map((sum) => sum / Math.sqrt(Math.max(1, stems.size)));
}
