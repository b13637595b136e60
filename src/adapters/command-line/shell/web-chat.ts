import { join } from 'node:path';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Meter } from '../../../core/assistant/meter.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Pictures } from '../../chart/pictures.ts';
import type { Log } from '../../log/log.ts';
import { homePath } from '../../text/home-path.ts';
import type { WebAdapter } from '../../web/adapter.ts';
import type { WebConfiguration } from '../../web/configuration.ts';

export type WebChatParts = {
  readonly configuration: WebConfiguration;
  /** The page's own messages are kept there. */
  readonly dataFolder: string;
  readonly assistant: Assistant;
  readonly store: Store;
  readonly pictures: Pick<Pictures, 'png'>;
  readonly log: Log;
  readonly meter?: Meter;
};

/** Creates the chat page's adapter. Only this loads it. @throws what the disk throws */
export async function createWebChat({ dataFolder, ...parts }: WebChatParts): Promise<WebAdapter> {
  const [{ createWebAdapter }, { openHistory }, { openFileJournal }, { clockBy }] = await Promise.all([
    import('../../web/adapter.ts'),
    import('../../web/history/history.ts'),
    import('../../web/history/journal.ts'),
    import('../../chat/clock.ts'),
  ]);
  const path = join(homePath(dataFolder), 'web', 'chat.jsonl');
  const journal = await openFileJournal(path, (lines) =>
    parts.log.warn(`web: ${lines} lines of ${path} can't be read and were left out`),
  );
  return createWebAdapter({ ...parts, history: await openHistory(journal), clock: clockBy(parts.store.now) });
}
