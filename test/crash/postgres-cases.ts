import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../src/adapters/postgres/store.ts';
import { everyRight } from '../../src/core/access/actor.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import type { Outgoing } from '../../src/core/store/documents.ts';
import { StoreAway } from '../../src/core/store/store.ts';
import { builtIn } from '../core/built-in.ts';
import type { TestServer } from '../postgres-server.ts';
import { openPlatform, type Platform } from './platform.ts';
import { runToEnd, runUntilKilled, seeded } from './rounds.ts';
import { runChild } from './run-child.ts';
import { platformSteps, storeSteps } from './steps.ts';

const silent = (): void => undefined;

export type ServerForTests = () => TestServer;

/**
 * Kills processes at random moments, and at each step once for each number of times that it was passed before.
 *
 * @param every 1 for all steps, 3 for every third
 */
export function killPostgresProcess(
  server: ServerForTests,
  {
    kills,
    times,
    seed,
    every = 1,
  }: {
    readonly kills: number;
    readonly times: readonly number[];
    readonly seed: number;
    readonly every?: number;
  },
): void {
  it(`keeps the promise through ${kills} kills of a process at random moments and ${times.length} at one of ${every} steps`, async () => {
    const where = { folder: '', url: await server().database() };
    const random = seeded(seed);
    const platform = openPlatform();
    let life = 0;
    while (life < kills) await runUntilKilled(platform, where, life++, { milliseconds: random() * 25 });
    const steps = [...storeSteps, ...platformSteps].filter((_, at) => at % every === 0);
    for (const step of steps)
      for (const after of times) await runUntilKilled(platform, where, life++, { step, after });
    await runToEnd(platform, where, life);
    await check(platform, where.url);
  }, 600_000);
}

/** Two processes take turns with deliveries, and both get some of them. One of the two is killed. */
export function killOneOfTwo(server: ServerForTests, rounds: number): void {
  it(`keeps the promise where two processes share a queue and one of them is killed, ${rounds} times`, async () => {
    const url = await server().database();
    const platform = openPlatform();
    // A hold of 30 seconds takes one second. Both processes have the same clock, like synchronized machines.
    const speed = 30;
    const began = Date.now();
    const start = () => {
      const heard = platform.listen();
      const child = runChild(
        { folder: '', url, clock: (Date.now() - began) * speed, speed, die: null },
        heard.hear,
      );
      void child.ended.then(heard.gone);
      onTestFinished(() => child.kill());
      return child;
    };
    const stays = start();
    await stays.until(({ kind }) => kind === 'ready');
    for (let round = 0; round < rounds; round++) {
      const dies = start();
      await dies.until(({ kind }) => kind === 'ready');
      for (const [index, delivery] of platform.deliver(24).entries()) {
        if (index % 2 === 0 || index % 5 === 0) stays.give(delivery);
        if (index % 2 === 1 || index % 5 === 0) dies.give(delivery);
      }
      await pause(round * 15);
      dies.kill();
      await dies.ended;
      for (const delivery of platform.outstanding()) stays.give(delivery);
    }
    const store = await openPostgresStore(url, { log: silent });
    onTestFinished(() => store.close());
    await expect
      .poll(
        async () => [
          platform.outstanding().length,
          (await store.due('conversation', Number.MAX_SAFE_INTEGER, 1)).length,
        ],
        { timeout: 60_000, interval: 100 },
      )
      .toEqual([0, 0]);
    stays.kill();
    await stays.ended;
    await platform.check(store);
    expect(platform.failures).toEqual([]);
  }, 120_000);
}

/** The server is killed under load, repeatedly; the process survives and gets errors. */
export function killServer(server: ServerForTests, kills: number): void {
  it(`keeps the promise where the database server is killed and started again, ${kills} times`, async () => {
    const store = await openPostgresStore(await server().database(), { log: silent });
    const knowledge = builtIn;
    let clock = 0;
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => clock });
    const platform = openPlatform();
    const { hear } = platform.listen();

    /** Posts a reply and the ones that wait behind it. */
    async function post(conversation: string, first: string): Promise<void> {
      for (let answer: string | undefined = first; answer !== undefined; ) {
        hear({ kind: 'posted', conversation, answer });
        const next: Outgoing | null = await assistant.outbox.posted('test:w', conversation, answer);
        hear({ kind: 'marked', answer });
        answer = next?.answer;
      }
    }
    async function take({
      delivery,
      conversation,
    }: {
      delivery: string;
      conversation: string;
    }): Promise<void> {
      const outcome = await assistant.ask({
        rights: everyRight,
        workspace: 'test:w',
        conversation,
        author: 'U1',
        words: 'django or flask?',
        audience: 'direct',
        delivery,
        replyTo: { platform: 'test', address: null },
      });
      hear({ kind: 'acknowledged', delivery });
      if (outcome.kind === 'answered' && outcome.post !== null) await post(conversation, outcome.post.answer);
    }
    let errors = 0;
    const countError = (error: unknown): void => {
      if (!(error instanceof StoreAway)) throw error;
      errors++;
    };

    const marks: string[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const load = Promise.all(
        [...platform.deliver(30), ...platform.outstanding()].map((delivery) =>
          take(delivery).catch(countError),
        ),
      );
      await pause(kill * 7);
      await server().kill();
      await load;
      expect(await store.ready()).toBe(false);
      await server().restart();
      await expect.poll(() => store.ready(), { timeout: 60_000, interval: 50 }).toBe(true);
      clock += 24 * 3_600_000;
    }
    expect(errors).toBeGreaterThan(0);
    await Promise.all(platform.outstanding().map(take));
    clock += 24 * 3_600_000;
    // Answers that were posted and couldn't be marked are posted again: that is the documented window.
    for (const { key, outgoing } of await assistant.outbox.takeOver('test', clock, 10_000)) {
      marks.push(outgoing.answer);
      await post(key.id, outgoing.answer);
    }
    platform.allowRepeats(marks);
    await platform.check(store);
    await store.close();
  }, 120_000);
}

async function check(platform: Platform, url: string): Promise<void> {
  const store = await openPostgresStore(url, { log: silent });
  await platform.check(store);
  await store.close();
  expect(platform.failures).toEqual([]);
}
