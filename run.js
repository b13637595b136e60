// Runs a TypeScript file of the project: `node run.js FILE ...`. JavaScript, because a Node that can't read TypeScript has to
// be able to read this, and to say what's missing. `npm ci` brings the Node that can, unless npm runs no install scripts.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [node, , file = '', ...words] = process.argv;
if (process.features.typescript) {
  process.argv = [node, resolve(file), ...words];
  await import(pathToFileURL(resolve(file)).href);
} else {
  process.stderr.write(
    `tradeoff: this is Node ${process.versions.node}, which cannot run the project's files; ` +
      'run `npm ci`, or if npm has install scripts disabled, `npm rebuild node --ignore-scripts=false`, which brings the right Node\n',
  );
  process.exitCode = 1;
}
