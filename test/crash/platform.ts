import { expect } from 'vitest';
import type { Store } from '../../src/core/store/store.ts';
import type { Delivered, Said } from './protocol.ts';

/**
 * The parent's log of what it delivered and heard, which the promise is checked against: each delivery
 * done once, each answer posted, and twice only where a process died between saying and marking it.
 */
export type Platform = {
  /** New deliveries, on as many threads. */
  deliver(count: number): Delivered[];
  /** What was never acknowledged; a platform sends it again. */
  outstanding(): Delivered[];
  /** Hears one process. Call the result when that process is gone. */
  listen(): { hear(said: Said): void; gone(): void };
  /** Answers that were posted again because the store went before they could be marked. */
  allowRepeats(answers: readonly string[]): void;
  check(store: Store): Promise<void>;
  readonly failures: readonly string[];
};

/** Threads remember 200 deliveries each; far fewer are given to one. */
const perThread = 40;

export function openPlatform(): Platform {
  const all: Delivered[] = [];
  const acknowledged = new Set<string>();
  const posts = new Map<string, number>();
  /** For each answer: how many processes died after posting and before saying that it was marked. */
  const unclear = new Map<string, number>();
  const failures: string[] = [];

  return {
    failures,
    deliver(count) {
      const fresh = Array.from({ length: count }, (_, index) => {
        const number = all.length + index;
        return {
          delivery: `e${number}`,
          conversation: `t${Math.floor(number / perThread) * 4 + (number % 4)}`,
        };
      });
      all.push(...fresh);
      return fresh;
    },
    outstanding: () => all.filter(({ delivery }) => !acknowledged.has(delivery)),
    listen() {
      const open = new Set<string>();
      return {
        hear(said) {
          switch (said.kind) {
            case 'acknowledged':
              acknowledged.add(said.delivery);
              break;
            case 'posted':
              posts.set(said.answer, (posts.get(said.answer) ?? 0) + 1);
              open.add(said.answer);
              break;
            case 'marked':
              open.delete(said.answer);
              break;
            case 'failed':
              failures.push(said.reason);
              break;
            case 'ready':
            case 'idle':
            case 'swept':
              break;
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
      expect(turns).toBe(all.length);
      expect([...done.keys()].sort()).toEqual(all.map(({ delivery }) => delivery).sort());
      const answers = [...done.values()].flatMap((answer) => (answer === null ? [] : [answer]));
      expect(answers).toHaveLength(all.length);
      const lost = answers.filter((answer) => !posts.has(answer));
      const doubled = answers.filter((answer) => (posts.get(answer) ?? 0) > 1 + (unclear.get(answer) ?? 0));
      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    },
  };
}
