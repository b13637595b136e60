import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dump } from 'js-yaml';

/** Columns of a line before it's broken. */
const lineWidth = 120;

/**
 * Writes the files of a topic's folder.
 *
 * @throws if the folder holds anything that isn't among them: it's somebody else's, or an earlier state of the topic
 */
export async function writeTopicFolder(folder: string, files: ReadonlyMap<string, unknown>): Promise<void> {
  const others = (await filesIn(folder)).filter((name) => !files.has(name));
  if (others.length > 0)
    throw new Error(
      `${folder} holds files that this topic doesn't have (${others.slice(0, 3).join(', ')}); name an empty folder, or remove them`,
    );
  for (const [name, value] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), dump(value, { lineWidth, noRefs: true }));
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length)
        .replace(/^[\\/]+/, '')
        .replaceAll('\\', '/'),
    );
}
