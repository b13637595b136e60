import type { VotePosition } from './act.ts';

/**
 * What positions come to as a vote on a proposal. Who is for another option isn't against this one yet, so that alone is
 * no vote; next to a plain vote against, it fits.
 *
 * @param proposed id of the option that the proposal is about; null if it's about none
 * @returns null if that isn't certain
 */
export function resolveVote(
  positions: readonly VotePosition[],
  proposed: string | null,
): VotePosition['choice'] | null {
  const isOnOther = ({ option }: VotePosition): boolean => option !== null && option !== proposed;
  const choices = new Set(positions.filter((one) => !isOnOther(one)).map(({ choice }) => choice));
  const [choice, ...more] = choices;
  if (choice === undefined || more.length > 0) return null;
  // For both, or against both, contradicts itself; so does abstaining and taking a side.
  return positions.filter(isOnOther).every((other) => choice !== 'abstain' && other.choice !== choice)
    ? choice
    : null;
}
