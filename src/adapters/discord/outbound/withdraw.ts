import type { Failure } from '../../chat/outcomes.ts';
import { outcomeOf } from '../outcomes.ts';
import type { Calls, InteractionRef } from '../wire/calls.ts';

/**
 * Deletes what an interaction's first response shows everyone, so that a follow-up can reach the person alone.
 *
 * @returns a failure if it may work later; what is gone, or can't be deleted, is left alone
 */
export async function withdraw(
  calls: Pick<Calls, 'removeOriginal'>,
  ref: Pick<InteractionRef, 'application' | 'token'>,
): Promise<Failure | null> {
  try {
    await calls.removeOriginal(ref);
    return null;
  } catch (error) {
    const failure = outcomeOf(error);
    return failure.kind === 'later' || failure.kind === 'limited' ? failure : null;
  }
}
