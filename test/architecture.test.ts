import { describe, expect, it } from 'vitest';
import { builtIn } from './core/built-in.ts';
import { importCycles } from './import-cycles.ts';
import { parseSource, type SourceFile, sourceFiles } from './source-code.ts';

/**
 * What the files of a folder may import: paths below src/ and packages, each as the start of the specifier. The first
 * entry that fits a file counts.
 */
const folders: readonly { readonly path: string; readonly mayImport: readonly string[] }[] = [
  { path: 'main.ts', mayImport: ['node-version.ts', 'adapters/', 'node:module', 'node:path'] },
  // Old versions of Node have to be able to read it, so it imports nothing.
  { path: 'node-version.ts', mayImport: [] },
  // Each adapter declares its own variables, in files that load zod and no platform library.
  {
    path: 'environment.ts',
    mayImport: [
      'zod',
      'node:path',
      'secrets.ts',
      'adapters/calls/proxy-variables.ts',
      'adapters/slack/configuration.ts',
      'adapters/discord/configuration.ts',
      'adapters/encoder/encoder-variables.ts',
      'adapters/http/health-variables.ts',
      'adapters/limits/limit-variables.ts',
      'adapters/log/log-variables.ts',
      'adapters/text/home-path.ts',
      'adapters/postgres/database-url.ts',
      'adapters/web/configuration.ts',
      'adapters/site/site-variables.ts',
    ],
  },
  {
    path: 'secrets.ts',
    mayImport: ['regular-file.ts', 'adapters/text/home-path.ts', 'adapters/text/decode-text.ts'],
  },
  { path: 'regular-file.ts', mayImport: ['node:fs'] },
  { path: 'adapters/calls/proxy-variables.ts', mayImport: ['zod'] },
  { path: 'adapters/encoder/encoder-variables.ts', mayImport: ['zod'] },
  { path: 'adapters/http/health-variables.ts', mayImport: ['zod'] },
  { path: 'adapters/limits/limit-variables.ts', mayImport: ['zod'] },
  { path: 'adapters/log/log-variables.ts', mayImport: ['zod'] },
  { path: 'adapters/postgres/database-url.ts', mayImport: [] },
  { path: 'adapters/web/configuration.ts', mayImport: ['zod'] },
  { path: 'adapters/site/site-variables.ts', mayImport: ['zod', 'adapters/text/home-path.ts'] },
  {
    path: 'adapters/slack/configuration.ts',
    mayImport: [
      'zod',
      'adapters/slack/access/sealing.ts',
      'adapters/log/error-message.ts',
      'adapters/calls/api-address.ts',
    ],
  },
  { path: 'adapters/discord/configuration.ts', mayImport: ['zod', 'adapters/calls/api-address.ts'] },
  {
    path: 'knowledge/',
    mayImport: ['knowledge/', 'regular-file.ts', 'zod', 'js-yaml', 'ml-matrix', 'node:'],
  },
  {
    path: 'core/',
    mayImport: [
      'core/',
      'knowledge/schema.ts',
      'knowledge/queries.ts',
      'knowledge/authored-schema.ts',
      'knowledge/cited-text.ts',
      'knowledge/meanings/byte-rows.ts',
      'knowledge/meanings/topic-meanings.ts',
      'knowledge/meanings/phrasings-by-class.ts',
      'knowledge/suggestions/suggestion-schema.ts',
      'zod',
      'stemmer',
      'chrono-node',
      '@noble/hashes/',
    ],
  },
  // The commands construct the program, so they may import from every folder.
  {
    path: 'adapters/command-line/',
    mayImport: [
      'environment.ts',
      'regular-file.ts',
      'adapters/',
      'core/',
      'knowledge/',
      'commander',
      'chokidar',
      'zod',
      'node:',
    ],
  },
  // What runs in a browser; the server's files give it types alone (see below).
  {
    path: 'adapters/web/page/',
    mayImport: [
      'adapters/web/page/',
      'adapters/web/view.ts',
      'adapters/web/forms.ts',
      'core/forms/form.ts',
      'preact',
    ],
  },
  {
    path: 'adapters/',
    mayImport: ['adapters/', 'core/', 'knowledge/schema.ts', 'knowledge/queries.ts', 'package:', 'node:'],
  },
];

const platforms = /slack|discord/i;

/** Adapters that the other adapters may import. */
const sharedAdapters = [
  'adapters/chat/',
  'adapters/markdown/',
  'adapters/chart/',
  'adapters/text/',
  'adapters/log/',
  'adapters/calls/',
  'adapters/caches/',
  'adapters/doctor/',
  'adapters/decisions/',
  'adapters/team-topics/',
  'adapters/web/server/',
];

function violations({ name, imports }: SourceFile): string[] {
  const folder = folders.find(({ path }) => name.startsWith(path));
  if (folder === undefined) return [`${name} is not in the table`];
  return imports
    .filter(
      ({ target }) =>
        !folder.mayImport.some((allowed) =>
          allowed === 'package:'
            ? /^[@a-z]/.test(target) && !target.endsWith('.ts')
            : target.startsWith(allowed),
        ),
    )
    .map(({ target }) => `${name} imports ${target}`);
}

