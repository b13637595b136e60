import { plain, type Spans } from '../../answer/answer.ts';
import { type Robustness, robustness } from '../../ranking/robustness.ts';
import { type Case, type Ranking, winnerOf } from '../../ranking/scores.ts';
import type { Composer } from './composer.ts';
import { withEvidence } from './with-evidence.ts';
import { inSentence } from './wording.ts';

/** A note if some doubt would change the winner, or if the ranking differs without the disputed claims. */
export function addRobustness(composer: Composer, weighed: Case, now: Ranking): void {
  const found = robustness(composer.library, weighed, now);
  const doubt = whyNotRobust(composer, found);
  if (doubt.length > 0) composer.add({ kind: 'note', spans: doubt, detail: true });
  if (found.undisputed !== null)
    composer.add({
      kind: 'note',
      spans: [plain(withoutDisputed(composer, found.undisputed))],
      detail: true,
    });
}

/** "Without the disputed claims: NATS 4.0 · Kafka 3.0." */
export function withoutDisputed(composer: Composer, undisputed: Ranking): string {
  return `Without the disputed claims: ${scoreLine(composer, undisputed)}.`;
}

/** "NATS 4.0 · Kafka 3.0" */
export function scoreLine({ library }: Composer, { ranked }: Ranking): string {
  return ranked.map(({ option, score }) => `${library.nameOf(option)} ${score.toFixed(1)}`).join(' · ');
}

/** What would turn the pick, the strongest doubt first; empty if no single doubt would. */
export function whyNotRobust(composer: Composer, { shifts, starred }: Robustness): Spans {
  const { library } = composer;
  const [first] = shifts;
  if (first === undefined) return [];
  const winner = library.nameOf(first.winner);
  switch (first.kind) {
    case 'claim': {
      const claim = library.claim(first.claim);
      return claim === undefined
        ? []
        : [plain(`${winner} would win without this disputed claim: `), ...composer.sentence(claim)];
    }
    case 'rating': {
      const { option, criterion, from, to } = first;
      const others = new Set(
        shifts.flatMap((shift) => (shift.kind === 'rating' ? [`${shift.option} ${shift.criterion}`] : [])),
      );
      const more = others.size - 1;
      const title = inSentence(library.criterionTitle(criterion));
      const step = to > from ? 'better' : 'worse';
      if (library.topic.ofTeam !== undefined)
        return [
          plain(
            `If ${library.nameOf(option)} were ${String(to)} on ${title} instead of ${String(from)}, it would be ${winner}${more > 0 ? `; the same goes for ${more} more of your ratings` : ''}.`,
          ),
        ];
      return [
        ...withEvidence(
          `Our judgement: rate ${library.nameOf(option)} a step ${step} on ${title}`,
          composer.evidence(option, criterion, 1),
        ),
        plain(
          `, and it's ${winner}${more > 0 ? `; the same goes for ${more} more of our ${starred} judgement calls` : ''}.`,
        ),
      ];
    }
    default:
      return first satisfies never;
  }
}

/** How our own judgements affect the winner, for people who ask how sure the ranking is. */
export function judgementSpans(composer: Composer, found: Robustness, ranking: Ranking): Spans {
  const { library } = composer;
  const winner = winnerOf(ranking);
  if (winner === undefined || found.starred === 0) return [];
  return found.shifts.length === 0
    ? [
        plain(
          `Part of it is our judgement (${found.starred} ${found.starred === 1 ? 'rating' : 'ratings'}): with any one of them a step off, it's still ${library.nameOf(winner)}.`,
        ),
      ]
    : whyNotRobust(composer, found);
}
