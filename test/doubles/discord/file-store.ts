import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Key, Store } from '../../../src/core/store.ts';
import { openMemoryStore } from '../memory-store.ts';

const rowSchema = z.object({
  key: z.object({ workspace: z.string(), kind: z.string(), id: z.string() }),
  value: z.unknown(),
  due: z.number().nullable(),
});

/** The store in memory, with every save in a file too, so that it outlives a process that is killed. For one process. */
export async function openFileStore(folder: string): Promise<Store> {
  mkdirSync(folder, { recursive: true });
  const memory = openMemoryStore();
  const fileOf = (key: Key): string =>
    join(
      folder,
      `${createHash('sha256')
        .update(JSON.stringify([key.workspace, key.kind, key.id]))
        .digest('hex')}.json`,
    );
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const { key, value, due } = rowSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    await memory.save(
      key as Key<'conversation'>,
      value as Parameters<typeof memory.save<'conversation'>>[1],
      { basedOn: 0, due },
    );
  }
  return {
    ...memory,
    async save(key, value, options) {
      const saved = await memory.save(key, value, options);
      if (saved === 'conflict') return saved;
      const file = fileOf(key);
      writeFileSync(`${file}.next`, JSON.stringify({ key, value, due: options.due }));
      renameSync(`${file}.next`, file);
      return saved;
    },
    async remove(key) {
      await memory.remove(key);
      if (existsSync(fileOf(key))) renameSync(fileOf(key), `${fileOf(key)}.gone`);
    },
  };
}
