import { plain, type Spans, strong } from '../../answer/answer.ts';
import { closeCall, type Ranking } from '../../ranking/scores.ts';
import { selectClaims } from '../claims/select-claims.ts';
import type { Composer } from './composer.ts';
import { inSentence, withoutBrackets } from './wording.ts';

/** How much a criterion favours the winner: its weight times the winner's rating minus the runner-up's. */
type CriterionGap = { readonly criterion: string; readonly gap: number };

/** The criteria by how much they favour the winner over the runner-up, most first. */
function criterionGaps(composer: Composer, { weights, ranked }: Ranking): readonly CriterionGap[] {
  const [first, second] = ranked;
  return weights
    .map(([criterion, weight]) => ({
      criterion,
      gap:
        weight *
        (ratingOf(composer, first?.option, criterion) - ratingOf(composer, second?.option, criterion)),
    }))
    .sort((a, b) => b.gap - a.gap);
}

/** What sets the winner apart most, not just what weighs most; undefined if nothing is weighed. */
export function decisiveCriterion(composer: Composer, ranking: Ranking): string | undefined {
  const [apart] = criterionGaps(composer, ranking).filter(({ gap }) => gap > 0);
  return apart?.criterion ?? ranking.weights[0]?.[0];
}

/** What sets the winner apart most, by name, where the topic has texts for people; otherwise none. */
export function criteriaApart(composer: Composer, ranking: Ranking): readonly string[] {
  const { library } = composer;
  const winner = ranking.ranked[0]?.option;
  if (winner === undefined || library.readers(winner) === undefined) return [];
  return criterionGaps(composer, ranking)
    .filter(({ gap }) => gap > 0)
    .slice(0, 2)
    .map(({ criterion }) => inSentence(library.criterionTitle(criterion)));
}

/**
 * The reasons for the pick beyond its headline, and the strongest point against it. In a close call, one for
 * each side.
 */
export function addReasons(composer: Composer, ranking: Ranking): void {
  const [first, second] = ranking.ranked;
  if (first === undefined) return;
  const gaps = criterionGaps(composer, ranking);
  if (addBriefReasons(composer, ranking, gaps)) return;
  if (second === undefined) {
    const items = gaps
      .slice(0, 2)
      .map(
        ({ criterion }): Spans => [
          title(composer, criterion),
          ...ratingWithReason(composer, first.option, criterion),
        ],
      );
    composer.add({ kind: 'bullets', items });
    return;
  }
  if (ranking.margin < closeCall) {
    const ends = [gaps[0], gaps.at(-1)].flatMap((end) => (end === undefined ? [] : [end.criterion]));
    const items = [...new Set(ends)].map(
      (criterion): Spans => [
        title(composer, criterion),
        ...briefSide(composer, first.option, criterion),
        plain('; '),
        ...briefSide(composer, second.option, criterion),
      ],
    );
    composer.add({ kind: 'bullets', items });
    return;
  }
  const [strongest, next] = gaps.filter(({ gap }) => gap > 0);
  const items: Spans[] = [];
  if (strongest !== undefined)
    items.push([
      title(composer, strongest.criterion),
      ...briefSide(composer, second.option, strongest.criterion),
    ]);
  if (next !== undefined)
    items.push([title(composer, next.criterion), ...briefSide(composer, first.option, next.criterion)]);
  composer.add({ kind: 'bullets', items: [...items, ...againstIt(composer, ranking, first.option, gaps)] });
}

/**
 * The same in what's written for people: what the pick is like where it's most ahead, and what it's worst at.
 *
 * @returns false if nothing is written
 */
function addBriefReasons(composer: Composer, { ranked }: Ranking, gaps: readonly CriterionGap[]): boolean {
  const { library } = composer;
  const [first, second] = ranked;
  if (first === undefined || second === undefined) return false;
  const lines = gaps.slice(0, mostBriefs).flatMap(({ criterion, gap }): Spans[] => {
    const brief = library.brief(first.option, library.criterion(criterion)?.aspects[0] ?? '');
    return gap > 0 && brief !== undefined
      ? [[title(composer, criterion), ...composer.cited(brief.text)]]
      : [];
  });
  if (lines.length === 0) return false;
  const behind = gaps.at(-1);
  const against: Spans[] =
    behind === undefined || behind.gap >= 0
      ? []
      : [
          [
            strong('Watch out: '),
            plain(`${inSentence(library.criterionTitle(behind.criterion))}, `),
            ...composer.because(first.option, behind.criterion),
          ],
        ];
  composer.add({ kind: 'bullets', items: [...lines, ...against] });
  return true;
}

/** Criteria that a pick gives as reasons. */
const mostBriefs = 3;

/** "Django 5, its own ORM … [1]" */
export function ratingWithReason(composer: Composer, option: string, criterion: string): Spans {
  return [
    plain(`${composer.library.nameOf(option)} ${composer.figure(option, criterion)}, `),
    ...composer.because(option, criterion),
  ];
}

function briefSide(composer: Composer, option: string, criterion: string): Spans {
  return [
    plain(`${composer.library.nameOf(option)} ${composer.figure(option, criterion)}, `),
    ...composer.briefly(option, criterion),
  ];
}

function title(composer: Composer, criterion: string): Spans[number] {
  return strong(`${withoutBrackets(composer.library.criterionTitle(criterion))}: `);
}

function ratingOf(composer: Composer, option: string | undefined, criterion: string): number {
  return option === undefined ? 0 : (composer.library.rating(option, criterion)?.rating ?? 0);
}

/** Where the winner is behind on what counts here; otherwise one of its weaknesses there. */
function againstIt(
  composer: Composer,
  { weights, knockedOut }: Ranking,
  winner: string,
  gaps: readonly CriterionGap[],
): Spans[] {
  const { library } = composer;
  const name = library.nameOf(winner);
  const behind = gaps.at(-1);
  if (behind !== undefined && behind.gap < 0) {
    const { criterion } = behind;
    const on = inSentence(library.criterionTitle(criterion));
    return [
      [
        strong(`Against ${name}: `),
        plain(`${on}, ${composer.figure(winner, criterion)} of 5, `),
        // The note on knocked-out options already takes up space.
        ...(knockedOut.length > 0
          ? composer.briefly(winner, criterion)
          : composer.because(winner, criterion)),
      ],
    ];
  }
  const aspects = [
    ...new Set(weights.flatMap(([criterion]) => library.criterion(criterion)?.aspects.slice(0, 1) ?? [])),
  ];
  const [weakness] = selectClaims(library, {
    option: winner,
    aspects,
    leaning: 'weakness',
    words: [],
    most: 1,
  });
  return weakness === undefined ? [] : [[strong(`Against ${name}: `), ...composer.sentence(weakness)]];
}
