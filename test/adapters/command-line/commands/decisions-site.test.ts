import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { exportCommand } from '../../../../src/adapters/command-line/commands/export.ts';
import { importCommand } from '../../../../src/adapters/command-line/commands/import.ts';
import type { StoreShell } from '../../../../src/adapters/command-line/shell/store-shell.ts';
import { openMemoryStore } from '../../../../src/adapters/memory/store.ts';
import type { Store } from '../../../../src/core/store/store.ts';
import { decisionOf } from '../../../contract/documents.ts';
import { builtIn } from '../../../core/built-in.ts';
import { newFolder } from '../../../new-folder.ts';
import { runProgramHere } from '../../../run-program.ts';

const knowledge = (): typeof builtIn => builtIn;
const exporting = (shell: StoreShell): Command =>
  exportCommand({
    ...shell,
    knowledge,
    namesOf: async (_, ids) => new Map(ids.includes('U1') ? [['U1', 'Anna Berg']] : []),
  });
const importing = (shell: StoreShell): Command => importCommand({ ...shell, knowledge });
const never = { basedOn: 0, due: null };

async function run(
  make: (shell: StoreShell) => Command,
  store: Store,
  args: readonly string[],
): Promise<{ readonly out: string; readonly err: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end();
  const shell: StoreShell = { stdin, stdout, stderr, openStore: async () => store, databaseUrl: null };
  await make(shell)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync([...args], { from: 'user' });
  stdout.end();
  stderr.end();
  return { out: (await buffer(stdout)).toString(), err: (await buffer(stderr)).toString() };
}

async function decidedStore(): Promise<Store> {
  const store = openMemoryStore();
  await store.save({ workspace: 'w', kind: 'decision', id: 'd-000001' }, decisionOf('Open'), never);
  const secret = { ...decisionOf('Hush'), place: { id: 'G', closed: true } };
  await store.save({ workspace: 'w', kind: 'decision', id: 'd-000002' }, secret, never);
  return store;
}

