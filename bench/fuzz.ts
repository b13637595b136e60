import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * `npm run bench -- fuzz [PAYLOADS] [SEED]`: the long tests of `test/fuzz/` with as many payloads as wanted, half of
 * Slack and half of Discord, and as many lines of the pipe as of each. The same seed breaks the same things again.
 */
const [payloads = '100000', seed = '3'] = process.argv.slice(2);
const { status } = spawnSync(
  join(import.meta.dirname, '../node_modules/.bin/vitest'),
  ['run', '--config', 'vitest.long.config.ts', 'test/fuzz'],
  {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, FUZZ_PAYLOADS: String(Math.ceil(Number(payloads) / 2)), FUZZ_SEED: seed },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
