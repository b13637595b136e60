import { LRUCache } from 'lru-cache';
import { awaySentence, StoreAway } from '../../../core/store/store.ts';
import { atMost } from '../../caches/at-most.ts';
import { errorMessage } from '../../log/error-message.ts';
import { texts } from '../texts.ts';

/**
 * Decides who is told that something failed: once for each delivery, and once a minute for each person and place,
 * however much they ask; where everyone in the place sees it, once a minute for all of them. Kept in this process, because the store may be what is away.
 */
export type Apologies = {
  /**
   * @param person null if the apology is seen by everyone in the place
   * @param delivery names the event, however often the platform delivers it
   */
  isDue(place: string, person: string | null, delivery: string): boolean;
};

/** The apology asks people to wait a minute; until then another one would say nothing new. In milliseconds. */
const quietFor = 60_000;
/** No platform waits longer between two deliveries of an event. In milliseconds. */
const redeliveredFor = 15 * 60_000;
const remembered = 10_000;

export function createApologies(now: () => number): Apologies {
  const made = new LRUCache<string, number>(atMost(remembered));
  const isPast = (name: string, time: number): boolean =>
    now() - (made.get(name) ?? Number.NEGATIVE_INFINITY) >= time;
  return {
    isDue(place, person, delivery) {
      const asker = JSON.stringify(['person', place, person]);
      const event = JSON.stringify(['delivery', place, delivery]);
      const isDue = isPast(asker, quietFor) && isPast(event, redeliveredFor);
      made.set(event, now());
      if (isDue) made.set(asker, now());
      return isDue;
    },
  };
}

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
