import type { Library } from '../../knowledge/queries.ts';
import { plain, strong } from '../answer/answer.ts';
import type { MeansChart } from '../answer/chart.ts';
import { inSentence } from '../reply/parts/wording.ts';
import type { EffectResult } from '../turn/effect.ts';
import { type Division, dividing, divisions, fewestToCompare } from './group-shares.ts';
import { blocksReply } from './replies.ts';
import type { Weighing } from './state/weighing.ts';
import { criterionTitle, sharesIn } from './weight-levels.ts';

/** With more rows than this, a phone can't show any of them readably. */
const mostRows = 8;
/** How many figures the alternative text names. */
const mostNamed = 3;

/** Whether the team's weights may be drawn: the weighing is closed, and enough people answered to hide anyone's own. */
export function canBeDrawn(library: Library, weighing: Weighing): boolean {
  return weighing.closed !== null && sharesIn(library, weighing).length >= fewestToCompare;
}

/** What counts for the team and how far apart it is on each criterion: means and deviations, no single answer. */
export function pictureOf(library: Library, weighing: Weighing): EffectResult {
  const people = sharesIn(library, weighing);
  const byShare = divisions(people, () => undefined)
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostRows);
  const [widest] = [...byShare].sort((a, b) => b.spread - a.spread);
  if (widest === undefined) return blocksReply([]);
  return blocksReply([
    {
      kind: 'headline',
      spans:
        widest.spread < dividing
          ? [plain(`The ${people.length} of you weigh things much alike.`)]
          : [
              plain("You're furthest apart on "),
              strong(inSentence(criterionTitle(library, widest.criterion))),
              plain(`: ${figures(widest)} of all weight.`),
            ],
    },
    { kind: 'chart', chart: chartOf(library, byShare, people.length) },
    {
      kind: 'note',
      spans: [plain('The mean of what each gave it, and one standard deviation to either side.')],
    },
    { kind: 'choices', choices: [{ label: 'In words', says: 'show the weighing' }] },
  ]);
}

function chartOf(library: Library, rows: readonly Division[], people: number): MeansChart {
  const named = rows
    .slice(0, mostNamed)
    .map((row) => `${inSentence(criterionTitle(library, row.criterion))} ${figures(row)}`);
  return {
    kind: 'means',
    title: `What ${people} people weigh: mean and spread`,
    alt: `Mean share of all weight that ${people} people give to ${rows.length} criteria, each with its standard deviation. Most: ${named.join('; ')}.`,
    people,
    rows: rows.map(({ criterion, share, spread }) => ({
      name: criterionTitle(library, criterion),
      mean: tidy(share),
      deviation: tidy(spread),
    })),
  };
}

function figures({ share, spread }: Division): string {
  return `${Math.round(share * 100)} % ± ${Math.round(spread * 100)} %`;
}

/** Floating-point sums can overshoot the end of the scale slightly. */
function tidy(share: number): number {
  return Math.min(1, Math.round(share * 1e6) / 1e6);
}
