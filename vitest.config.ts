import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { compileCache } from './test/compile-cache.ts';
import { reportersFor } from './test/reporters.ts';

// What `npm test` runs: everything but the long ones.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/**/*.long.test.ts'],
    // Nothing that one file does can be seen by another, so that they share a process and what it loads.
    isolate: false,
    // How long is waited is only of meaning where something fails, and a machine may be busy.
    testTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // A quarter of the time, tests wait: for a process, for a platform's pace. One more worker uses it.
    maxWorkers: availableParallelism() + 1,
    setupFiles: 'test/after-each-file.ts',
    env: { NODE_COMPILE_CACHE: compileCache },
    reporters: reportersFor('test'),
    // It imports JSON in a way that Node refuses and bundlers take.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
  },
});
