import { watch } from 'chokidar';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';

/** How long folders have to be quiet before a reload, in milliseconds: editors and copies write many files. */
const quietFor = 300;

/**
 * Folders below a folder that are watched: a topic's, what's in it, and one that Kubernetes links in between. A link to the
 * root of a disk would take hours to walk.
 */
const deepest = 3;

export type Watch = { close(): Promise<void> };

/**
 * Calls `changed` when YAML files in some folders have changed and then been quiet for a moment.
 *
 * @returns once all folders are watched
 */
export async function watchFolders(
  folders: readonly string[],
  changed: () => void,
  { log, quiet = quietFor }: { readonly log: Log; readonly quiet?: number },
): Promise<Watch> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch([...folders], {
    ignoreInitial: true,
    depth: deepest,
    ignored: (path, stats) => stats?.isFile() === true && !/\.ya?ml$/.test(path),
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quiet);
  });
  watcher.on('error', (error) =>
    log.warn(
      `watching ${folders.join(', ')} failed (${errorMessage(error)}); send SIGHUP to reload the knowledge`,
    ),
  );
  await new Promise<void>((ready) => watcher.once('ready', () => ready()));
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
