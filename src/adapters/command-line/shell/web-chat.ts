import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Meter } from '../../../core/assistant/meter.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Pictures } from '../../chart/pictures.ts';
import type { Log } from '../../log/log.ts';
import { homePath } from '../../text/home-path.ts';
import type { WebAdapter } from '../../web/adapter.ts';
import type { WebConfiguration } from '../../web/configuration.ts';
import type { WebHandler } from '../../web/server/exchange.ts';

export type WebChatParts = {
  readonly configuration: WebConfiguration;
  /** The page's own messages are kept there. */
  readonly dataFolder: string;
  readonly assistant: Assistant;
  readonly store: Store;
  readonly pictures: Pick<Pictures, 'png'>;
  /** Other pages of the same server. */
  readonly handlers?: readonly WebHandler[];
  readonly log: Log;
  readonly meter?: Meter;
};

/** Where the page's own messages are. */
function pageMessagesIn(dataFolder: string): string {
  return join(homePath(dataFolder), 'web', 'chat.jsonl');
}

/**
 * Removes somebody's messages from the page, while it isn't served; everybody's for null.
 *
 * @returns how many
 * @throws what the disk throws
 */
export async function forgetOnPage(dataFolder: string, person: string | null): Promise<number> {
  const path = pageMessagesIn(dataFolder);
  if (!existsSync(path)) return 0;
  const [{ openHistory }, { openFileJournal }, { forgetInHistory }] = await Promise.all([
    import('../../web/history/history.ts'),
    import('../../web/history/journal.ts'),
    import('../../web/history/forget.ts'),
  ]);
  const history = await openHistory(await openFileJournal(path, () => {}));
  try {
    const gone = await forgetInHistory(history, person);
    // What was dropped is gone from the file, too.
    await history.compact();
    return gone;
  } finally {
    await history.close();
  }
}

/** Creates the chat page's adapter. Only this loads it. @throws what the disk throws */
export async function createWebChat({ dataFolder, ...parts }: WebChatParts): Promise<WebAdapter> {
  const [{ createWebAdapter }, { openHistory }, { openFileJournal }, { clockBy }] = await Promise.all([
    import('../../web/adapter.ts'),
    import('../../web/history/history.ts'),
    import('../../web/history/journal.ts'),
    import('../../chat/clock.ts'),
  ]);
  const path = pageMessagesIn(dataFolder);
  const journal = await openFileJournal(path, (lines) =>
    parts.log.warn(`web: ${lines} lines of ${path} can't be read and were left out`),
  );
  return createWebAdapter({ ...parts, history: await openHistory(journal), clock: clockBy(parts.store.now) });
}
