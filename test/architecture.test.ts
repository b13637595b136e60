import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInFolder, loadKnowledge } from '../src/knowledge/load.ts';

const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }));

/** What a room may import: paths below src/ and packages, each as the start of the specifier. The first room that fits counts. */
const rooms: readonly { readonly room: string; readonly mayImport: readonly string[] }[] = [
  { room: 'main.ts', mayImport: ['node-version.ts', 'adapters/', 'node:module', 'node:path'] },
  // Read by a Node of any age, so it has to stand alone.
  { room: 'node-version.ts', mayImport: [] },
  // The adapters declare their own variables; those files import zod, and nothing of a platform's library.
  {
    room: 'environment.ts',
    mayImport: [
      'zod',
      'node:path',
      'secrets.ts',
      'adapters/slack/configuration.ts',
      'adapters/discord/configuration.ts',
      'adapters/http/health-variables.ts',
      'adapters/limits/limit-variables.ts',
      'adapters/log/log-variables.ts',
    ],
  },
  { room: 'secrets.ts', mayImport: ['node:fs'] },
  { room: 'adapters/http/health-variables.ts', mayImport: ['zod'] },
  { room: 'adapters/limits/limit-variables.ts', mayImport: ['zod'] },
  { room: 'adapters/log/log-variables.ts', mayImport: ['zod'] },
  {
    room: 'adapters/slack/configuration.ts',
    mayImport: [
      'zod',
      'adapters/slack/access/sealing.ts',
      'adapters/log/error-message.ts',
    ],
  },
  { room: 'adapters/discord/configuration.ts', mayImport: ['zod'] },
  { room: 'knowledge/', mayImport: ['knowledge/', 'zod', 'js-yaml', 'node:'] },
  {
    room: 'core/',
    mayImport: ['core/', 'knowledge/schema.ts', 'knowledge/queries.ts', 'zod', 'stemmer', '@noble/hashes/'],
  },
  // What main starts: the command files construct, so they may reach every room.
  {
    room: 'adapters/command-line/',
    mayImport: [
      'environment.ts',
      'adapters/',
      'core/',
      'knowledge/',
      'commander',
      'chokidar',
      'zod',
      'node:',
    ],
  },
  {
    room: 'adapters/',
    mayImport: ['adapters/', 'core/', 'knowledge/schema.ts', 'knowledge/queries.ts', 'package:', 'node:'],
  },
];

/** Rooms among the adapters that other adapters may use; all else is each one's own. */
const sharedAdapters = [
  'adapters/chat/',
  'adapters/markdown/',
  'adapters/chart/',
  'adapters/text/',
  'adapters/log/',
  'adapters/calls/',
];

const comment = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g;
const importForms = [
  /^(?:import|export)\s[^;'"`]*?\bfrom\s*['"`]([^'"`]+)['"`]/gm,
  /^import\s*['"`]([^'"`]+)['"`]/gm,
  /(?<!['\w])import\s*\(\s*['"`]([^'"`]+)['"`]/g,
  /\brequire\s*\(\s*['"`]([^'"`]+)['"`]/g,
];

/** All specifiers of a file, relative ones as paths below src/. */
function importsOf(name: string, text: string): string[] {
  const code = text.replace(comment, '');
  const found = importForms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''));
  return found.map((specifier) =>
    specifier.startsWith('.') ? relative(source, join(source, dirname(name), specifier)) : specifier,
  );
}

function violations(name: string, text: string): string[] {
  const room = rooms.find((candidate) => name.startsWith(candidate.room));
  if (room === undefined) return [`${name} is in no room of the table`];
  return importsOf(name, text)
    .filter(
      (target) =>
        !room.mayImport.some((allowed) =>
          allowed === 'package:'
            ? /^[@a-z]/.test(target) && !target.endsWith('.ts')
            : target.startsWith(allowed),
        ),
    )
    .map((target) => `${name} imports ${target}`);
}

describe('the rooms', () => {
  it('import only what the table allows', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(({ name, text }) => violations(name, text))).toEqual([]);
  });

  it.each([
    ['a static import', `import { x } from '../adapters/pipe/serve.ts';`],
    ['an import of types', `import type { X } from '../adapters/pipe/serve.ts';`],
    ['an import over several lines', `import {\n  x,\n} from '../adapters/pipe/serve.ts';`],
    ['a dynamic import', `const x = await import('../adapters/pipe/serve.ts');`],
    ['a re-export', `export { x } from '../adapters/pipe/serve.ts';`],
    ['a re-export of all', `export * from '../adapters/pipe/serve.ts';`],
    ['a side effect', `import '../adapters/pipe/serve.ts';`],
    ['a built-in module', `import { readFileSync } from 'node:fs';`],
    ['the loader', `import { loadKnowledge } from '../knowledge/load.ts';`],
    ['another package', `import yaml from 'yaml';`],
  ])('would be caught at %s in core', (_, text) => {
    expect(violations('core/example.ts', text)).toHaveLength(1);
  });

  it('do not borrow from each other’s adapters, the shared ones excepted', () => {
    const borrowed = files
      .filter(({ name }) => name.startsWith('adapters/') && !name.startsWith('adapters/command-line/'))
      .flatMap(({ name, text }) => {
        const own = name.split('/').slice(0, 2).join('/');
        return importsOf(name, text)
          .filter(
            (target) =>
              target.startsWith('adapters/') &&
              !target.startsWith(`${own}/`) &&
              !sharedAdapters.some((shared) => target.startsWith(shared)),
          )
          .map((target) => `${name} imports ${target}`);
      });
    expect(borrowed).toEqual([]);
  });
});

describe('the core', () => {
  const core = files
    .filter(({ name }) => name.startsWith('core/'))
    .map(({ name, text }) => ({ name, code: text.replace(comment, '') }));

  it('has no clock, no randomness, no process and no network', () => {
    const impure =
      /\b(?:Date\.now|new Date\(\)|Math\.random|performance\.|process\.|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|fetch\(|crypto\.)/;
    expect(core.filter(({ code }) => impure.test(code)).map(({ name }) => name)).toEqual([]);
  });

  it('names no platform', () => {
    expect(core.filter(({ code }) => /slack|discord/i.test(code)).map(({ name }) => name)).toEqual([]);
  });

  it('names no option, aspect or need: they are data', () => {
    const { topics } = loadKnowledge([builtInFolder]);
    const named = topics.flatMap(({ options, alternatives }) =>
      [...options, ...alternatives].map(({ id }) => id),
    );
    const sides = topics.flatMap(({ aspects, needs }) => [...aspects, ...needs].map(({ id }) => id));
    // Everyday words that happen to be ids too. Word lists of understanding and retrieval are English, not ids.
    const alsoEnglish = new Set(['memory', 'domain']);
    const listsEnglish = (name: string): boolean =>
      name.startsWith('core/understanding/') || name === 'core/reply/parts/retrieve.ts';
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
    expect(found).toEqual([]);
  });
});
