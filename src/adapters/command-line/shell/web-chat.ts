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

/**
 * What people on the page are called, by their ids: as they or the proxy named them, else by the ids' own words. Another process may
 * serve the page meanwhile.
 *
 * @throws what the disk throws
 */
export async function namesOnPage(
  dataFolder: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const [{ readJournal }, { vouchedPerson }] = await Promise.all([
    import('../../web/history/journal.ts'),
    import('../../web/people.ts'),
  ]);
  const { entries } = await readJournal(pageMessagesIn(dataFolder));
  const known = new Map<string, string>();
  for (const entry of entries)
    if (entry.kind === 'person') known.set(entry.person.id, entry.person.name);
    else if (entry.kind === 'person-gone') known.delete(entry.id);
  return new Map(ids.map((id) => [id, known.get(id) ?? vouchedPerson(id).name]));
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
