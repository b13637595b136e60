import { preciousKinds } from '../../core/store/formats.ts';
import type { DataFolder } from './data-folder.ts';
import type { LoadLocation } from './documents.ts';
import { fileOf } from './locations.ts';
import { passDamaged } from './pass-damaged.ts';
import { walk } from './walk.ts';

/** @throws an error that names all damaged decision and workspace documents, none of which was changed */
export async function checkPrecious({ folders, disk }: DataFolder, load: LoadLocation): Promise<void> {
  const damaged: string[] = [];
  for (const kind of preciousKinds) {
    for await (const location of walk(folders, disk, kind)) {
      if ((await load(location).catch(passDamaged)) === undefined) damaged.push(fileOf(folders, location));
    }
  }
  if (damaged.length === 0) return;
  throw new Error(
    `these documents of decisions or workspaces are damaged, and nothing was changed: ${damaged.join(', ')}. ` +
      'Restore each from a backup (cp of DATA_DIR, or `tradeoff import` into an empty one), repair it by hand (a file may contain just the part after "document":), or move it out of DATA_DIR to go on without it',
  );
}
