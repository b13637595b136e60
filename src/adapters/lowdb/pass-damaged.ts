import { DamagedDocument } from '../../core/store/store.ts';

/** Skips a damaged document in a walk over many. The read that found the damage has reported it. */
export function passDamaged(error: unknown): undefined {
  if (error instanceof DamagedDocument) return undefined;
  throw error;
}
