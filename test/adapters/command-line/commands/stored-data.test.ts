import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { exportCommand } from '../../../../src/adapters/command-line/commands/export.ts';
import { forgetCommand } from '../../../../src/adapters/command-line/commands/forget.ts';
import { importCommand } from '../../../../src/adapters/command-line/commands/import.ts';
import { migrateCommand } from '../../../../src/adapters/command-line/commands/migrate.ts';
import type { StoreShell } from '../../../../src/adapters/command-line/shell/store-shell.ts';
import { openMemoryStore } from '../../../../src/adapters/memory/store.ts';
import type { Store } from '../../../../src/core/store/store.ts';
import { decisionOf } from '../../../contract/documents.ts';
import { builtIn } from '../../../core/built-in.ts';
import { runProgramHere } from '../../../run-program.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const knowledge = builtIn;
const known = new Map([
  ['U1', 'Anna Berg'],
  ['U2', 'Ben'],
]);
const exporting = (shell: StoreShell): Command =>
  exportCommand({
    ...shell,
    knowledge: () => knowledge,
    namesOf: async (workspace, ids) =>
      new Map([...known].filter(([id]) => workspace === 'w' && ids.includes(id))),
  });
const importing = (shell: StoreShell): Command => importCommand({ ...shell, knowledge: () => knowledge });
const never = { basedOn: 0, due: null };
const decision = { workspace: 'w', kind: 'decision', id: 'd' } as const;

/** Runs a command on a store. @returns what it printed */
async function run(
  make: (shell: StoreShell) => Command,
  store: Store,
  args: readonly string[],
  input = '',
): Promise<string> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(input);
  const shell: StoreShell = { stdin, stdout, stderr, openStore: async () => store, databaseUrl: null };
  await make(shell)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync([...args], { from: 'user' });
  stdout.end();
  stderr.end();
  // Not as text, which would drop a byte order mark.
  return (await buffer(stdout)).toString() + (await buffer(stderr)).toString();
}

