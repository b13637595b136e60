import type { Log } from '../../log/log.ts';
import type { LiveKnowledge } from './live-knowledge.ts';

/**
 * Reloads the knowledge on SIGHUP, and when a file of KNOWLEDGE_DIR changes; one reload after another.
 *
 * @returns ends that
 */
export async function reloadOnChange(
  knowledge: LiveKnowledge,
  folders: readonly string[],
  log: Log,
): Promise<() => Promise<void>> {
  let running = Promise.resolve();
  let waits = false;
  const reload = (): void => {
    if (waits) return;
    waits = true;
    running = running.then(() => {
      waits = false;
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
