import { createRequire } from 'node:module';

/** Preloaded with --import: at exit, prints which of the platforms' libraries were loaded. */
const { cache } = createRequire(import.meta.url);
process.on('exit', () => {
  const names = Object.keys(cache).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '');
  const platforms = [...new Set(names)].filter((name) =>
    ['discord.js', '@slack/bolt', '@prometheus-io/client'].includes(name),
  );
  process.stderr.write(`modules: ${platforms.sort().join(' ')}\n`);
});
