import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { selectClaims } from '../claims/select-claims.ts';
import type { Composer } from '../parts/composer.ts';
import { dayInWords } from '../parts/day-in-words.ts';
import { emptyOutcome, outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';
import { type AmongTopics, datesInWords, isOfAllTopics } from '../topics/all-topics.ts';

/** A month counts as its last day, so that "2026-11" is no older than a day in it. */
function sortable({ asOf }: Claim): string {
  return asOf.padEnd(10, '-99');
}

/** Oldest first. */
export function byAge(claims: readonly Claim[]): readonly Claim[] {
  return [...claims].sort((a, b) => (sortable(a) < sortable(b) ? -1 : 1));
}

const mostDated = 5;

/** Whether the last answer still holds: the date of all that it rests on, and what's newer on the same. */
export function replyStillTrue(
  { frame }: Pick<Task<'source'>, 'frame'>,
  claims: readonly Claim[],
  composer: Composer,
): ReplyOutcome {
  const [oldest, ...others] = byAge(claims);
  const newest = others.at(-1) ?? oldest;
  if (oldest === undefined || newest === undefined) return emptyOutcome;
  const doubtful = claims.filter(({ verdict }) => verdict === 'disputed');
  const newer = newerThan(composer, claims);
  const span =
    oldest.asOf === newest.asOf
      ? `as of ${dayInWords(oldest.asOf)}`
      : `the oldest of it is from ${dayInWords(oldest.asOf)}, the newest from ${dayInWords(newest.asOf)}`;
  composer.add({
    kind: 'headline',
    spans: [
      strong(doubtful.length === 0 ? 'As far as I know, yes' : 'Not all of it for certain'),
      plain(`: ${span}.`),
    ],
  });
  composer.add({
    kind: 'bullets',
    items: byAge(claims)
      .slice(0, mostDated)
      .map((claim): Spans => [strong(`${dayInWords(claim.asOf)}: `), ...composer.sentence(claim)]),
  });
  composer.add({
    kind: 'bullets',
    items:
      newer.length === 0
        ? [[plain("I've nothing newer on the same.")]]
        : newer.map(
            (claim): Spans => [strong(`Newer, ${dayInWords(claim.asOf)}: `), ...composer.sentence(claim)],
          ),
  });
  composer.choices([
    { label: 'Who says so?', says: 'who says so?' },
    { label: 'Is your data up to date?', says: 'is your data up to date?' },
  ]);
  return outcomeOfLast(frame);
}

const mostNewer = 2;

/** Claims on the same options and aspects, newer than the newest that was cited. */
function newerThan({ library }: Composer, claims: readonly Claim[]): readonly Claim[] {
  const newest = byAge(claims).at(-1);
  if (newest === undefined) return [];
  const cited = new Set(claims.map(({ id }) => id));
  const options = [...new Set(claims.flatMap(({ option }) => option ?? []))];
  const aspects = [...new Set(claims.flatMap((claim) => claim.aspects.slice(0, 1)))];
  return options
    .flatMap((option) => selectClaims(library, { option, aspects, words: [], most: 12 }))
    .filter((claim) => !cited.has(claim.id) && sortable(claim) > sortable(newest))
    .slice(0, mostNewer);
}

/** How old the data as a whole is: its oldest and its newest statement. */
export function replyDataAge(task: AmongTopics, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const isOfAll = isOfAllTopics(task);
  const claims = byAge([null, ...library.options].flatMap(library.claimsOf));
  const oldest = claims[0];
  const newest = claims.at(-1);
  if (oldest === undefined || newest === undefined) return emptyOutcome;
  const dates = isOfAll
    ? datesInWords(task.topics.flatMap((topic) => topic.claims))
    : { oldest: dayInWords(oldest.asOf), newest: dayInWords(newest.asOf) };
  composer.add({
    kind: 'headline',
    spans: [
      plain('The newest of it is from '),
      strong(dates.newest),
      plain(', the oldest from '),
      strong(dates.oldest),
      plain(". I don't read the news, so anything released since then I don't know."),
    ],
  });
  // Claims of other topics have their sources elsewhere.
  if (!isOfAll)
    composer.add({
      kind: 'bullets',
      items: [
        [strong('Newest: '), ...composer.sentence(newest)],
        [strong('Oldest: '), ...composer.sentence(oldest)],
      ],
    });
  const shown = isOfAll ? task.topics : task.topics.filter(({ id }) => id !== library.topic.id);
  if (shown.length > 0)
    composer.add({
      kind: 'bullets',
      items: shown.map(({ title, claims: list }) => [strong(`${title}: `), plain(spanOf(list))]),
    });
  composer.choices([{ label: 'Where does your data come from?', says: 'where does your data come from?' }]);
  return isOfAll ? { ...emptyOutcome, isOfAllTopics: true } : emptyOutcome;
}

/** "Aug 2024 to 30 Nov 2026" */
function spanOf(claims: readonly Claim[]): string {
  const { oldest, newest } = datesInWords(claims);
  return oldest === newest ? oldest : `${oldest} to ${newest}`;
}
