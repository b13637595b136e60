import { configDefaults, defineConfig } from 'vitest/config';
import { compileCache } from './test/compile-cache.ts';
import { reportersFor } from './test/reporters.ts';

/** Tests of what is pure: nothing that one file does can be seen by another, so that they share what they load. */
const pure = ['test/core/**/*.test.ts', 'test/knowledge/**/*.test.ts', 'test/conformance/**/*.test.ts'];
const long = 'test/**/*.long.test.ts';

// What `npm test` runs: everything but the long ones.
export default defineConfig({
  test: {
    testTimeout: 30_000,
    maxWorkers: '100%',
    env: { NODE_COMPILE_CACHE: compileCache },
    reporters: reportersFor('test'),
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: pure, exclude: [...configDefaults.exclude, long], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'doors',
          // It imports JSON in a way that Node refuses and bundlers take.
          server: { deps: { inline: ['@actions/workflow-parser'] } },
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, long, ...pure],
        },
      },
    ],
  },
});
