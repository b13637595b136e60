import { awaySentence, StoreAway } from '../../core/store/store.ts';
import { errorMessage } from '../log/error-message.ts';
import { texts } from './texts.ts';

/** What a person is told whose question failed. */
export function apologyFor(error: unknown): string {
  return error instanceof StoreAway ? awaySentence : texts.fault;
}

/** What an error says in the log. */
export function faultLine(error: unknown): string {
  return error instanceof StoreAway
    ? `the store cannot be reached: ${errorMessage(error.cause)}`
    : errorMessage(error);
}
