import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { Ranking } from '../../ranking/scores.ts';
import { starNote } from '../own/star-note.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { inSentence, withoutBrackets } from '../parts/wording.ts';

/** Claims shown for each option: as many as fit on a phone if there is one option, else the first ones. */
const mostClaims = { alone: 8, each: 2 } as const;

/**
 * What a criterion contributes to the scores, down to the claims behind each rating.
 *
 * @param ranking null if nothing is ranked: then the ratings stand on their own
 */
export function replyScoresOnCriterion(
  { intent, frame }: Task<'source'>,
  composer: Composer,
  criterion: string,
  ranking: Ranking | null,
): ReplyOutcome {
  const { library } = composer;
  const options =
    intent.options.length > 0
      ? intent.options
      : (ranking?.ranked.map(({ option }) => option) ?? library.topic.options.map(({ id }) => id));
  const title = withoutBrackets(library.criterionTitle(criterion));
  const figures = options.map((option) => `${library.nameOf(option)} ${composer.figure(option, criterion)}`);
  composer.add({
    kind: 'headline',
    spans: [plain(`${title}: ${figures.join(' · ')}.${weightOf(criterion, ranking)}`)],
  });
  composer.add({
    kind: 'bullets',
    items: options.flatMap((option) => behind(composer, option, criterion, options.length === 1)),
  });
  if (options.some((option) => library.rating(option, criterion)?.judgement === true))
    composer.add({
      kind: 'note',
      spans: [
        plain(
          library.topic.ofTeam === undefined
            ? '* The claims are checked; the step from them to the number is our judgement.'
            : `${starNote(library)}.`,
        ),
      ],
    });
  composer.choices([
    ...(options.length === 1 ? [] : options.slice(0, 3)).map((option) => {
      const name = library.nameOf(option);
      return { label: `All on ${name}`, says: `show the score of ${name} on ${inSentence(title)}` };
    }),
    ...(ranking === null ? [] : [{ label: 'Show the scores', says: 'show the scores' }]),
    ...(frame.last === null ? [] : [{ label: 'Are you sure?', says: 'are you sure?' }]),
  ]);
  return {
    options,
    main: options.length === 1 ? (options[0] ?? null) : null,
    ranking: frame.last?.ranking ?? null,
    declined: composer.claims.length === 0,
  };
}

function weightOf(criterion: string, ranking: Ranking | null): string {
  if (ranking === null) return '';
  const point = ranking.ranked[0]?.points.find((one) => one.criterion === criterion);
  return point === undefined
    ? ' It weighs nothing here.'
    : ` It has ${Math.round(point.share * 100)} % of the weight.`;
}

function behind(composer: Composer, option: string, criterion: string, alone: boolean): Spans[] {
  const { library } = composer;
  const rating = library.rating(option, criterion);
  if (rating === undefined) return [[strong(`${library.nameOf(option)}: `), plain('not rated')]];
  const claims = rating.evidence.flatMap((id) => library.claim(id) ?? []);
  const most = alone ? mostClaims.alone : mostClaims.each;
  const left = claims.length - most;
  const first: Spans = [
    strong(`${library.nameOf(option)} ${composer.figure(option, criterion)}: `),
    ...composer.because(option, criterion),
  ];
  return [
    first,
    ...claims.slice(0, most).map((claim) => composer.sentence(claim)),
    ...(left > 0
      ? [[plain(`and ${left} more ${left === 1 ? 'claim' : 'claims'} on ${library.nameOf(option)}`)]]
      : []),
  ];
}
