import { LRUCache } from 'lru-cache';
import { awaySentence } from '../../core/store/store.ts';
import type { Address } from './address.ts';
import type { Background } from './background.ts';
import { note, type Respond } from './respond.ts';

/** Tells who asked that the store is away. */
export type Away = {
  /** @param question names the question, however often Slack delivers it */
  tell(address: Address, question: string): void;
};

/** Within this time a person is told once in a channel, however much they ask, in milliseconds. */
const quietFor = 60_000;
/** Slack's last redelivery comes five minutes after the one before: https://docs.slack.dev/apis/events-api, retries. */
const redeliveredFor = 15 * 60_000;
const remembered = 10_000;

/**
 * Once for each question, and once a minute for each person and channel: kept in this process, as the store is
 * away. Only the asker sees it, so that an outage does not fill a channel.
 */
export function createAway(respond: Respond, background: Background, now: () => number): Away {
  const said = new LRUCache<string, number>({ max: remembered });
  const past = (name: string, time: number): boolean =>
    now() - (said.get(name) ?? Number.NEGATIVE_INFINITY) >= time;
  return {
    tell(address, question) {
      const person = JSON.stringify([address.channel, address.user]);
      const asked = JSON.stringify([address.channel, question]);
      const due = past(person, quietFor) && past(asked, redeliveredFor);
      said.set(asked, now());
      if (!due) return;
      said.set(person, now());
      background.run('saying that the store is away', () => respond.tell(address, note(awaySentence)));
    },
  };
}
