import { DamagedDocument } from './store.ts';

/** Skips a damaged document, so that the others don't wait for it. The store reported it when it found the damage. */
export function skipDamaged(error: unknown): null {
  if (error instanceof DamagedDocument) return null;
  throw error;
}