describe('tradeoff export site', () => {
  it('writes a site, and then nothing but what has changed', async () => {
    const [store, folder] = [await decidedStore(), join(newFolder(), 'site')];
    const first = await run(exporting, store, ['site', folder]);
    expect(first.out).toMatch(/site: \d+ written, 0 unchanged, 0 removed\n$/);
    expect(first.err).toBe('');
    expect((await run(exporting, store, ['site', folder])).out).toMatch(
      /: 0 written, \d+ unchanged, 0 removed\n$/,
    );
    const page = await readFile(join(folder, 'records/d-000001.html'), 'utf8');
    expect(page).toContain('Anna Berg');
    expect(existsSync(join(folder, 'feed.xml'))).toBe(false);
  });

  it('has what was decided in private places only if asked, and then warns', async () => {
    const store = await decidedStore();
    const [open, whole] = [join(newFolder(), 'open'), join(newFolder(), 'whole')];
    await run(exporting, store, ['site', open]);
    expect(existsSync(join(open, 'records/d-000002.html'))).toBe(false);
    const { err } = await run(exporting, store, ['site', whole, '--closed']);
    expect(err).toContain('warning: one decision was made in private places. Whoever can open');
    expect(existsSync(join(whole, 'records/d-000002.html'))).toBe(true);
  });

  it('has a title, a feed at its address, and ids instead of names, if asked', async () => {
    const [store, folder] = [await decidedStore(), join(newFolder(), 'site')];
    await run(exporting, store, [
      'site',
      folder,
      '--title',
      'What we chose',
      '--base-url',
      'https://a.example/adr',
      '--no-names',
    ]);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('<h1>What we chose</h1>');
    expect(await readFile(join(folder, 'feed.xml'), 'utf8')).toContain(
      'https://a.example/adr/records/d-000001.html',
    );
    expect(await readFile(join(folder, 'records/d-000001.html'), 'utf8')).not.toContain('Anna Berg');
  });

  it('needs a workspace where there are several, an address that is one, and a folder of its own', async () => {
    const store = await decidedStore();
    const folder = newFolder();
    await store.save({ workspace: 'x', kind: 'decision', id: 'd-000003' }, decisionOf('Elsewhere'), never);
    await expect(run(exporting, store, ['site', folder])).rejects.toThrow(
      'choose one with --workspace: w, x',
    );
    expect((await run(exporting, store, ['site', folder, '--workspace', 'x'])).out).toContain('written');
    expect(await runProgramHere(['export', 'site', folder, '--base-url', 'ftp://a'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--base-url is the http or https address'),
    });
    const taken = newFolder();
    await writeFile(join(taken, 'index.html'), 'mine');
    await expect(run(exporting, store, ['site', taken, '--workspace', 'x'])).rejects.toThrow(
      'no site of Tradeoff',
    );
  });
});

describe('tradeoff import decisions', () => {
  it('prints what became of each file, what it could not read, and how many of each there are', async () => {
    const [store, folder] = [openMemoryStore(), newFolder()];
    await mkdir(join(folder, 'adr'));
    const text = '# 1. Use bags\n\nDate: 2020-05-01\n\n## Status\n\nAccepted\n\n## Decision\n\nBags.\n';
    await writeFile(join(folder, 'adr/0001-bags.md'), text);
    await writeFile(
      join(folder, 'adr/0002-boxes.md'),
      '# 2. Use boxes\n\nDate: soon\n\n## Decision\n\nBoxes.\n',
    );
    await writeFile(join(folder, 'README.md'), '# Hello\n');
    const first = await run(importing, store, ['decisions', folder]);
    expect(first.out.replace(/d-[0-9a-f]{6}/g, 'ID')).toBe(
      [
        'README.md: not imported: it has neither a decision nor a status',
        'adr/0001-bags.md: ID, accepted, added',
        'adr/0002-boxes.md: ID, accepted, added',
        "    It has no status; it says what was decided, so it's accepted.",
        '    Its date "soon" isn\'t a day.',
        '    It has no date, so its day is unknown.',
        '',
        '2 added, 0 unchanged, 0 updated, 1 not imported; 1 of 2 records were read whole.',
        '',
      ].join('\n'),
    );
    expect((await run(importing, store, ['decisions', folder])).out).toContain('0 added, 2 unchanged');
    const trial = await run(importing, openMemoryStore(), ['decisions', folder, '--dry-run']);
    expect(trial.out).toContain('Nothing was imported. It would be: 2 added');
  });

  it('is exported again as the files were, with what leads from one to the other', async () => {
    const [store, folder, copy] = [openMemoryStore(), newFolder(), newFolder()];
    await writeFile(
      join(folder, '0001-a.md'),
      '---\nstatus: superseded by ADR-0002\n---\n# Use bags\n\n## Decision\n\nBags, see [2](0002-b.md#x).\n',
    );
    await writeFile(join(folder, '0002-b.md'), '# Use boxes\n\nStatus: accepted\n\n## Decision\n\nBoxes.\n');
    await run(importing, store, ['decisions', folder]);
    const exported = await run(exporting, store, ['decisions']);
    expect(exported.out).toMatch(
      /---\ntradeoff: "d-\w{6}"\nstatus: superseded by ADR-0002\n---\n# Use bags\n\n## Decision\n\nBags, see \[2\]\(d-\w{6}-use-boxes\.md#x\)\.\n/,
    );
    await run(exporting, store, ['decisions', copy]);
    // What was exported is known, and not imported as something new.
    expect((await run(importing, store, ['decisions', copy])).out).toContain('0 added');
  });

  it('needs a folder that there is, and an address that people can open', async () => {
    await expect(run(importing, openMemoryStore(), ['decisions', '/nowhere'])).rejects.toThrow(
      'is not a folder',
    );
    expect(await runProgramHere(['import', 'decisions', '.', '--url', 'http://x'])).toMatchObject({
      code: 2,
    });
  });
});
