import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import { leadOf } from './lead.ts';
import { type Case, type Ranking, rank, rankByWeights, ratingIn, winnerOf } from './scores.ts';

/** More than this many questions and people would rather read the table. */
export const mostQuestions = 6;

/** A need to ask about, and needs with which the answer makes the difference. */
export type NextQuestion = {
  readonly need: string;
  /** With these needs as well, yes and no lead to different winners; empty where the answer alone does. */
  readonly along: readonly string[];
};

/**
 * The next question of a guided choice: about a need such that, together with at most `left - 1` further needs, yes
 * and no give different winners. Where one answer alone can change the winner, the question is one of those: in
 * turn for each option that could win and for each criterion, so that it leans to none, and then the one that gives
 * the widest lead. Else it belongs to the fewest needs that together would change the winner.
 *
 * Exact, as the lead of one option over another, not divided by all weight, is a sum over needs: where the `left`
 * needs that speak most for an option do not put it ahead, no others do. Demands are tried need by need; a set of
 * needs that no option at all can meet is not looked into.
 *
 * @param weighed what is known: needs that were stated, or answered with yes
 * @param answered needs that are not to be asked about (again)
 * @param left how many questions may still be asked, this one among them
 * @returns undefined where nothing that could be answered changes the winner
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
      const most = speakingFor(library, open, rival, winner, now.unmet.length > 0).slice(0, left);
      // As few as are enough: taken from the strongest on, the last one added is what turns it.
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

/** What a need speaks for when it stands alone: the option, the criterion that weighs most, how wide the lead is. */
function leaningOf(
  library: Library,
  { candidates }: Case,
  { weighs }: Need,
): { readonly option: string | undefined; readonly criterion: string | undefined; readonly lead: number } {
  const weights = new Map(Object.entries(weighs));
  const ranking = rankByWeights(library, { candidates, knows: [], needs: [], weights });
  return { option: winnerOf(ranking), criterion: ranking.weights[0]?.[0], lead: ranking.margin };
}

/** One that is knocked out stays out, unless all are. */
function mayWin({ knockedOut }: Ranking, option: string): boolean {
  return !knockedOut.some((out) => out.option === option);
}

/** Needs that bring a rival nearer to the winner, the most first; not those that would knock it out. */
function speakingFor(
  library: Library,
  open: readonly Need[],
  rival: string,
  winner: string,
  allAreOut: boolean,
): string[] {
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

/** Leaves out what is not needed, so that each of the rest makes the difference. */
function withoutIdle(
  needs: readonly string[],
  isEnough: (needs: readonly string[]) => boolean,
): readonly string[] {
  return needs.reduce<readonly string[]>((kept, need) => {
    const others = kept.filter((id) => id !== need);
    return isEnough(others) ? others : kept;
  }, needs);
}
