import { hash } from 'node:crypto';
import { dayDecided, decidedAt } from '../../core/decisions/record/decided-at.ts';
import type { Decision } from '../../core/decisions/record/record.ts';
import { type Library, libraryOf } from '../../knowledge/queries.ts';
import type { Knowledge, Topic } from '../../knowledge/schema.ts';
import type { NamedRecord } from '../decisions/exported-records.ts';
import { peopleInRecord, withPeopleNamed } from '../decisions/named-people.ts';

/** A record with what its pages need of the others. */
export type SiteRecord = {
  readonly id: string;
  /** With people by their names. */
  readonly decision: Decision;
  /** Undefined if its topic no longer exists, or it has none. */
  readonly library: Library | undefined;
  /** Names of everyone who took part, each once. */
  readonly people: readonly string[];
  /** When it was decided, in milliseconds since 1970. */
  readonly decided: number;
  /** `undated` if nobody knows it. */
  readonly year: string;
  /** Keys of the pages of its options, the chosen one first if there's one. */
  readonly options: readonly string[];
  /** Key of the page of what it chose; null if that has none. */
  readonly chosen: string | null;
  /** Records that it replaced, and those that replaced it, by their ids. */
  readonly replaced: readonly string[];
  readonly replacedBy: readonly string[];
};

/** Something that records chose or considered, and that has a page of its own. */
export type SiteOption = {
  /** Name of its page, without the ending. */
  readonly key: string;
  readonly name: string;
  /** Null if no topic rates it. */
  readonly rated: { readonly library: Library; readonly option: string } | null;
};

export type SiteModel = {
  /** Newest decided first. */
  readonly records: readonly SiteRecord[];
  readonly byId: ReadonlyMap<string, SiteRecord>;
  /** Ids of imported records by the paths of their files. */
  readonly byPath: ReadonlyMap<string, string>;
  /** In order of their names. */
  readonly options: readonly SiteOption[];
  readonly optionByKey: ReadonlyMap<string, SiteOption>;
  readonly topics: readonly Topic[];
  readonly knowledge: Knowledge;
};

/** Longer ones say what was considered in a sentence, and nobody looks that up. */
const longestName = 40;
const mostWords = 4;

export function siteModel(named: readonly NamedRecord[], knowledge: Knowledge): SiteModel {
  const { topics } = knowledge;
  const options = new Map<string, SiteOption>();
  for (const topic of topics)
    for (const { id, name } of topic.options) {
      const key = `${topic.id}--${id}`;
      options.set(key, { key, name, rated: { library: libraryOf(topic), option: id } });
    }
  const keyOf = (decision: Decision, option: string | null, words: string): string | null => {
    const rated = `${decision.content.topic}--${option ?? words}`;
    if (options.has(rated)) return rated;
    const name = words.trim();
    if (name === '' || name.length > longestName || name.split(/\s+/).length > mostWords) return null;
    const key = `other--${slugOf(name.toLowerCase())}`;
    if (!options.has(key)) options.set(key, { key, name, rated: null });
    return key;
  };
  const replacements = replacementsIn(named);
  const records = named.map(({ id, decision, names }): SiteRecord => {
    const { content } = decision;
    const topic = topics.find((known) => known.id === content.topic);
    const { outcome } = content;
    const chosen = keyOf(decision, outcome.option, outcome.words);
    const considered = content.considered.flatMap(({ option }) => keyOf(decision, option, option) ?? []);
    const decided = decidedAt(decision);
    return {
      id,
      decision: withPeopleNamed(decision, names),
      library: topic === undefined ? undefined : libraryOf(topic),
      people: [...new Set(peopleInRecord(decision).map((person) => names.get(person) ?? person))].sort(),
      decided,
      year: dayDecided(decision).slice(0, 4) || 'undated',
      options: [...new Set([...(chosen === null ? [] : [chosen]), ...considered])],
      chosen,
      replaced: replacements.flatMap(({ older, newer }) => (newer === id ? [older] : [])),
      replacedBy: replacements.flatMap(({ older, newer }) => (older === id ? [newer] : [])),
    };
  });
  records.sort(newestFirst);
  return {
    records,
    byId: new Map(records.map((record) => [record.id, record])),
    byPath: new Map(
      records.flatMap(({ id, decision: { imported } }) =>
        imported === undefined ? [] : [[imported.path, id] as const],
      ),
    ),
    options: [...options.values()].sort((a, b) => byName(a.name, b.name) || byName(a.key, b.key)),
    optionByKey: options,
    topics,
    knowledge,
  };
}

/** What nobody knows the day of comes last. Of one day, what its people count higher comes first. */
function newestFirst(a: SiteRecord, b: SiteRecord): number {
  const place = ({ decision: { imported } }: SiteRecord): string => imported?.path ?? '';
  const isUndated = ({ year }: SiteRecord): number => Number(year === 'undated');
  return (
    isUndated(a) - isUndated(b) ||
    b.decided - a.decided ||
    byName(place(b), place(a)) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Each pair once, whichever of the two names the other. Only records that are on the site count. */
function replacementsIn(named: readonly NamedRecord[]): { readonly older: string; readonly newer: string }[] {
  const ids = new Set(named.map(({ id }) => id));
  const pairs = new Map<string, { older: string; newer: string }>();
  for (const { id, decision } of named) {
    const { supersededBy, content, status } = decision;
    if (supersededBy !== null && ids.has(supersededBy))
      pairs.set(`${id} ${supersededBy}`, { older: id, newer: supersededBy });
    const older = content.supersedes;
    // A proposal replaces nothing yet.
    if (older !== null && older !== id && ids.has(older) && status !== 'proposed' && status !== 'rejected')
      pairs.set(`${older} ${id}`, { older, newer: id });
  }
  return [...pairs.values()];
}

/** A name as part of a file's name: letters, digits and hyphens. What has none of them goes by a hash. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gi, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/g, '');
  // "C" and "C++" are two.
  const isWhole = /^[a-z0-9 -]+$/i.test(name) && slug.length === name.length;
  return isWhole ? slug : `${slug === '' ? 'x' : slug}-${hash('sha256', name).slice(0, 6)}`;
}

/** The name of a record's files. The program's own ids are safe, but an imported one may be any text. */
export function recordFile(id: string): string {
  return /^[a-z0-9-]{1,60}$/.test(id) ? id : slugOf(id);
}

function byName(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}
