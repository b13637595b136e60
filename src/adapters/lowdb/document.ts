import { mkdir, readdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import { documentSchemas } from '../../core/document-schemas.ts';
import type { DocumentKind, DocumentOf } from '../../core/documents.ts';
import { DamagedDocument } from '../../core/store.ts';
import { syncedFile } from './synced-file.ts';

/** What a file holds: a document with its key, its version, and when it is due. */
export type Envelope<K extends DocumentKind> = {
  readonly workspace: string;
  readonly id: string;
  readonly version: number;
  readonly due: number | null;
  readonly value: DocumentOf<K>;
};

export type Document<K extends DocumentKind> = {
  /** @throws DamagedDocument where the file does not fit; it is moved to `damaged/` first, never overwritten */
  read(): Promise<Envelope<K> | undefined>;
  write(envelope: Envelope<K>): Promise<void>;
};

const frameSchema = z.object({
  workspace: z.string(),
  id: z.string(),
  version: z.number().int().positive(),
  due: z.number().nullable(),
  value: z.unknown(),
});

/** One lowdb document, checked on reading. */
export function openDocument<K extends DocumentKind>(folder: string, path: string, kind: K): Document<K> {
  const low = new Low<string>(syncedFile(path), '');
  return {
    async read() {
      await low.read();
      if (low.data === '') return undefined;
      const envelope = parse(low.data, kind);
      if (envelope !== undefined) return envelope;
      const aside = await setAside(folder, path, kind);
      throw new DamagedDocument(path, aside);
    },
    async write(envelope) {
      low.data = `${JSON.stringify(envelope)}\n`;
      await low.write();
    },
  };
}

/** Moves a file to `damaged/`, beside what was set aside before, and says where it is now. */
async function setAside(folder: string, path: string, kind: DocumentKind): Promise<string> {
  const damaged = join(folder, 'damaged');
  await mkdir(damaged, { recursive: true });
  const name = `${kind}-${basename(path, '.json')}`;
  const earlier = (await readdir(damaged)).filter((entry) => entry.startsWith(name)).length;
  const aside = join(damaged, `${name}-${earlier + 1}.json`);
  await rename(path, aside);
  return aside;
}

/** A document for a listing: one that is damaged is left for its own reader to report. */
export async function readEnvelope<K extends DocumentKind>(
  path: string,
  kind: K,
): Promise<Envelope<K> | undefined> {
  return parse((await syncedFile(path).read()) ?? '', kind);
}

function parse<K extends DocumentKind>(text: string, kind: K): Envelope<K> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const frame = frameSchema.safeParse(json);
  const schema: z.ZodType<DocumentOf<K>> = documentSchemas[kind];
  const value = schema.safeParse(frame.data?.value);
  return frame.success && value.success ? { ...frame.data, value: value.data } : undefined;
}
