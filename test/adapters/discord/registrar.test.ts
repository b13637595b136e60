import { REST } from 'discord.js';
import { expect, it } from 'vitest';
import { createRegistrar } from '../../../src/adapters/discord/registration.ts';
import { silentLog } from '../../../src/adapters/log/log.ts';

it('a mistake while registering the commands is logged once, and rejects nothing', async () => {
  const log: string[] = [];
  let calls = 0;
  const rest = new REST({
    retries: 0,
    makeRequest: async () => {
      calls++;
      throw new RangeError('a mistake');
    },
  }).setToken('a.b.c');
  const registrar = createRegistrar({
    rest,
    guild: null,
    log: { ...silentLog, error: (line) => void log.push(line) },
  });
  await registrar.register('1');
  await registrar.register('1');
  expect([calls, log.length]).toEqual([1, 1]);
  expect(log[0]).toContain('a mistake');
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
});
