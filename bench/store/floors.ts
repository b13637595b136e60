import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { realDisk } from '../../src/adapters/lowdb/disk.ts';
import { type Measured, measure } from './measure.ts';

/** The least that a durable replacement can be: write, fsync, rename, fsync of the folder. */
export function bareReplacement(folder: string, bytes: Buffer): (index: number) => Promise<void> {
  mkdirSync(folder, { recursive: true });
  return async (index) => {
    const path = join(folder, `f${index % 1_000}`);
    const file = await open(`${path}.new`, 'w', 0o600);
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(`${path}.new`, path);
    const parent = await open(folder, 'r');
    await parent.sync();
    await parent.close();
  };
}

/** The same as the store does it, to see what of a turn that is. */
export function ownReplacement(folder: string, bytes: Buffer): (index: number) => Promise<void> {
  mkdirSync(folder, { recursive: true });
  return async (index) => {
    await realDisk.replace(join(folder, `f${index % 1_000}`), bytes, () => Promise.resolve());
    await realDisk.syncFolder(folder);
  };
}

/** lowdb as it comes: one file for all threads, not synced. */
export async function wholeFile(folder: string, threads: number, thread: object): Promise<Measured> {
  mkdirSync(folder, { recursive: true });
  const db = new Low<Record<string, object>>(new JSONFile(join(folder, `whole-${threads}.json`)), {});
  for (let number = 0; number < threads; number++) db.data[`t${number}`] = thread;
  return measure(10, 1, async (index) => {
    db.data[`t${index}`] = { ...thread };
    await db.write();
  });
}

/** SQLite in one process, safe against loss of power; synchronous, as `node:sqlite` is. */
export async function sqliteUpsert(
  folder: string,
  threads: number,
  count: number,
  text: string,
): Promise<Measured> {
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(join(folder, 'floor.sqlite'));
  db.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table documents (id text primary key, value text)',
  );
  const upsert = db.prepare(
    'insert into documents (id, value) values (?, ?) on conflict (id) do update set value = excluded.value',
  );
  db.exec('begin');
  for (let number = 0; number < threads; number++) upsert.run(`t${number}`, text);
  db.exec('commit');
  const measured = await measure(count, 1, async (index) => {
    // SQLite does not write what it has already.
    upsert.run(`t${(index * 2_654_435_761) % threads}`, `${text.slice(0, -8)}${index}`);
  });
  db.close();
  return measured;
}

/** How often SQLite syncs in 100 upserts, as strace sees it; undefined without strace. */
export function sqliteSyncs(folder: string): number | undefined {
  mkdirSync(folder, { recursive: true });
  const script = `const { DatabaseSync } = require('node:sqlite'); const db = new DatabaseSync(${JSON.stringify(join(folder, 'traced.sqlite'))}); db.exec('pragma journal_mode = wal; pragma synchronous = full; create table d (id integer primary key, v text)'); const s = db.prepare('insert into d (v) values (?)'); for (let i = 0; i < 100; i++) s.run('x');`;
  const log = join(folder, 'trace');
  try {
    execFileSync('strace', ['-f', '-e', 'trace=fsync,fdatasync', '-o', log, process.execPath, '-e', script], {
      stdio: 'ignore',
    });
  } catch {
    return undefined;
  }
  return [...readFileSync(log, 'utf8').matchAll(/\bf(?:data)?sync\(/g)].length;
}
