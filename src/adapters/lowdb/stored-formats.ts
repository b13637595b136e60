import { join } from 'node:path';
import { z } from 'zod';
import { kindNames } from '../../core/store/documents.ts';
import { type Formats, NewerFormat } from '../../core/store/formats.ts';
import type { DataFolder } from './data-folder.ts';

const formatsSchema = z.record(z.string(), z.number().int());

/**
 * Notes which formats the program writes into a data folder, and refuses one that a newer program has used: without reading
 * any document, and before an older one could write among them.
 *
 * @throws NewerFormat
 */
export async function noteFormats({ root, disk }: DataFolder, formats: Formats): Promise<void> {
  const path = join(root, 'formats.json');
  const noted = readNoted(await disk.read(path));
  for (const kind of kindNames) {
    const found = noted[kind] ?? 0;
    if (found > formats[kind].format)
      throw new NewerFormat(`the ${kind} documents in ${root}`, found, formats[kind].format);
  }
  if (kindNames.every((kind) => noted[kind] === formats[kind].format)) return;
  const current = Object.fromEntries(kindNames.map((kind) => [kind, formats[kind].format]));
  // On a full disk the next start notes them.
  await disk.put(path, Buffer.from(`${JSON.stringify(current)}\n`)).catch(() => undefined);
}

/** Without a note, or with one that a crash cut off, each document still says its own format. */
function readNoted(bytes: Buffer | undefined): z.infer<typeof formatsSchema> {
  if (bytes === undefined) return {};
  try {
    return formatsSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? {};
  } catch {
    return {};
  }
}
