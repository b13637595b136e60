import { expect, it, vi } from 'vitest';
import { createInTime } from '../../../../src/adapters/slack/inbound/in-time.ts';
import { limits } from '../../../../src/adapters/slack/limits.ts';

it.each([
  ['rejects', () => Promise.reject(new Error('the socket broke'))],
  [
    'throws',
    () => {
      throw new Error('the socket broke');
    },
  ],
])('a task that %s is logged, and its delivery is acknowledged', async (_, task) => {
  const lines: string[] = [];
  const inTime = createInTime({ error: (line) => void lines.push(line) });
  await inTime.run(task);
  await inTime.done();
  expect(lines).toEqual(['slack: a delivery was acknowledged and not handled: the socket broke']);
});

it('a task that fails after its delivery was acknowledged is logged too', async () => {
  const lines: string[] = [];
  const inTime = createInTime({ error: (line) => void lines.push(line) });
  const { promise, reject } = Promise.withResolvers<void>();
  vi.useFakeTimers();
  try {
    const acknowledged = inTime.run(() => promise);
    await vi.advanceTimersByTimeAsync(limits.acknowledgeUndone);
    await acknowledged;
  } finally {
    vi.useRealTimers();
  }
  expect(lines).toEqual([]);
  reject(new Error('late'));
  await inTime.done();
  expect(lines).toHaveLength(1);
});
