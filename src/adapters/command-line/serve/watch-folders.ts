import { watch } from 'chokidar';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';

/** How long folders have to be quiet before they are read, in milliseconds: an editor or a copy writes many files. */
const quietFor = 300;

export type Watch = { close(): Promise<void> };

/**
 * Runs `changed` when the YAML files of some folders have changed and were left alone for a moment.
 *
 * @returns when all of them are watched
 */
export async function watchFolders(
  folders: readonly string[],
  changed: () => void,
  { log, quiet = quietFor }: { readonly log: Log; readonly quiet?: number },
): Promise<Watch> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !/\.ya?ml$/.test(path),
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quiet);
  });
  watcher.on('error', (error) =>
    log.warn(
      `${folders.join(', ')} cannot be watched (${errorMessage(error)}); SIGHUP reloads the knowledge as well`,
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
