import type { Problem } from '../problem.ts';
import type { Topic } from '../schema.ts';
import { type DatedFile, type NameFile, type ReviewedTopic, reviewedTopics } from './reviewed-topics.ts';

/** What a look at topics finds that loading them doesn't. */
export type Review = {
  /** What can't be right. */
  readonly problems: readonly Problem[];
  /** What may be intended. */
  readonly notes: readonly Problem[];
};

export type ReviewOptions = {
  /** `2026-11-30` */
  readonly today: string;
  /** Evidence from before this day is noted; null if its age doesn't matter. */
  readonly oldest: string | null;
  /** Further topics whose names count: those that are loaded along. */
  readonly others: readonly Topic[];
};

/**
 * Looks for dates in the future, which are problems; for evidence that's older than wanted; and for names that mean something
 * else in another topic. The latter two may be intended. Two topics may share anything else: names of the same thing (the
 * same id), needs and aspects with their phrases, context.
 *
 * @param folders topics that load without a problem
 */
export function reviewTopics(folders: readonly string[], options: ReviewOptions): Review {
  const problems: Problem[] = [];
  const topics = reviewedTopics(folders, problems);
  const dates = topics.flatMap(({ dated }) => dated.flatMap(datesIn));
  for (const { file, path, asOf } of dates)
    if (earliest(asOf) > options.today)
      problems.push(
        file.problem(path, `${asOf} is in the future; give the day on which the source was read`),
      );
  return { problems, notes: [...sharedNames(topics, options.others), ...oldDates(dates, options.oldest)] };
}

type DatedPlace = {
  readonly file: DatedFile;
  readonly path: readonly (string | number)[];
  readonly asOf: string;
  readonly isClaim: boolean;
};

function datesIn(file: DatedFile): DatedPlace[] {
  if (Array.isArray(file.value))
    return file.value.map(({ asOf }, at) => ({ file, path: [at, 'asOf'], asOf, isClaim: false }));
  return file.value.claims.map(({ asOf }, at) => ({
    file,
    path: ['claims', at, 'asOf'],
    asOf,
    isClaim: true,
  }));
}

/** Claims only: a source is as old as it is, and what rests on it says so. */
function oldDates(dates: readonly DatedPlace[], oldest: string | null): Problem[] {
  return dates.flatMap(({ file, path, asOf, isClaim }) =>
    isClaim && oldest !== null && latest(asOf) < oldest
      ? [file.problem(path, `${asOf} is before ${oldest}; check the claim again, and date it anew`)]
      : [],
  );
}

/** The first day that a date may mean. */
function earliest(asOf: string): string {
  return asOf + '-01-01'.slice(asOf.length - 4);
}

/** The last one; of a month, no day comes after its 31st. */
function latest(asOf: string): string {
  return asOf + '-12-31'.slice(asOf.length - 4);
}

type Owner = { readonly topic: string; readonly id: string; readonly name: string };

function sharedNames(topics: readonly ReviewedTopic[], others: readonly Topic[]): Problem[] {
  const reviewed = new Set(topics.map(({ id }) => id));
  const owners = new Map<string, Owner[]>();
  const own = (topic: string, { id, name, aliases, riskyAliases }: NameFile['value']): void => {
    for (const alias of new Set([...aliases, ...riskyAliases].map((text) => text.toLowerCase())))
      owners.set(alias, [...(owners.get(alias) ?? []), { topic, id, name }]);
  };
  for (const { id, named } of topics) for (const { value } of named) own(id, value);
  for (const { id, options, alternatives } of others)
    if (!reviewed.has(id)) for (const entry of [...options, ...alternatives]) own(id, entry);
  return topics.flatMap(({ id: topic, named }) =>
    named.flatMap((file) =>
      (['aliases', 'riskyAliases'] as const).flatMap((key) =>
        file.value[key].flatMap((alias, at) =>
          (owners.get(alias.toLowerCase()) ?? [])
            .filter((other) => other.topic !== topic && other.id !== file.value.id)
            .map((other) =>
              file.problem(
                [key, at],
                `"${alias}" is ${other.name} in ${other.topic}, too; rename one, or give both the same id if it's the same thing`,
              ),
            ),
        ),
      ),
    ),
  );
}