describe('the commands on stored data', () => {
  it('export to standard output and import from standard input', async () => {
    const [from, to] = [openMemoryStore(), openMemoryStore()];
    await from.save(decision, decisionOf('d'), { basedOn: 0, due: null });
    const exported = await run(exporting, from, []);
    expect(await run(importing, to, [], exported)).toBe(
      '1 added, 0 unchanged, 0 replaced, 0 skipped because they differ\n',
    );
    expect((await to.load(decision))?.value).toEqual(decisionOf('d'));
  });

  it('export to a file and import from it', async () => {
    const [from, to] = [openMemoryStore(), openMemoryStore()];
    const file = join(await temporaryFolder(), 'all.ndjson');
    await from.save(decision, decisionOf('d'), { basedOn: 0, due: null });
    await run(exporting, from, [file]);
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(4);
    await run(importing, to, [file]);
    expect((await to.load(decision))?.value).toEqual(decisionOf('d'));
  });

  it('report a missing file to import', async () => {
    await expect(run(importing, openMemoryStore(), ['/nowhere/all.ndjson'])).rejects.toThrow('ENOENT');
  });

  it('forget a person or a workspace, and require one of them', async () => {
    const store = openMemoryStore();
    await store.save(decision, decisionOf('d', 'U1'), { basedOn: 0, due: null });
    expect(await run(forgetCommand, store, ['--user', 'U1'])).toBe('w: 1 documents changed\n');
    expect((await store.load(decision))?.value.content.deciders).toEqual(['former member', 'U2']);
    expect(await run(forgetCommand, store, ['--workspace', 'w'])).toBe('w: everything removed\n');
    expect(await store.workspaces()).toEqual([]);
    await expect(run(forgetCommand, store, [])).rejects.toThrow('name what to forget');
  });

  it('migrate nothing without a database', async () => {
    expect(await run(migrateCommand, openMemoryStore(), [])).toContain('Nothing to do');
  });

  it('keep a folder of decisions in sync: changed ones are written, removed ones are deleted', async () => {
    const store = openMemoryStore();
    const folder = join(await temporaryFolder(), 'docs', 'decisions');
    const at = { workspace: 'w', kind: 'decision', id: 'd-3fa9c1' } as const;
    const other = { ...at, id: 'd-000001' };
    await store.save(at, decisionOf('Django / for the ../../shop'), never);
    await store.save(other, decisionOf('Another'), never);
    const words = ['decisions', folder];
    expect(await run(exporting, store, words)).toBe(`${folder}: 2 written, 0 unchanged, 0 removed\n`);
    await writeFile(join(folder, 'd-999999-notes.md'), 'not ours');
    await writeFile(join(folder, 'README.md'), 'not ours');
    expect(await run(exporting, store, words)).toBe(`${folder}: 0 written, 2 unchanged, 0 removed\n`);
    await store.remove(other);
    expect(await run(exporting, store, words)).toBe(`${folder}: 0 written, 1 unchanged, 1 removed\n`);
    expect((await readdir(folder)).sort()).toEqual([
      'README.md',
      'd-3fa9c1-django-for-the-shop.md',
      'd-999999-notes.md',
    ]);
  });

  it('export people by name where there is one, and by id with --no-names', async () => {
    const store = openMemoryStore();
    await store.save({ ...decision, id: 'd-000001' }, decisionOf('Django, says <@U1>'), never);
    await store.save({ ...decision, id: 'd-000002', workspace: 'x' }, decisionOf('Elsewhere'), never);
    const madr = ['decisions', '--workspace', 'w'];
    const named = await run(exporting, store, madr);
    expect(named).toContain('decision-makers: ["Anna Berg", "Ben"]');
    expect(named).toContain('# Django, says @Anna Berg');
    expect(named).toContain('* Against: Ben: ');
    expect(named).toMatch(/: Anna Berg recorded by @Anna Berg$/m);
    expect(named).not.toMatch(/U[12]/);
    expect(await run(exporting, store, [...madr, '--no-names'])).toContain('decision-makers: ["U1", "U2"]');
    const csv = await run(exporting, store, ['decisions', '--format', 'csv']);
    expect(csv).toMatch(/"Anna Berg, Ben"[\s\S]*"U1, U2"/);
    const json: unknown = JSON.parse(await run(exporting, store, ['decisions', '--format', 'json']));
    expect(json).toMatchObject([
      { deciders: ['U1', 'U2'], people: { U1: 'Anna Berg', U2: 'Ben' } },
      { deciders: ['U1', 'U2'], people: {} },
    ]);
  });

  it('export CSV with a byte order mark if asked, and nothing else with one', async () => {
    const csv = ['decisions', '--format', 'csv'];
    expect(await run(exporting, openMemoryStore(), csv)).toMatch(/^"workspace"/);
    expect(await run(exporting, openMemoryStore(), [...csv, '--bom'])).toMatch(/^\ufeff"workspace"/);
    expect(await runProgramHere(['export', 'decisions', '--bom'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--bom is for --format csv'),
    });
  });

  it('export one decision, or all as CSV or JSON, without drafts, and without private places unless asked', async () => {
    const store = openMemoryStore();
    const save = (id: string, value: ReturnType<typeof decisionOf>, workspace = 'w') =>
      store.save({ workspace, kind: 'decision', id }, value, never);
    await save('d-000001', decisionOf('Open'));
    await save('d-000002', { ...decisionOf('Private'), place: { id: 'G', closed: true } });
    await save('d-000003', { ...decisionOf('Draft'), status: 'draft' });
    expect(await run(exporting, store, ['decisions', '--id', 'd-000001'])).toContain('# Open');
    await expect(run(exporting, store, ['decisions', '--id', 'd-000002'])).rejects.toThrow(
      'no recorded decision',
    );
    const listed = async (...flags: string[]): Promise<string[]> =>
      (await run(exporting, store, ['decisions', '--format', 'csv', ...flags])).match(/d-\d{6}/g) ?? [];
    expect(await listed()).toEqual(['d-000001']);
    expect(await listed('--closed')).toEqual(['d-000001', 'd-000002']);
    const json: unknown = JSON.parse(await run(exporting, store, ['decisions', '--format', 'json']));
    expect(json).toMatchObject([{ id: 'd-000001', title: 'Open', status: 'accepted' }]);
    await save('d-000004', decisionOf('Elsewhere'), 'x');
    await expect(run(exporting, store, ['decisions'])).rejects.toThrow('choose one with --workspace: w, x');
    expect(await run(exporting, store, ['decisions', '--workspace', 'x'])).toContain('# Elsewhere');
  });
});
