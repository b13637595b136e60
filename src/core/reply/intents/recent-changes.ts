import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans } from '../../answer/answer.ts';
import { withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';

/**
 * "what changed recently": the newest claims that give a date, each with it. The bot has no news beyond its
 * data.
 */
export function replyRecentChanges({ intent }: Task<'explain'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const options =
    intent.options.length > 0
      ? intent.options
      : library.options.filter((id) => !intent.excluded.includes(id));
  const asked = withoutLeanings(library, intent.aspects);
  const newest = library.topic.claims.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
  const year = newest.slice(0, 4);
  const each = options.length > 1 ? 2 : 4;
  const items = options.flatMap((option) =>
    library
      .claimsOf(option)
      .filter(
        ({ line, aspects }) =>
          line.includes(year) && (asked.length === 0 || aspects.some((id) => asked.includes(id))),
      )
      .sort(newestFirst)
      .slice(0, each)
      .map((claim): Spans => [...composer.sentence(claim), plain(` (as of ${claim.asOf})`)]),
  );
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        items.length > 0
          ? `I keep no news; the newest dated points in my data, which goes up to ${newest}:`
          : `I have nothing of ${year} on that; my data goes up to ${newest}.`,
      ),
    ],
  });
  composer.add({ kind: 'bullets', items });
  return {
    options,
    main: options.length === 1 ? (options[0] ?? null) : null,
    ranking: null,
    declined: items.length === 0,
  };
}

/**
 * Claims about releases first. A month counts as its last day, so that "2026-11" is no older than a day in
 * it.
 */
function newestFirst(a: Claim, b: Claim): number {
  const day = ({ asOf }: Claim): string => asOf.padEnd(10, '-99');
  if (ofReleases(a) !== ofReleases(b)) return ofReleases(a) ? -1 : 1;
  if (day(a) === day(b)) return a.rank - b.rank;
  return day(a) < day(b) ? 1 : -1;
}

function ofReleases({ terms }: Claim): boolean {
  return terms.some((term) => /release|version|changelog|upgrade/.test(term));
}
