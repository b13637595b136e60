import type { Log } from '../../log/log.ts';
import type { LiveKnowledge } from './live-knowledge.ts';

/**
 * Reloads the knowledge on SIGHUP and when a file in KNOWLEDGE_DIR changes. Reloads run one after another.
 *
 * @returns stops watching, and waits for a reload in progress
 */
export async function reloadOnChange(
  knowledge: LiveKnowledge,
  folders: readonly string[],
  log: Log,
): Promise<() => Promise<void>> {
  let running = Promise.resolve();
  let isQueued = false;
  const reload = (): void => {
    if (isQueued) return;
    isQueued = true;
    running = running.then(() => {
      isQueued = false;
      return knowledge.reload();
    });
  };
  process.on('SIGHUP', reload);
  const watch =
    folders.length === 0
      ? null
      : await (await import('./watch-folders.ts')).watchFolders(folders, reload, { log });
  return async () => {
    process.off('SIGHUP', reload);
    await watch?.close();
    await running;
  };
}
