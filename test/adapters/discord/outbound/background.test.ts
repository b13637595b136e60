import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createBackground } from '../../../../src/adapters/chat/background.ts';
import type { FirstResponse } from '../../../../src/adapters/discord/outbound/first-response.ts';
import { createLeftToAnswers } from '../../../../src/adapters/discord/outbound/left-to-answers.ts';
import { silentLog } from '../../../../src/adapters/log/log.ts';

it('a mistake while showing a question is logged and ends nothing', async () => {
  const log: string[] = [];
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', note);
  const due: (() => void)[] = [];
  const clock = {
    every(_: number, run: () => void) {
      due.push(run);
      return () => {};
    },
  };
  const background = createBackground('discord', { ...silentLog, warn: (line) => void log.push(line) });
  const left = createLeftToAnswers(clock, background);
  const show = async (): Promise<never> => {
    throw new TypeError('undefined is not a function');
  };
  const first: FirstResponse = {
    ref: { id: '42', application: '1', token: 't' },
    state: async () => 'open',
    defer: async () => {},
    acknowledge: async () => {},
    note: async () => {},
    show,
    tryShow: async () => undefined,
    tell: show,
    openForm: show,
  };
  left.leave(first, { components: [], pictures: [], pings: [] });
  for (const run of due) run();
  left.of('42')?.giveBack();
  await left.close();
  await turn();
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
  expect(log).toHaveLength(2);
  expect(log[0]).toMatch(/^discord: showing the question of interaction 42 failed: .*not a function/);
});
