import { type Query, searchOf } from '../ask/query.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import type { RecordWithId } from '../record/record.ts';
import { readableRecords, type ThreadReader } from './find-records.ts';

/** How many records are read at most to find what a question is about, and for how many of its words. */
const most = { read: 40, words: 4 } as const;

/**
 * Records whose choice is what a question is about, the likeliest first: at least half of its words name it, in whatever form; more
 * than half, if it doesn't say that there is such a decision by asking for its reasons.
 */
export async function decidedOn(
  records: RecordStore,
  asker: ThreadReader,
  query: Query,
): Promise<readonly RecordWithId[]> {
  const found = await withSomeOf(records, asker, query);
  return likeliest(found, query);
}

/** A record that considered what a question is about and chose something else, with the option as it's called there. */
export async function decidedAgainst(
  records: RecordStore,
  asker: ThreadReader,
  query: Query,
): Promise<{ readonly record: RecordWithId; readonly option: string } | null> {
  const found = await withSomeOf(records, asker, query);
  for (const record of found) {
    const { considered, outcome } = record.decision.content;
    const option = considered.find(
      ({ option: name }) =>
        name !== outcome.option && name !== outcome.words && query.about.every((word) => hasWord(name, word)),
    )?.option;
    if (option !== undefined) return { record, option };
  }
  return null;
}

/** Those that name most of what was asked about first, else in the order they're in. */
export function namingMost(found: readonly RecordWithId[], about: readonly string[]): RecordWithId[] {
  const named = ({ decision: { content } }: RecordWithId): number =>
    wordsIn([content.title, content.outcome.words, content.context, content.reason], about);
  return found.toSorted((a, b) => named(b) - named(a));
}

async function withSomeOf(
  records: RecordStore,
  asker: ThreadReader,
  query: Query,
): Promise<readonly RecordWithId[]> {
  const { options: _, ...search } = searchOf(query);
  const look = (words: readonly string[]) =>
    readableRecords(records, asker, { search: { ...search, words }, most: most.read });
  const whole = await look(query.about);
  if (whole.records.length > 0) return whole.records;
  const found = new Map<string, RecordWithId>();
  for (const word of query.about.slice(0, most.words))
    for (const record of (await look([word])).records) found.set(record.id, record);
  return [...found.values()];
}

function likeliest(found: readonly RecordWithId[], { about, why }: Query): RecordWithId[] {
  const fewest = why ? about.length / 2 : Math.floor(about.length / 2) + 1;
  const scored = found.map((record) => {
    const { content, imported, supersededBy } = record.decision;
    const { title, outcome, context, reason, considered } = content;
    const named = wordsIn([title, outcome.words], about);
    const said = wordsIn(
      [context, reason, imported?.text ?? '', ...considered.map(({ option }) => option)],
      about,
    );
    // "next.js" is rather about "Next.js" than about "the Next.js layout pattern".
    const exact = shareOf(title, about) + shareOf(outcome.words, about);
    return { record, named, score: 2 * named + said + exact - (supersededBy === null ? 0 : 0.5) };
  });
  return scored
    .filter(({ named }) => named > 0 && named >= fewest)
    .sort((a, b) => b.score - a.score)
    .map(({ record }) => record);
}

/** How much of a text the words are. */
function shareOf(text: string, words: readonly string[]): number {
  const all = text.split(/\s+/).length;
  return Math.min(1, wordsIn([text], words) / all);
}

function wordsIn(texts: readonly string[], words: readonly string[]): number {
  return words.filter((word) => texts.some((text) => hasWord(text, word))).length;
}

/** Whether a word of the text begins like this. */
function hasWord(text: string, beginning: string): boolean {
  const pattern = beginning.replace(/[.+#-]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, 'iu').test(text);
}
