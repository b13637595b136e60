import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { exportCommand } from '../../../src/adapters/command-line/export.ts';
import { forgetCommand } from '../../../src/adapters/command-line/forget.ts';
import { importCommand } from '../../../src/adapters/command-line/import.ts';
import { migrateCommand } from '../../../src/adapters/command-line/migrate.ts';
import type { StoreShell } from '../../../src/adapters/command-line/store-shell.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import type { Store } from '../../../src/core/store.ts';
import { decisionOf } from '../../contract/documents.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

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
  return (await text(stdout)) + (await text(stderr));
}

describe('the commands on kept data', () => {
  it('export to standard output and import from standard input', async () => {
    const [from, to] = [openMemoryStore(), openMemoryStore()];
    await from.save(decision, decisionOf('d'), { basedOn: 0, due: null });
    const exported = await run(exportCommand, from, []);
    expect(await run(importCommand, to, [], exported)).toBe(
      '1 added, 0 there already, 0 replaced, 0 different and left as they are\n',
    );
    expect((await to.load(decision))?.value).toEqual(decisionOf('d'));
  });

  it('export to a file and import from it', async () => {
    const [from, to] = [openMemoryStore(), openMemoryStore()];
    const file = join(await temporaryFolder(), 'all.ndjson');
    await from.save(decision, decisionOf('d'), { basedOn: 0, due: null });
    await run(exportCommand, from, [file]);
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(4);
    await run(importCommand, to, [file]);
    expect((await to.load(decision))?.value).toEqual(decisionOf('d'));
  });

  it('say it where there is no file to import', async () => {
    await expect(run(importCommand, openMemoryStore(), ['/nowhere/all.ndjson'])).rejects.toThrow('ENOENT');
  });

  it('forget a person, or a workspace, and ask whom', async () => {
    const store = openMemoryStore();
    await store.save(decision, decisionOf('d', 'U1'), { basedOn: 0, due: null });
    expect(await run(forgetCommand, store, ['--user', 'U1'])).toBe('w: 1 documents changed\n');
    expect((await store.load(decision))?.value.content.deciders).toEqual(['former member', 'U2']);
    expect(await run(forgetCommand, store, ['--workspace', 'w'])).toBe('w: everything removed\n');
    expect(await store.workspaces()).toEqual([]);
    await expect(run(forgetCommand, store, [])).rejects.toThrow('say whom to forget');
  });

  it('migrate nothing where there is no database', async () => {
    expect(await run(migrateCommand, openMemoryStore(), [])).toContain('Nothing to do');
  });
});
