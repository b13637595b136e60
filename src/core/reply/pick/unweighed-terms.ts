import { plain, strong } from '../../answer/answer.ts';
import { contains, overlaps } from '../../understanding/text/word-range.ts';
import { uncoveredThings } from '../claims/select-claims.ts';
import type { Composer } from '../parts/composer.ts';
import type { Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';

/**
 * Names the specific things in the message that no need covers, so that nobody thinks they were weighed.
 *
 * @returns false if there are none
 */
export function addUnweighedTerms(
  composer: Composer,
  { reading }: Pick<Task, 'reading'>,
  candidates: readonly string[],
): boolean {
  const { library } = composer;
  // Other words of a need that it states ("SAML" beside "SSO") are weighed with it.
  const stated = new Set(reading.needs.map(({ id }) => id));
  const taken = [
    ...reading.needs,
    ...reading.askedNeeds,
    ...reading.withdrawn,
    ...reading.hits.filter(({ id }) => stated.has(id)),
  ];
  // A thing in the same clause as a need is meant as a need, too.
  const amongNeeds = reading.clauses.filter((clause) => reading.needs.some((need) => contains(clause, need)));
  // "rain" in what a team builds is no question about the weather.
  const near = new Set(library.topic.beyond.filter((theme) => theme.near.length > 0).map(({ id }) => id));
  const themes = reading.beyond.filter(({ id }) => near.has(id));
  const left = [...reading.things, ...themes].filter(
    (thing) =>
      amongNeeds.some((clause) => contains(clause, thing)) && !taken.some((need) => overlaps(need, thing)),
  );
  const typed = [...new Set(left.map((thing) => reading.typed(thing)))];
  const beyond = left.filter((thing) => themes.includes(thing)).map((thing) => reading.typed(thing));
  if (typed.length === 0) return false;
  const nowhere = typed.filter(
    (thing) =>
      beyond.includes(thing) ||
      candidates.every((option) => uncoveredThings(library, option, reading).includes(thing)),
  );
  const known = typed.filter((thing) => !nowhere.includes(thing));
  if (nowhere.length > 0)
    composer.add({
      kind: 'note',
      spans: [
        plain('You also said '),
        strong(formatList(nowhere)),
        plain(
          `: I have nothing on ${nowhere.length > 1 ? "them, so they aren't" : "that, so it isn't"} weighed.`,
        ),
      ],
    });
  if (known.length > 0)
    composer.add({
      kind: 'note',
      spans: [
        plain('You also said '),
        strong(formatList(known)),
        plain(`, which I don't weigh; ask me to compare on ${known.length > 1 ? 'them' : 'it'}.`),
      ],
    });
  return true;
}
