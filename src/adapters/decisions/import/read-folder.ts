import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { recordBounds } from '../../../core/decisions/record/record-bounds.ts';
import { decodeText } from '../../text/decode-text.ts';
import type { RecordFile } from './read-record.ts';

export type FolderFiles = {
  /** In order of their paths. */
  readonly files: readonly RecordFile[];
  /** Markdown files that can't be taken, and why. */
  readonly refused: readonly { readonly path: string; readonly why: string }[];
};

/** What no record is in. */
const left = new Set(['node_modules', 'vendor', 'dist', 'target']);

/** Folders within folders; a link isn't followed, so there's no way around in a circle. */
const deepest = 12;

const mostFiles = 20_000;

/** Every Markdown file below a folder. @throws if there's no such folder, or no end of files in it */
export async function readFolder(folder: string): Promise<FolderFiles> {
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory())
    throw new Error(`${folder} is not a folder; name the one that has the records, such as docs/adr`);
  const paths = (await pathsIn(folder, '', 0)).sort();
  const files: RecordFile[] = [];
  const refused: { path: string; why: string }[] = [];
  const most = longestText();
  for (const path of paths) {
    const { size } = await stat(join(folder, path));
    const text = size > most * 4 ? '' : decodeText(await readFile(join(folder, path)));
    if (text === null) refused.push({ path, why: 'is neither UTF-8 nor UTF-16' });
    else if (size > most * 4 || text.length > most)
      refused.push({ path, why: `is longer than ${most.toLocaleString('en')} characters` });
    else files.push({ path, text: text.replace(/\r\n?/g, '\n') });
  }
  return { files, refused };
}

async function pathsIn(folder: string, below: string, depth: number): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.') || left.has(entry.name)) continue;
    if (entry.isDirectory() && depth < deepest) paths.push(...(await pathsIn(folder, path, depth + 1)));
    else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) paths.push(path);
    if (paths.length > mostFiles)
      throw new Error(
        `${join(folder, below)} has more than ${mostFiles.toLocaleString('en')} Markdown files; name the folder that has the records`,
      );
  }
  return paths;
}

function longestText(): number {
  const bound = recordBounds.at['imported.text'];
  return typeof bound === 'number' ? bound : recordBounds.text;
}
