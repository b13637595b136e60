import { describe, expect, it } from 'vitest';
import { createTurnsFirst } from '../../../src/adapters/slack/turns-first.ts';

describe('turns first', () => {
  it('lets posts wait until the last turn is done, and no longer', async () => {
    const { turn, quiet } = createTurnsFirst(60_000);
    const done: string[] = [];
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const turns = [first, second].map(({ promise }, index) =>
      turn(async () => {
        await promise;
        done.push(`turn ${index}`);
      }),
    );
    const post = quiet().then(() => done.push('post'));
    first.resolve();
    await turns[0];
    second.resolve();
    await Promise.all([...turns, post]);
    expect(done).toEqual(['turn 0', 'turn 1', 'post']);
  });

  it('lets posts go after a while, though turns go on', async () => {
    const { turn, quiet } = createTurnsFirst(1);
    const going = Promise.withResolvers<void>();
    const running = turn(() => going.promise);
    await quiet();
    going.resolve();
    await running;
  });

  it('lets posts go where a turn failed', async () => {
    const { turn, quiet } = createTurnsFirst(60_000);
    await expect(turn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await quiet();
  });
});
