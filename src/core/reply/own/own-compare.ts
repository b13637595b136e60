import { plain, type Span, type Spans, strong, type TableRow } from '../../answer/answer.ts';
import { isMissing, ratedOf } from '../../ranking/rated.ts';
import { withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { standingOn } from '../parts/standings.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { openOptions } from './own-pick.ts';
import { addNotRated, factsOn, fromYourOwn, ratingChoices } from './own-words.ts';
import { isTeams } from './stated-by.ts';

/** Options of a team's own side by side: who is ahead on what, and what was said and rated on each criterion. */
export function replyOwnCompare(task: Task<'compare'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const options = openOptions(task, composer);
  const isRated = library.topic.ofTeam?.stage === 'rated';
  const { reading } = task;
  // What the thread was on before isn't asked about again.
  const isAsked = reading.aspects.length + reading.askedNeeds.length > 0;
  const asked = isAsked ? withoutLeanings(library, task.intent.aspects) : [];
  const criteria = library.topic.criteria.filter(({ id }) => asked.length === 0 || asked.includes(id));
  const names = formatList(options.map(library.nameOf));
  const on =
    asked.length === 0 ? '' : ` on ${formatList(asked.map((id) => inSentence(library.aspectTitle(id))))}`;
  composer.add({
    kind: 'headline',
    spans: isRated
      ? aheadSpans(
          composer,
          options,
          criteria.map(({ id }) => id),
        )
      : [plain(`${whatIsKnown(composer, options)} ${names}${on}. The ratings are still open.`)],
  });
  const rows = [
    ...criteria
      .filter(({ id }) => asked.length > 0 || options.some((option) => isKnown(composer, option, id)))
      .map(
        ({ id, title }): TableRow => ({
          name: inSentence(title),
          cells: options.map((option) => cellFor(composer, option, id)),
        }),
      ),
    // What's checked of covered options is about more than the team's own criteria.
    ...asked
      .filter((id) => !library.topic.criteria.some((one) => one.id === id))
      .map(
        (id): TableRow => ({
          name: inSentence(library.aspectTitle(id)),
          cells: options.map((option) => cellFor(composer, option, id)),
        }),
      ),
    ...(asked.length === 0 ? generalRow(composer, options) : []),
  ];
  if (rows.length > 0) composer.add({ kind: 'table', columns: ['', ...options.map(library.nameOf)], rows });
  if (isRated && asked.length === 0) addNotRated(composer, options);
  composer.choices(
    isRated
      ? [
          { label: 'Which one?', says: 'which one should we take?' },
          { label: 'As a picture', says: `chart ${names}` },
        ]
      : ratingChoices(composer),
  );
  return { options, main: null, ranking: null, declined: false };
}

/** "Keycloak is ahead on cost, Auth0 on effort to run, from what you said and rated." */
function aheadSpans(composer: Composer, options: readonly string[], criteria: readonly string[]): Spans {
  const { library } = composer;
  const rated = ratedOf(library, options);
  const ahead = new Map<string, { best: readonly string[]; on: string[] }>();
  for (const criterion of criteria) {
    if (rated.some((option) => isMissing(library, option, criterion))) continue;
    const { best, gap } = standingOn(composer, rated, criterion);
    // Several that are ahead are worth a word only where nothing else is asked about.
    if (gap <= 0 || (best.length > 1 && criteria.length > 1)) continue;
    const names = formatList(best.map(library.nameOf));
    const known = ahead.get(names) ?? { best, on: [] };
    ahead.set(names, { best, on: [...known.on, inSentence(library.criterionTitle(criterion))] });
  }
  if (ahead.size === 0) {
    const [only] = criteria;
    const on =
      only !== undefined && criteria.length === 1 ? ` on ${inSentence(library.criterionTitle(only))}` : '';
    return [plain(`${formatList(options.map(library.nameOf))} are level${on}, ${fromYourOwn}.`)];
  }
  const sides = [...ahead].map(([names, { best, on }], at): Span[] => [
    ...(at === 0 ? [] : [plain(', ')]),
    strong(names),
    plain(` ${at === 0 ? aheadWords(best.length) : 'on'} ${formatList(on)}`),
  ]);
  return [...sides.flat(), plain(`, ${fromYourOwn}.`)];
}

/** "What you said of", "What I have checked and you said of" */
function whatIsKnown({ library }: Composer, options: readonly string[]): string {
  const claims = options.flatMap((option) => library.claimsOf(option));
  if (claims.every(isTeams)) return 'What you said of';
  return claims.some(isTeams) ? 'What you said, and what I have checked, of' : 'What I have checked of';
}

function aheadWords(options: number): string {
  return options === 1 ? 'is ahead on' : 'are ahead on';
}

/** Whether anything was said or rated of it: rows of nothing are in the way. */
function isKnown(composer: Composer, option: string, criterion: string): boolean {
  return (
    composer.library.rating(option, criterion) !== undefined ||
    factsOn(composer, option, [criterion]).length > 0
  );
}

function cellFor(composer: Composer, option: string, criterion: string): Spans {
  const rating = composer.library.rating(option, criterion)?.rating;
  const [fact] = factsOn(composer, option, [criterion]);
  const figure = rating === undefined ? [] : [strong(String(rating))];
  if (fact === undefined) return figure.length > 0 ? figure : [plain('–')];
  return [...figure, ...(figure.length > 0 ? [plain(': ')] : []), ...composer.cell(fact)];
}

/** What was said of no criterion in particular. */
function generalRow(composer: Composer, options: readonly string[]): TableRow[] {
  const { library } = composer;
  const own = new Set(library.topic.criteria.map(({ id }) => id));
  const cells = options.map((option) => {
    const fact = factsOn(composer, option).find(({ aspects }) => !aspects.some((aspect) => own.has(aspect)));
    return fact === undefined ? null : composer.cell(fact);
  });
  return cells.some((cell) => cell !== null)
    ? [{ name: 'besides', cells: cells.map((cell) => cell ?? [plain('–')]) }]
    : [];
}
