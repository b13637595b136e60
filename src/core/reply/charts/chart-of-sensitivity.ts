import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { LinesChart } from '../../answer/chart.ts';
import type { Case } from '../../ranking/scores.ts';
import { decidingSensitivity, type Sensitivity } from '../../ranking/sensitivity.ts';
import { starNote } from '../own/star-note.ts';
import type { Composer } from '../parts/composer.ts';
import { ratingWithReason } from '../parts/reasons.ts';
import type { ReplyOutcome } from '../parts/task.ts';
import { formatList, inSentence, withoutBrackets } from '../parts/wording.ts';
import { placeInTopic } from './chart-of-ratings.ts';

/**
 * The last recommendation as lines: each score against the weight of the deciding criterion, and where the
 * lead would pass to another option.
 *
 * @returns undefined if there is nothing to trade off: one option, or one criterion
 */
export function replyChartOfSensitivity(weighed: Case, composer: Composer): ReplyOutcome | undefined {
  const { library } = composer;
  const found = decidingSensitivity(library, weighed);
  if (found === undefined) return undefined;
  const { criterion } = found;
  const title = withoutBrackets(library.criterionTitle(criterion));
  const chart = sensitivityChart(composer, found, title);
  const order = [...found.lines]
    .sort((a, b) => scoreAt(b, found.share) - scoreAt(a, found.share))
    .map(({ option }) => option);
  const winner = library.nameOf(order[0] ?? '');
  composer.add({
    kind: 'headline',
    spans: [strong(winner), plain(` ${turning(composer, found)}`)],
  });
  composer.add({ kind: 'chart', chart });
  composer.add({
    kind: 'bullets',
    items: order.map(
      (option): Spans => [strong(`${title}: `), ...ratingWithReason(composer, option, criterion)],
    ),
  });
  composer.add({
    kind: 'note',
    spans: [
      plain(
        `The weight of ${inSentence(title)} goes from nothing to all; the other weights keep their proportions. ${starNote(composer.library)}.`,
      ),
    ],
  });
  composer.choices([
    { label: 'In words', says: 'which should we use for our needs?' },
    { label: 'The ratings as a chart', says: `chart ${formatList(order.map(library.nameOf))}` },
    { label: 'Are you sure?', says: 'are you sure?' },
  ]);
  return { options: order, main: order[0] ?? null, ranking: order, declined: false };
}

function scoreAt({ from, to }: { readonly from: number; readonly to: number }, share: number): number {
  return from + (to - from) * share;
}

/** "leads until … weighs more than 62 % of it all" */
function turning({ library }: Composer, { criterion, share, crossings }: Sensitivity): string {
  const title = inSentence(library.criterionTitle(criterion));
  const now = `now ${percent(share)}`;
  const up = crossings.find((crossing) => crossing.share > share);
  const down = crossings.findLast((crossing) => crossing.share <= share);
  const above =
    up === undefined
      ? undefined
      : `${library.nameOf(up.after)} leads where ${title} weighs more than ${percent(up.share)} of it all`;
  const below =
    down === undefined
      ? undefined
      : `${library.nameOf(down.before)} where it weighs less than ${percent(down.share)}`;
  if (above !== undefined) return `leads; ${above} (${now})${below === undefined ? '' : `, ${below}`}.`;
  if (down !== undefined)
    return `leads; ${library.nameOf(down.before)} leads where ${title} weighs less than ${percent(down.share)} of it all (${now}).`;
  return `leads however much ${title} weighs (${now} of it all).`;
}

function sensitivityChart(
  { library }: Composer,
  { share, lines, crossings }: Sensitivity,
  title: string,
): LinesChart {
  const now = lines
    .map((line) => ({ name: library.nameOf(line.option), score: scoreAt(line, share) }))
    .sort((a, b) => b.score - a.score)
    .map(({ name, score }) => `${name} ${score.toFixed(1)}`);
  const turns = crossings.map(
    ({ share: at, before, after }) =>
      `at ${percent(at)} the lead passes from ${library.nameOf(before)} to ${library.nameOf(after)}`,
  );
  return {
    kind: 'lines',
    title: `Score against the weight of ${inSentence(title)}`,
    alt: `Lines of the scores from 0 to 5 while ${inSentence(title)} goes from 0 to 100 % of all weight. Now, at ${percent(share)}: ${now.join(', ')}; ${turns.length === 0 ? 'the lead never changes' : turns.join(', ')}.`,
    criterion: title,
    now: share,
    lines: lines.map(({ option, from, to }) => ({
      name: library.nameOf(option),
      from: tidy(from),
      to: tidy(to),
      place: placeInTopic(library, option),
    })),
    crossings: crossings.map(({ share: at, before, after }) => ({
      share: at,
      before: library.nameOf(before),
      after: library.nameOf(after),
    })),
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A sum of fractions can miss the end of the scale by a rounding error. */
function tidy(score: number): number {
  return Math.min(5, Math.max(0, Math.round(score * 1e6) / 1e6));
}
