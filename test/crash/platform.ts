import { expect } from 'vitest';
import type { Store } from '../../src/core/store/store.ts';
import type { ChildMessage, TestDelivery } from './protocol.ts';

/**
 * The parent's log of deliveries and posts, to check the promise: each delivery is handled once, and each answer is
 * posted, twice only if a process died between posting and marking it.
 */
export type Platform = {
  /** New deliveries. */
  deliver(count: number): TestDelivery[];
  /** Deliveries without an acknowledgement, which a platform sends again. */
  outstanding(): TestDelivery[];
  /** Receives the messages of one process. Call `gone` when it has ended. */
  listen(): { hear(message: ChildMessage): void; gone(): void };
  /** Allows repeats of answers that could not be marked before the store went away. */
  allowRepeats(answers: readonly string[]): void;
  check(store: Store): Promise<void>;
  /** Whether an answer is out. */
  hasPosted(answer: string): boolean;
  readonly failures: readonly string[];
};

/** Deliveries in a row that go to the same four threads: far fewer to each than the 200 that it remembers. */
export const perThread = 40;

/** The thread of a delivery: four at a time. */
export function threadOf(number: number): string {
  return `t${Math.floor(number / perThread) * 4 + (number % 4)}`;
}

function question(number: number): TestDelivery {
  return { delivery: `e${number}`, conversation: threadOf(number) };
}

/** @param next the delivery of a number, by which it's asked in four threads at a time */
export function openPlatform(next: (number: number) => TestDelivery = question): Platform {
  const all: TestDelivery[] = [];
  const acknowledged = new Set<string>();
  const posts = new Map<string, number>();
  /** For each answer, how many processes died between posting and marking it. */
  const unclear = new Map<string, number>();
  const failures: string[] = [];

  return {
    failures,
    hasPosted: (answer) => posts.has(answer),
    deliver(count) {
      const fresh = Array.from({ length: count }, (_, index) => next(all.length + index));
      all.push(...fresh);
      return fresh;
    },
    outstanding: () => all.filter(({ delivery }) => !acknowledged.has(delivery)),
    listen() {
      const open = new Set<string>();
      return {
        hear(message) {
          switch (message.kind) {
            case 'acknowledged':
              acknowledged.add(message.delivery);
              break;
            case 'posted':
              posts.set(message.answer, (posts.get(message.answer) ?? 0) + 1);
              open.add(message.answer);
              break;
            case 'marked':
              open.delete(message.answer);
              break;
            case 'failed':
              failures.push(message.reason);
              break;
            case 'ready':
            case 'idle':
            case 'swept':
              break;
            default:
              message satisfies never;
          }
        },
        gone() {
          for (const answer of open) unclear.set(answer, (unclear.get(answer) ?? 0) + 1);
        },
      };
    },
    allowRepeats(answers) {
      for (const answer of answers) unclear.set(answer, (unclear.get(answer) ?? 0) + 1);
    },
    async check(store) {
      const done = new Map<string, string | null>();
      let turns = 0;
      for await (const { value } of store.list('test:w', 'conversation')) {
        expect(value.outbox).toEqual([]);
        expect(value.conversation.turns).toBe(value.deliveries.length);
        turns += value.conversation.turns;
        for (const { id, answer } of value.deliveries) done.set(id, answer);
      }
      const asked = all.filter(({ form }) => form === undefined);
      expect(turns).toBe(asked.length);
      expect([...done.keys()].sort()).toEqual(asked.map(({ delivery }) => delivery).sort());
      const answers = [...done.values()].flatMap((answer) => (answer === null ? [] : [answer]));
      expect(answers).toHaveLength(asked.length);
      const lost = answers.filter((answer) => !posts.has(answer));
      const doubled = answers.filter((answer) => (posts.get(answer) ?? 0) > 1 + (unclear.get(answer) ?? 0));
      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    },
  };
}
