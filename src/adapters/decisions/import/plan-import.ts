import { posix } from 'node:path';
import { numberInWords } from '../../../core/decisions/record/imported.ts';
import type { ReadRecord } from './read-record.ts';
import type { ReadLink } from './record-links.ts';

/** A record that was read, with the path of its file. */
export type PlannedRecord = { readonly path: string; readonly record: ReadRecord };

/** A record and how it's linked with the others, by the paths of their files. */
export type LinkedRecord = PlannedRecord & {
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly links: readonly { readonly how: string; readonly to: string }[];
  /** What couldn't be read, with what the links lead to nowhere. */
  readonly unread: readonly string[];
};

/**
 * Finds the records that others mean, by path or by number. Whichever of two says that one supersedes the other, both know it.
 */
export function linkRecords(planned: readonly PlannedRecord[]): readonly LinkedRecord[] {
  const resolved = planned.map(({ path, record }) => ({
    path,
    record,
    links: record.links.flatMap((link) => {
      const to = pathOf(link, path, planned);
      return to === undefined || to === path ? [] : [{ ...link, to }];
    }),
  }));
  const pairs = resolved.flatMap(({ path, links }) =>
    links.flatMap(({ kind, to }) => {
      if (kind === 'other') return [];
      return [kind === 'supersedes' ? { newer: path, older: to } : { newer: to, older: path }];
    }),
  );
  return resolved.map(({ path, record, links }) => {
    const supersededBy = pairs.find(({ older }) => older === path)?.newer ?? null;
    return {
      path,
      record,
      supersedes: pairs.find(({ newer }) => newer === path)?.older ?? null,
      supersededBy,
      links: links.map(({ how, to }) => ({ how, to })),
      unread: [
        ...record.unread,
        ...deadEnds({ path, record }, planned),
        ...contradictions(record, supersededBy, planned),
      ],
    };
  });
}

function pathOf({ target }: ReadLink, from: string, planned: readonly PlannedRecord[]): string | undefined {
  if ('path' in target) return planned.find(({ path }) => path === target.path)?.path;
  const here = posix.dirname(from);
  return planned.find(
    ({ path, record }) =>
      posix.dirname(path) === here &&
      record.number !== null &&
      Number(record.number) === Number(target.number),
  )?.path;
}

/** What its links lead to that isn't a record here. */
function deadEnds({ path, record }: PlannedRecord, planned: readonly PlannedRecord[]): string[] {
  const files = record.linked.filter((file) => !planned.some((other) => other.path === file));
  const own = posix.dirname(path);
  const numbered = record.links.flatMap((link) =>
    'number' in link.target && pathOf(link, path, planned) === undefined
      ? [`"${link.how} ${numberInWords(link.target)}": there's no such record here.`]
      : [],
  );
  const isUnnamed =
    record.status === 'superseded' && !record.links.some(({ kind }) => kind === 'superseded by');
  return [
    ...files.map((file) => `It links to ${posix.relative(own, file)}, which is no record here.`),
    ...numbered,
    ...(isUnnamed ? ["It's superseded, and doesn't say by which record."] : []),
  ];
}

/** A record that's in force by its own words, and superseded by another's. */
function contradictions(
  { status, statusWords }: ReadRecord,
  supersededBy: string | null,
  planned: readonly PlannedRecord[],
): string[] {
  const newer = planned.find(({ path }) => path === supersededBy);
  if (newer === undefined || status === 'superseded' || status === 'deprecated') return [];
  return [
    `"${newer.record.title}" says that it supersedes this one, whose own status is "${statusWords === '' ? 'accepted' : statusWords}".`,
  ];
}
