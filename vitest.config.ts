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
    // How long is waited is only of meaning where something fails, and a machine may be busy: then it takes minutes to build
    // what topics mean.
    testTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // A quarter of the time, tests wait: for a process, for a platform's pace. One more worker uses it.
    maxWorkers: availableParallelism() + 1,
    // What topics mean takes half a minute to build, so that's done once for all tests, beside those that need none.
    globalSetup: 'test/meanings/begin-meanings.ts',
    setupFiles: 'test/after-each-file.ts',
    env: { NODE_COMPILE_CACHE: compileCache },
    reporters: reportersFor('test'),
    // It imports JSON in a way that Node refuses and bundlers take.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
  },
});