describe('the folders', () => {
  it('import only what the table allows', () => {
    expect(sourceFiles.length).toBeGreaterThan(50);
    expect(sourceFiles.flatMap(violations)).toEqual([]);
  });

  it.each([
    ['a static import', `import { x } from '../adapters/pipe/serve.ts';`],
    ['an import of types', `import type { X } from '../adapters/pipe/serve.ts';`],
    ['an import type', `type X = import('../adapters/pipe/serve.ts').X;`],
    ['an import over several lines', `import {\n  x,\n} from '../adapters/pipe/serve.ts';`],
    ['a dynamic import', `const x = await import('../adapters/pipe/serve.ts');`],
    ['a require', `const x = require('../adapters/pipe/serve.ts');`],
    ['a re-export', `export { x } from '../adapters/pipe/serve.ts';`],
    ['a re-export of all', `export * from '../adapters/pipe/serve.ts';`],
    ['a side effect', `import '../adapters/pipe/serve.ts';`],
    ['a built-in module', `import { readFileSync } from 'node:fs';`],
    ['the loader', `import { loadKnowledge } from '../knowledge/load.ts';`],
    ['another package', `import yaml from 'yaml';`],
  ])('report %s in core', (_, text) => {
    expect(violations(parseSource('core/example.ts', text))).toHaveLength(1);
  });

  it('have no import cycle: not even of types across folders, only of types within one', () => {
    expect(importCycles(sourceFiles)).toEqual([]);
  });

  it('of the adapters import nothing from each other, except from the shared ones', () => {
    const borrowed = sourceFiles
      .filter(({ name }) => name.startsWith('adapters/') && !name.startsWith('adapters/command-line/'))
      .flatMap(({ name, imports }) => {
        const own = name.split('/').slice(0, 2).join('/');
        return imports
          .filter(
            ({ target }) =>
              target.startsWith('adapters/') &&
              !target.startsWith(`${own}/`) &&
              !sharedAdapters.some((shared) => target.startsWith(shared)),
          )
          .map(({ target }) => `${name} imports ${target}`);
      });
    expect(borrowed).toEqual([]);
  });
});

it('the chat page’s scripts load nothing but each other and Preact', () => {
  const loaded = sourceFiles
    .filter(({ name }) => name.startsWith('adapters/web/page/'))
    .flatMap(({ imports }) => imports.filter(({ typesOnly }) => !typesOnly).map(({ target }) => target));
  expect(loaded.length).toBeGreaterThan(20);
  expect(
    loaded.filter((target) => !/^(?:adapters\/web\/page\/|preact$|preact\/hooks$)/.test(target)),
  ).toEqual([]);
});

it('the log alone removes secrets from lines; adapters hand it what they have', () => {
  const redacting = sourceFiles.filter(
    ({ name, imports }) =>
      !/^adapters\/(?:log|command-line)\//.test(name) &&
      imports.some(({ target }) => target.startsWith('adapters/log/redact')),
  );
  expect(redacting.map(({ name }) => name)).toEqual([]);
});

describe('the chat layer', () => {
  const chat = sourceFiles.filter(({ name }) => name.startsWith('adapters/chat/'));

  it('names no platform, not even in comments', () => {
    expect(chat.length).toBeGreaterThan(20);
    expect(chat.filter(({ text }) => platforms.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('reads and writes no markup of a platform', () => {
    expect(chat.filter(({ code }) => /<[@#!:]/.test(code)).map(({ name }) => name)).toEqual([]);
  });
});

describe('the core', () => {
  const core = sourceFiles.filter(({ name }) => name.startsWith('core/'));

  it('names no platform', () => {
    expect(core.filter(({ code }) => platforms.test(code)).map(({ name }) => name)).toEqual([]);
  });

  it('has no clock, no randomness, no process and no network', () => {
    const impure =
      /\b(?:Date\.now|new Date\(\)|Math\.random|performance\.|process\.|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|fetch\(|crypto\.)/;
    expect(core.filter(({ code }) => impure.test(code)).map(({ name }) => name)).toEqual([]);
  });

  it('names no option, aspect or need: they are data', () => {
    const { topics } = builtIn;
    const named = topics.flatMap(({ options, alternatives }) =>
      [...options, ...alternatives].map(({ id }) => id),
    );
    const sides = topics.flatMap(({ aspects, needs }) => [...aspects, ...needs].map(({ id }) => id));
    // English words that are ids as well. The word lists of understanding and retrieval are English too.
    const alsoEnglish = new Set(['memory', 'domain', 'team']);
    // What they stand for in these files isn't what they're in the data.
    const otherMeanings = new Set([
      'core/commands/commands.ts: search', // a field of a command
      'core/decisions/record/record-entry.ts: operations', // a field of a stored record
      'core/store/documents.ts: schema', // a field of the table of documents
      'core/reply/intents/scores.ts: rest', // "the rest" of the scores
      'core/turn/folded.ts: rest', // the rest of an answer
      'core/understanding/acts/thread-acts.ts: rest', // a typo of "reset"
      'core/understanding/text/stem.ts: sse', // a word that the stemmer leaves alone
    ]);
    const listsEnglish = (name: string): boolean =>
      name.startsWith('core/understanding/') || name === 'core/reply/claims/silent-stems.ts';
    const found = core.flatMap(({ name, code }) => {
      const literals = [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`$\n]*)`/g)].map(
        (match) => match[1] ?? match[2] ?? match[3] ?? '',
      );
      return literals
        .filter(
          (text) =>
            named.includes(text) ||
            (sides.includes(text) && (text.includes('-') || !listsEnglish(name)) && !alsoEnglish.has(text)),
        )
        .map((text) => `${name}: ${text}`);
    });
    expect(found.filter((one) => !otherMeanings.has(one))).toEqual([]);
    expect([...otherMeanings].filter((one) => !found.includes(one))).toEqual([]);
  });
});
