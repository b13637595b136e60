import { describe, it } from 'vitest';
import { limits } from '../../../src/adapters/slack/limits.ts';
import { burst } from '../../doubles/slack/burst.ts';

describe('500 mentions in 50 threads, in one burst', () => {
  it.each([
    ['socket', 1],
    ['http', 1],
    ['socket', 2],
  ] as const)(
    'are each answered once and in order over %s, with %i on one store',
    async (transport, processes) => {
      const { median, most } = await burst(transport, processes, 50, 10);
      // Printed rather than checked, because a machine under load is slower.
      console.info(
        `acknowledged (${transport}, ${processes} on one store): median ${median} ms, last ${most} ms of ${limits.acknowledgeWithin}`,
      );
    },
  );
});
