import { describe, expect, it } from 'vitest';
import { createTurnGate } from '../../../../src/adapters/chat/delivery/turn-gate.ts';

describe('the turn gate', () => {
  it('holds posts back until the last turn is done', async () => {
    const { turn, idle } = createTurnGate(60_000);
    const done: string[] = [];
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const turns = [first, second].map(({ promise }, index) =>
      turn(async () => {
        await promise;
        done.push(`turn ${index}`);
      }),
    );
    const post = idle().then(() => done.push('post'));
    first.resolve();
    await turns[0];
    second.resolve();
    await Promise.all([...turns, post]);
    expect(done).toEqual(['turn 0', 'turn 1', 'post']);
  });

  it('stops holding posts back after a while', async () => {
    const { turn, idle } = createTurnGate(1);
    const going = Promise.withResolvers<void>();
    const running = turn(() => going.promise);
    await idle();
    going.resolve();
    await running;
  });

  it('stops holding posts back when a turn fails', async () => {
    const { turn, idle } = createTurnGate(60_000);
    await expect(turn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await idle();
  });
});
