import { plain, type Spans, strong, type TableRow } from '../../answer/answer.ts';
import { robustness } from '../../ranking/robustness.ts';
import { type Case, familiarity, type Ranking, rank } from '../../ranking/scores.ts';
import { mentionedCriterion } from '../../understanding/match/criterion-mention.ts';
import { starNote } from '../own/star-note.ts';
import type { Composer } from '../parts/composer.ts';
import { declineTooFew, isFromTooFew, threadCase } from '../parts/last-case.ts';
import { withoutDisputed } from '../parts/robustness-note.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { inSentence, withoutBrackets } from '../parts/wording.ts';
import { replyScoresOnCriterion } from './scores-on-criterion.ts';

/** Rows that a phone shows at once; criteria with less weight are summed up. */
const mostRows = 6;
/** Criteria with a button for their claims; all others can be asked for by name. */
const mostTraced = 2;

/** How a ranking was scored: criteria by options, each rating with its weight and its evidence. */
export function replyScores(task: Task<'source'>, composer: Composer): ReplyOutcome {
  const { frame, reading } = task;
  const { library } = composer;
  const last = frame.last;
  const weighed = threadCase(library, frame);
  if (isFromTooFew(frame)) {
    declineTooFew(composer);
    return { ...emptyOutcome, declined: true };
  }
  const ranking = weighed === null ? null : rank(library, weighed);
  const criterion = mentionedCriterion(reading);
  if (criterion !== null) return replyScoresOnCriterion(task, composer, criterion, ranking);
  if (last === null || weighed === null || ranking === null || ranking.weights.length === 0) {
    composer.add({ kind: 'headline', spans: [plain('Nothing is scored here yet: tell me what you need.')] });
    composer.choices([{ label: 'Help us choose', says: 'help us choose' }]);
    return { ...emptyOutcome, declined: true };
  }
  const rest = reading.words.some(({ text }) => text === 'rest') && ranking.weights.length > mostRows;
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `Each score is the sum of ratings (0 to 5, ${starNote(library)}), each by its share of the weight:`,
      ),
    ],
  });
  composer.add({
    kind: 'table',
    columns: ['Share', ...ranking.ranked.map(({ option }) => library.nameOf(option))],
    rows: rowsOf(composer, ranking, weighed, rest),
  });
  addDisputed(composer, weighed, ranking);
  composer.choices([
    ...ranking.weights.slice(rest ? mostRows : 0, (rest ? mostRows : 0) + mostTraced).map(([id]) => {
      const title = withoutBrackets(library.criterionTitle(id));
      return { label: `Why: ${inSentence(title)}`, says: `show the score on ${inSentence(title)}` };
    }),
    ...(ranking.weights.length > mostRows && !rest
      ? [{ label: 'What weighs less', says: 'show the rest of the scores' }]
      : []),
    { label: 'Are you sure?', says: 'are you sure?' },
  ]);
  return {
    options: last.options,
    main: last.main,
    ranking: last.ranking ?? ranking.ranked.map(({ option }) => option),
    declined: false,
  };
}

function rowsOf(
  composer: Composer,
  { ranked, weights }: Ranking,
  { knows }: Case,
  fromRest: boolean,
): TableRow[] {
  const { library } = composer;
  const shareOf = (criterion: string): number =>
    ranked[0]?.points.find((point) => point.criterion === criterion)?.share ?? 0;
  const shown = fromRest ? weights.slice(mostRows) : weights.slice(0, mostRows);
  const rest = fromRest ? weights.slice(0, mostRows) : weights.slice(mostRows);
  const rows = shown.map(
    ([criterion]): TableRow => ({
      name: `${withoutBrackets(library.criterionTitle(criterion))} · ${percent(shareOf(criterion))}`,
      cells: ranked.map(
        ({ option }): Spans => [
          plain(`${composer.figure(option, criterion)} `),
          ...composer.evidence(option, criterion, 1),
        ],
      ),
    }),
  );
  const sum = (of: readonly (readonly [string, number])[], option: string): string =>
    of
      .reduce(
        (total, [criterion]) => total + shareOf(criterion) * (library.rating(option, criterion)?.rating ?? 0),
        0,
      )
      .toFixed(1);
  if (rest.length > 0)
    rows.push({
      name: `${rest.length} that weigh ${fromRest ? 'more' : 'less'} · ${percent(rest.reduce((total, [id]) => total + shareOf(id), 0))}, together`,
      cells: ranked.map(({ option }): Spans => [plain(`+${sum(rest, option)}`)]),
    });
  const known = 1 - weights.reduce((total, [criterion]) => total + shareOf(criterion), 0);
  if (knows.length > 0)
    rows.push({
      name: `Known to the team · ${percent(known)}`,
      cells: ranked.map(
        ({ option }): Spans => [plain(`${knows.includes(option) ? familiarity.known : familiarity.unknown}`)],
      ),
    });
  rows.push({ name: 'Score', cells: ranked.map(({ score }): Spans => [strong(score.toFixed(1))]) });
  return rows;
}

/** How much each disputed claim contributes to a score, and the ranking without them if it differs. */
function addDisputed(composer: Composer, weighed: Case, ranking: Ranking): void {
  const { library } = composer;
  const { disputed, undisputed } = robustness(library, weighed, ranking);
  const items = disputed.flatMap((id): Spans[] => {
    const claim = library.claim(id);
    if (claim === undefined) return [];
    return ranking.ranked.flatMap(({ option, score, points }) =>
      points
        .filter(({ criterion }) => library.rating(option, criterion)?.evidence.includes(id))
        .map(({ criterion, rating, share }): Spans => {
          const claims = library.rating(option, criterion)?.evidence.length ?? 1;
          const title = inSentence(library.criterionTitle(criterion));
          return [
            strong('Disputed: '),
            plain(
              `one of ${claims} behind ${library.nameOf(option)}'s ${composer.figure(option, criterion)} on ${title}, ${(rating * share).toFixed(1)} of its ${score.toFixed(1)}. `,
            ),
            ...composer.sentence(claim),
          ];
        }),
    );
  });
  composer.add({ kind: 'bullets', items });
  if (disputed.length > 0)
    composer.add({
      kind: 'note',
      spans: [
        plain(
          undisputed === null
            ? 'Without the disputed claims the order is the same.'
            : withoutDisputed(composer, undisputed),
        ),
      ],
    });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
