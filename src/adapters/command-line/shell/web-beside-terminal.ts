import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Store } from '../../../core/store/store.ts';
import { createPictures } from '../../chart/pictures.ts';
import { errorMessage } from '../../log/error-message.ts';
import { type Log, silentLog } from '../../log/log.ts';
import { workspace as webWorkspace } from '../../web/address.ts';
import { openDecisionsPage } from './decisions-page.ts';
import { createPeopleNames } from './people-names.ts';
import type { Shell } from './shell.ts';
import { createWebChat } from './web-chat.ts';

/** The chat page beside the chat in the terminal. */
export type WebBesideTerminal = {
  /** What to print of it. */
  readonly says: string;
  /** False if it couldn't be served; the terminal goes on without it. */
  readonly isServed: boolean;
  close(): Promise<void>;
};

/** Serves the chat page. Never throws: what's wrong is printed. */
export async function openWebBesideTerminal(
  { stderr, environment }: Pick<Shell, 'stderr' | 'environment'>,
  dataFolder: string,
  { assistant, store }: { readonly assistant: Assistant; readonly store: Store },
): Promise<WebBesideTerminal> {
  const line = (text: string): void => void stderr.write(`tradeoff: ${text}\n`);
  const log: Log = { ...silentLog, warn: line, error: line };
  const pictures = createPictures({ log });
  const { web: configuration } = environment;
  try {
    const decisions = await openDecisionsPage({
      store,
      knowledge: assistant.knowledge,
      namesOf: createPeopleNames(environment, dataFolder),
      // What was decided on the page that is beside it.
      configuration: { ...environment.site, workspace: environment.site.workspace ?? webWorkspace },
      log,
    });
    const handlers = [decisions.handler];
    const adapter = await createWebChat({
      configuration,
      dataFolder,
      assistant,
      store,
      pictures,
      handlers,
      log,
    });
    await adapter.start();
    return {
      says: whereItIs(adapter.url() ?? '', configuration.port),
      isServed: true,
      close: async () => void (await Promise.all([adapter.stop(), decisions.close(), pictures.close()])),
    };
  } catch (error) {
    await pictures.close();
    return {
      says: `The chat page isn't served: ${errorMessage(error)}`,
      isServed: false,
      close: async () => {},
    };
  }
}

function whereItIs(url: string, wanted: number): string {
  const { port } = new URL(url);
  const moved = wanted === 0 || port === String(wanted) ? '' : ` (port ${wanted} is taken)`;
  return `The same chat is at ${url}${moved}, for several people and with pictures.`;
}
