import { describe, it } from 'vitest';
import { burst } from '../../doubles/slack/burst.ts';

describe('100 mentions in 10 threads, in one burst', () => {
  it.each([
    ['socket', 1],
    ['http', 1],
    ['socket', 2],
    ['http', 2],
  ] as const)(
    'are each answered once and in order over %s, with %i on one store',
    async (transport, processes) => {
      await burst(transport, processes, 10, 10);
    },
  );
});
