import { awaySentence, StoreAway } from '../../core/store/store.ts';
import { texts } from './texts.ts';

/** What a person is told whose question failed. */
export function apologyFor(error: unknown): string {
  return error instanceof StoreAway ? awaySentence : texts.fault;
}
