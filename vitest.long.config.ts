import { defineConfig } from 'vitest/config';

// What `npm run test:long` runs: tests that take tens of seconds each.
export default defineConfig({
  test: { include: ['test/**/*.long.test.ts'], testTimeout: 300_000, passWithNoTests: false },
});
