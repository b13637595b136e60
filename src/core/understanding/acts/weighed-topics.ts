import type { Reading } from '../match/reading.ts';

/** What a message names of the topic, in order. */
export type Topics = readonly { readonly words: string; readonly names: readonly string[] }[];

/** The message with a placeholder for each aspect and need that it names. */
export function withTopics(reading: Reading): { readonly text: string; readonly topics: Topics } {
  const { words, aspects, needs, askedNeeds, withdrawn, unwanted, things } = reading;
  const spans = [...aspects, ...needs, ...askedNeeds, ...withdrawn, ...unwanted, ...things].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  );
  const topics: { from: number; to: number; words: string; names: string[] }[] = [];
  for (const { id, from, to } of spans) {
    const last = topics.at(-1);
    if (last !== undefined && from < last.to) {
      if (!last.names.includes(id)) last.names.push(id);
      last.to = Math.max(last.to, to);
      continue;
    }
    topics.push({ from, to, words: '', names: [id] });
  }
  const named = topics.map(({ from, to, names }) => ({
    words: words
      .slice(from, to)
      .map(({ text }) => text)
      .join(' '),
    names,
  }));
  const text: string[] = [];
  for (const [at, { text: word }] of words.entries()) {
    const of = topics.findIndex(({ from, to }) => from <= at && at < to);
    if (of < 0) text.push(word);
    else if (topics[of]?.from === at) text.push(`t${of}`);
  }
  return {
    text: text
      .join(' ')
      .toLowerCase()
      .replace(/ ['’-] /g, ' ')
      // "0.19" is a version, and no weight.
      .replace(/(\d) ?[.·] ?(?=\d)/g, '$1·'),
    topics: named,
  };
}
