import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtIn } from '../core/built-in.ts';
import { servedAt } from '../journey/served-page.ts';
import { newFolder } from '../new-folder.ts';
import { asShipped, root } from '../run-program.ts';

const packedSchema = z
  .array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }))
  .length(1);

const ids = builtIn.topics.map(({ id }) => id);
let installed = '';
let files: readonly string[] = [];

/** What runs a program of the package without anything else of the project. */
function commandOf(program: string): string[] {
  const manifest = z
    .object({ bin: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')));
  return ['--no-experimental-strip-types', join(installed, manifest.bin[program] ?? '')];
}

const env = { PATH: process.env.PATH, NO_COLOR: '1', NODE_DISABLE_COMPILE_CACHE: '1' };

function run(program: string, ...args: string[]): string {
  return runWith({}, program, ...args);
}

function runWith(variables: Readonly<Record<string, string>>, program: string, ...args: string[]): string {
  return execFileSync(process.execPath, [...commandOf(program), ...args], {
    cwd: newFolder(),
    env: { ...env, ...asShipped, ...variables },
    encoding: 'utf8',
  });
}

describe('the package', () => {
  beforeAll(() => {
    const folder = newFolder();
    const packed = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
    });
    const [pack] = packedSchema.parse(JSON.parse(packed.slice(packed.indexOf('['))));
    files = (pack?.files ?? []).map(({ path }) => path);
    execFileSync('tar', ['-xzf', join(folder, pack?.filename ?? ''), '-C', folder]);
    installed = join(folder, 'package');
    mkdirSync(installed, { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));
  }, 300_000);

  it('runs under each of its names on a Node without type stripping', () => {
    const answer = run('tradeoff-bot', 'ask', 'django or flask for an admin panel?');
    expect(answer).toContain('Django');
    expect(run('tradeoff', 'ask', 'django or flask for an admin panel?')).toBe(answer);
  });

  it('draws with its own font', () => {
    const folder = newFolder();
    run('tradeoff', 'chart', 'django and flask on databases', '-o', join(folder, 'chart.png'));
    expect(readFileSync(join(folder, 'chart.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('serves its chat page, with all that a browser loads', async () => {
    const child = spawn(process.execPath, [...commandOf('tradeoff'), 'start'], {
      cwd: newFolder(),
      env: { ...env, ENCODER: 'off', WEB_PORT: '0' },
    });
    child.stdin.end();
    try {
      const url = await servedAt(child);
      expect(await (await fetch(url)).text()).toContain('src="page/main.js"');
      for (const path of ['page/main.js', 'page/app.js', 'page/chat.css', 'page/icon.svg', 'page/preact.js'])
        expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    } finally {
      const ended = once(child, 'close');
      child.kill();
      await ended;
    }
  });

  it('writes its decisions page, with all that a browser loads', () => {
    const folder = newFolder();
    const adr = join(folder, 'adr');
    mkdirSync(adr);
    writeFileSync(
      join(adr, '0001-use-django.md'),
      '# Use Django\n\n## Status\n\nAccepted\n\n## Decision\n\nWe know it.\n',
    );
    const env = { DATA_DIR: join(folder, 'data') };
    const site = join(folder, 'site');
    runWith(env, 'tradeoff', 'import', 'decisions', adr, '--workspace', 'team');
    runWith(env, 'tradeoff', 'export', 'site', site);
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('Use Django');
    for (const path of ['site.css', 'icon.svg', 'dates.js', 'search.js', 'minisearch.js'])
      expect(readFileSync(join(site, 'assets', path), 'utf8')).not.toMatch(/^(import|export) /m);
  });

  it('includes its encoder, with where it comes from', () => {
    const model = files.filter((path) => path.includes('/encoder/model/')).map((path) => basename(path));
    expect(model.sort()).toEqual([
      'LICENSE',
      'ORIGIN.md',
      'all-minilm-l6-v2.int8.onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    expect(run('tradeoff', 'doctor')).toContain(
      process.env.ENCODER === 'off' ? '✓ encoder: ' : '✓ encoder: in use',
    );
  });

  it.skipIf(process.env.ENCODER === 'off')(
    'includes what its topics mean, so that its first start builds nothing (skipped with ENCODER=off)',
    () => {
      // One file for each topic, and one for what tells them apart.
      expect(files.filter((path) => path.endsWith('.meanings.bin'))).toHaveLength(ids.length + 1);
      expect(run('tradeoff', 'doctor')).toContain(
        `✓ meanings: ${ids.map((id) => `${id} ready`).join(', ')}\n`,
      );
    },
  );

  it('includes its knowledge', () => {
    const checked = run('tradeoff', 'check');
    for (const id of ids) expect(checked).toContain(`${id}: fine`);
  });

  it('contains the program, its guide and nothing else', () => {
    const allowed = /^(dist\/|docs\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$|\.env\.example$)/;
    expect(files.filter((path) => !allowed.test(path))).toEqual([]);
    expect(
      files.filter(
        (path) =>
          path.startsWith('dist/') &&
          !/\.(js|css|svg|yaml|ttf|woff2)$|\/encoder\/model\/|\/meanings\/ready\//.test(path),
      ),
    ).toEqual([]);
  });
});
