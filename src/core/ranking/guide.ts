import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import { leadOf } from './lead.ts';
import { type Case, type Ranking, rank, rankByWeights, ratingIn, winnerOf } from './scores.ts';

/** Asked more questions than this, people would rather read the table. */
export const mostQuestions = 6;

/** A need to ask about, and the needs together with which its answer makes the difference. */
export type NextQuestion = {
  readonly need: string;
  /** With these needs as well, yes and no give different winners; empty if the answer alone does. */
  readonly along: readonly string[];
};

/**
 * The next question of a guided choice: a need for which yes and no give different winners, together with at most
 * `left - 1` further needs. If a single answer can change the winner, the question is one of those. They take turns
 * among the options that could win and among criteria, so that the guide favours none; then the widest lead decides.
 * Otherwise the question belongs to the smallest set of needs that would change the winner.
 *
 * Exact: before dividing by all weight, one option's lead over another is a sum over needs, so if the `left` needs
 * that favour an option most don't put it ahead, no others do. Demands are tried need by need; sets of needs that no
 * option can meet are not searched.
 *
 * @param weighed what is known: needs that were stated, or answered with yes
 * @param answered needs not to ask about (again)
 * @param left how many questions may still be asked, including this one
 * @returns undefined if no answer can change the winner
 */
export function nextQuestion(
  library: Library,
  weighed: Case,
  answered: readonly string[],
  left: number,
): NextQuestion | undefined {
  if (left < 1 || weighed.candidates.length < 2) return undefined;
  const closed = new Set([...weighed.needs, ...answered]);
  const open = library.topic.needs.filter(({ id }) => !closed.has(id));
  const winnerWith = (needs: readonly string[]): string | undefined =>
    leadOf(library, { ...weighed, needs: [...weighed.needs, ...needs] }).winner;
  const now = rank(library, weighed);
  const winner = winnerOf(now);

  const before = answered
    .flatMap((id) => library.need(id) ?? [])
    .map((need) => leaningOf(library, weighed, need));
  const alone = open
    .map((need) => ({ need, to: winnerWith([need.id]) }))
    .filter(({ to }) => to !== winner)
    .map(({ need, to }) => {
      const { criterion, lead } = leaningOf(library, weighed, need);
      return {
        id: need.id,
        alike: before.filter(({ option }) => option === to).length,
        again: before.filter((known) => known.criterion === criterion).length,
        lead,
      };
    })
    .sort((a, b) => a.alike - b.alike || a.again - b.again || b.lead - a.lead);
  const [best] = alone;
  if (best !== undefined) return { need: best.id, along: [] };
  if (winner === undefined) return undefined;

  const sets = weighed.candidates
    .filter((rival) => rival !== winner && mayWin(now, rival))
    .flatMap((rival) => {
      const most = needsFavouring(library, { open, rival, winner, allAreOut: now.unmet.length > 0 }).slice(
        0,
        left,
      );
      // As few as are enough: starting from the strongest, the last one added changes the winner.
      const enough = most.findIndex((_, at) => winnerWith(most.slice(0, at + 1)) !== winner);
      return enough < 0 ? [] : [most.slice(0, enough + 1)];
    })
    .sort((a, b) => a.length - b.length);
  const [smallest] = sets;
  if (smallest === undefined) return undefined;
  const needed = withoutIdle(smallest, (needs) => winnerWith(needs) !== winner);
  const [need, ...along] = needed;
  return need === undefined ? undefined : { need, along };
}

/** What a need favours when it's the only one: the option, its heaviest criterion, and the lead. */
function leaningOf(
  library: Library,
  { candidates }: Case,
  { weighs }: Need,
): { readonly option: string | undefined; readonly criterion: string | undefined; readonly lead: number } {
  const weights = new Map(Object.entries(weighs));
  const ranking = rankByWeights(library, { candidates, knows: [], needs: [], weights });
  return { option: winnerOf(ranking), criterion: ranking.weights[0]?.[0], lead: ranking.margin };
}

/** A knocked-out option stays out, unless all are. */
function mayWin({ knockedOut }: Ranking, option: string): boolean {
  return !knockedOut.some((out) => out.option === option);
}

type Contest = {
  readonly open: readonly Need[];
  readonly rival: string;
  readonly winner: string;
  readonly allAreOut: boolean;
};

/** Needs that bring a rival closer to the winner, strongest first, without those that would knock it out. */
function needsFavouring(library: Library, { open, rival, winner, allAreOut }: Contest): string[] {
  const rated = ratingIn(library);
  return open
    .filter(
      ({ demands }) =>
        allAreOut || Object.entries(demands).every(([criterion, least]) => rated(rival, criterion) >= least),
    )
    .map(({ id, weighs }) => ({
      id,
      pull: Object.entries(weighs).reduce(
        (sum, [criterion, weight]) => sum + weight * (rated(rival, criterion) - rated(winner, criterion)),
        0,
      ),
    }))
    .filter(({ pull }) => pull > 0)
    .sort((a, b) => b.pull - a.pull)
    .map(({ id }) => id);
}

/** Drops needs that aren't necessary, so that each remaining one makes the difference. */
function withoutIdle(
  needs: readonly string[],
  isEnough: (needs: readonly string[]) => boolean,
): readonly string[] {
  return needs.reduce<readonly string[]>((kept, need) => {
    const others = kept.filter((id) => id !== need);
    return isEnough(others) ? others : kept;
  }, needs);
}
