import { preciousKinds } from '../../core/store/formats.ts';
import type { DataFolder } from './data-folder.ts';
import type { LoadLocation } from './documents.ts';
import { fileOf } from './locations.ts';
import { passDamaged } from './pass-damaged.ts';
import { walk } from './walk.ts';

/** Reads all documents of decisions and workspaces. @returns a line with the fix for each damaged one; none was changed */
export async function damagedDocuments({ folders, disk }: DataFolder, load: LoadLocation): Promise<string[]> {
  const damaged: string[] = [];
  for (const kind of preciousKinds) {
    for await (const location of walk(folders, disk, { kind })) {
      if ((await load(location, false).catch(damagedOnly)) === 'damaged')
        damaged.push(
          `${fileOf(folders, location)} is damaged. Restore it from a backup, repair it by hand (a file may contain just the part after "document":), or move it out of DATA_DIR to go on without it`,
        );
    }
  }
  return damaged;
}

function damagedOnly(error: unknown): 'damaged' {
  return passDamaged(error) ?? 'damaged';
}
