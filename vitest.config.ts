import { configDefaults, defineConfig } from 'vitest/config';
import { compileCache } from './test/compile-cache.ts';
import { reportersFor } from './test/reporters.ts';

// What `npm test` runs: everything but the long ones.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/**/*.long.test.ts'],
    testTimeout: 30_000,
    env: { NODE_COMPILE_CACHE: compileCache },
    reporters: reportersFor('test'),
  },
});
