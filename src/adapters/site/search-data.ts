import { dayDecided } from '../../core/decisions/record/decided-at.ts';
import { numberInWords } from '../../core/decisions/record/imported.ts';
import { statuses } from '../../core/decisions/record/status.ts';
import { brief } from './record-line.ts';
import { recordFile, type SiteModel, type SiteRecord } from './site-model.ts';

/** In characters: what a list shows of them. */
const [longestTitle, longestOutcome] = [140, 60];

/** The name that the browser's script waits for each file under. */
const receiver = 'tradeoffSite';

/**
 * What the search needs of every record, as a script that hands it over, since a page from a folder can't read other files.
 * `records`: page, title, status, day, what was chosen, number, options and people as places in their lists.
 */
export function searchIndex({ records, optionByKey }: SiteModel): string {
  const options = listOf(
    records.flatMap((record) => record.options.map((key) => optionByKey.get(key)?.name ?? key)),
  );
  const people = listOf(records.flatMap((record) => record.people));
  const rows = records.map((record) => {
    const { id, decision, decided } = record;
    const { imported, content, status } = decision;
    const { words } = content.outcome;
    return [
      recordFile(id),
      brief(content.title, longestTitle),
      statuses.indexOf(status),
      // A day without a time, and a time.
      imported === undefined ? decided : dayDecided(decision),
      words === content.title ? '' : brief(words, longestOutcome),
      imported === undefined ? '' : (numberInWords(imported) ?? ''),
      record.options.map((key) => options.places.get(optionByKey.get(key)?.name ?? key) ?? 0),
      record.people.map((person) => people.places.get(person) ?? 0),
    ];
  });
  return script('index', { statuses, options: options.names, people: people.names, records: rows });
}

/**
 * The words of every record's text: `words` is all of them in order, and `records` has for each record, in the order of the
 * index, the places of its words as differences, in base 36.
 *
 * @param own of each record, in the order of the index
 */
export function searchWords(own: readonly (readonly string[])[]): string {
  const words = [...new Set(own.flat())].sort();
  const places = new Map(words.map((word, at) => [word, at]));
  const records = own.map((list) => {
    let before = 0;
    return list
      .map((word) => places.get(word) ?? 0)
      .sort((a, b) => a - b)
      .map((place) => {
        const step = place - before;
        before = place;
        return step.toString(36);
      })
      .join(' ');
  });
  return script('words', { words: words.join(' '), records });
}

/** Characters of the shortest and longest word that's looked up. */
const [shortest, longest] = [2, 30];

/** What a record's text says, each word once. */
export function bodyWordsOf({ decision: { content, imported } }: SiteRecord): string[] {
  const points = content.considered.flatMap(({ option, pros, cons }) => [
    option,
    ...[...pros, ...cons].map(({ words }) => words),
  ]);
  const text = [
    content.context,
    content.reason,
    content.revisit.when,
    ...content.drivers.flatMap(({ need, words }) => [need, words]),
    ...content.consequences.map(({ words }) => words),
    ...content.dissent.map(({ words }) => words),
    ...points,
    imported?.text ?? '',
  ].join(' ');
  const found = text
    .toLowerCase()
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= shortest && word.length <= longest);
  return [...new Set(found)];
}

type Listed = { readonly names: readonly string[]; readonly places: ReadonlyMap<string, number> };

function listOf(all: readonly string[]): Listed {
  const names = [...new Set(all)].sort();
  return { names, places: new Map(names.map((name, at) => [name, at])) };
}

/** Data as a call that a browser runs. It's no markup, wherever it's put. */
function script(name: 'index' | 'words', data: unknown): string {
  return `${receiver}.${name}(${JSON.stringify(data).replaceAll('<', '\\u003c')});\n`;
}
