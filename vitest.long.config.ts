import { defineConfig } from 'vitest/config';
import { compileCache } from './test/compile-cache.ts';
import { reportersFor } from './test/reporters.ts';
import { triesAll } from './test/sample.ts';

// What `npm run test:long` runs: tests that take tens of seconds each.
export default defineConfig({
  test: {
    include: ['test/**/*.long.test.ts'],
    testTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: '100%',
    // What topics mean takes a minute to build, so that's done once for all tests.
    globalSetup: 'test/meanings/build-meanings.ts',
    setupFiles: 'test/after-each-file.ts',
    env: { NODE_COMPILE_CACHE: compileCache, ...triesAll },
    reporters: reportersFor('long'),
  },
});
