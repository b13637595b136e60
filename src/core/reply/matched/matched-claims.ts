import type { Claim } from '../../../knowledge/schema.ts';
import type { FoundAnswer } from '../../meaning/find-answer.ts';
import { inDirection } from '../../meaning/in-direction.ts';
import { in64ths } from '../../meaning/thresholds.ts';
import { isSameStatement } from '../claims/same-statement.ts';
import type { Composer } from '../parts/composer.ts';
import type { Task } from '../parts/task.ts';

/** Of one question, beside others. */
const mostOfOne = 3;
/** In 64ths. */
const worthAdding = 16;

/** What a match answers with, in order: of the best candidate, then of others that are likely as well. */
export function matchedClaims(
  { reading, intent }: Pick<Task, 'reading' | 'intent'>,
  { candidates }: FoundAnswer,
  { library }: Pick<Composer, 'library'>,
): readonly Claim[] {
  const named = new Set([...intent.options, ...intent.alternatives]);
  const [best, ...others] = candidates;
  const fitting = (ids: readonly string[]): readonly Claim[] => {
    const claims = ids.flatMap((id) => library.claim(id) ?? []);
    const isOnNamed = ({ option }: Claim): boolean =>
      named.size === 0 || option === null || named.has(option);
    // On the options that are named first, each group in the direction of the question.
    return [
      ...inDirection(claims.filter(isOnNamed), reading),
      ...inDirection(
        claims.filter((claim) => !isOnNamed(claim)),
        reading,
      ),
    ];
  };
  const chosen: Claim[] = [];
  const add = (list: readonly Claim[]): void => {
    for (const claim of list)
      if (!chosen.some((before) => isSameStatement(before, claim))) chosen.push(claim);
  };
  add(fitting(best?.claims ?? []).slice(0, mostOfOne));
  for (const other of others.slice(0, 2))
    if (in64ths(other.probability) >= worthAdding) add(fitting(other.claims).slice(0, 1));
  return chosen;
}
