import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { KnockOut } from '../../ranking/knock-outs.ts';
import { type Case, closeCall, type Ranking } from '../../ranking/scores.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import type { Composer } from './composer.ts';
import { findNeedConflict, type NeedConflict } from './conflicting-needs.ts';
import { addRobustness, scoreLine } from './robustness-note.ts';
import { whatWouldChange } from './what-would-change.ts';
import { inSentence } from './wording.ts';

/**
 * Which options are knocked out and why, which needs conflict, how close the ranking is, what would change
 * it, and whether it is robust.
 *
 * @returns the needs that conflict, if any do
 */
export function addCaveats(
  composer: Composer,
  needs: readonly StatedNeed[],
  weighed: Case,
  ranking: Ranking,
): NeedConflict | undefined {
  addKnockOuts(composer, ranking);
  const apart = findNeedConflict(composer, needs, weighed);
  // Once someone has said what matters more, the conflict is settled.
  if (apart !== undefined && (weighed.emphasised ?? []).length === 0)
    composer.add({ kind: 'paragraph', spans: [plain(apart.says)] });
  composer.add({ kind: 'paragraph', spans: [plain(scores(composer, weighed, ranking))] });
  addRobustness(composer, weighed, ranking);
  return apart;
}

/**
 * The options that are knocked out, by what and with the evidence; or what each option fails, if none meets
 * every demand.
 */
export function addKnockOuts(composer: Composer, ranking: Ranking): void {
  for (const knockOut of ranking.knockedOut)
    composer.add({ kind: 'note', spans: knockOutSpans(composer, knockOut) });
  if (ranking.unmet.length > 0) composer.add({ kind: 'note', spans: unmet(composer, ranking.unmet) });
}

/** "Flask is out for an event log: 1 of 5 on history, 2 needed; … [1]" */
export function knockOutSpans(
  composer: Composer,
  { option, need, criterion, rating, demanded }: KnockOut,
): Spans {
  const { library } = composer;
  const title = inSentence(library.criterionTitle(criterion));
  return [
    strong(`${library.nameOf(option)} is out`),
    plain(` for ${library.needTitle(need)}: ${rating} of 5 on ${title}, ${demanded} needed; `),
    ...composer.briefly(option, criterion),
  ];
}

/** Every option fails some demand; the best one is still worth knowing. */
function unmet(composer: Composer, failed: readonly KnockOut[]): Spans {
  const { library } = composer;
  return [
    plain('None meets every must, so all are weighed: '),
    ...failed.flatMap(
      ({ option, need, criterion, rating, demanded }, index): Spans => [
        plain(
          `${index === 0 ? '' : '; '}${library.nameOf(option)} has ${rating} of the ${demanded} that ${library.needTitle(need)} demands `,
        ),
        ...composer.evidence(option, criterion),
      ],
    ),
  ];
}

function scores(composer: Composer, weighed: Case, ranking: Ranking): string {
  const figures = scoreLine(composer, ranking);
  const change = whatWouldChange(composer.library, weighed, ranking);
  if (ranking.ranked.length < 2)
    return weighed.candidates.length < 2 ? `${figures} of 5.` : `${figures} of 5. ${change}`;
  return `${figures}. ${distanceOf(ranking)} ${change}`;
}

function distanceOf({ margin }: Ranking): string {
  if (margin < closeCall) return 'A close call.';
  return margin > 1 ? 'Not close.' : 'Some way apart.';
}
