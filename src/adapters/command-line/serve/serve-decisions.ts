import type { Store } from '../../../core/store/store.ts';
import type { Environment } from '../../../environment.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { Log } from '../../log/log.ts';
import type { WebHandler } from '../../web/server/exchange.ts';

export type ServedDecisions = {
  /** For the server of the chat page, where that's served; empty if the decisions aren't. */
  readonly handlers: readonly WebHandler[];
  close(): Promise<void>;
};

type Parts = {
  readonly environment: Environment;
  readonly store: Store;
  /** The chat page's messages are there. */
  readonly dataFolder: string;
  readonly knowledge: () => Knowledge;
  /** Whether the chat page is one of the adapters: it leads to the decisions, so its server has them. */
  readonly isChatServed: boolean;
  readonly log: Log;
};

/**
 * The decisions page of the running bot: written to SITE_DIR, and served by the chat page's server or, behind WEB_AUTH without
 * that, by one of its own. Without any of them, nothing is loaded.
 *
 * @throws if it can't listen
 */
export async function serveDecisions({
  environment,
  store,
  dataFolder,
  knowledge,
  isChatServed,
  log,
}: Parts): Promise<ServedDecisions> {
  const { site, web } = environment;
  if (site.folder === null && web.auth === null && !isChatServed)
    return { handlers: [], close: async () => {} };
  const [{ leadToDecisions, openDecisionsPage }, { createPeopleNames }, { workspace: webWorkspace }] =
    await Promise.all([
      import('../shell/decisions-page.ts'),
      import('../shell/people-names.ts'),
      import('../../web/address.ts'),
    ]);
  // For this machine alone it's the page of the chat beside it, whoever else has decided something in the same folder.
  const own = isChatServed && web.auth === null ? webWorkspace : null;
  const page = await openDecisionsPage({
    store,
    knowledge,
    namesOf: createPeopleNames(environment, dataFolder),
    configuration: { ...site, workspace: site.workspace ?? own },
    log,
  });
  if (isChatServed) return { handlers: [page.handler], close: page.close };
  if (web.auth === null) return { handlers: [], close: page.close };
  const { openWebServer } = await import('../../web/server/web-server.ts');
  const server = await openWebServer(web, {
    handlers: [leadToDecisions, page.handler],
    onError: (error) => log.error('decisions: a request failed', { error }),
  });
  log.info(`decisions: listening at ${server.url}decisions/`);
  return {
    handlers: [],
    async close() {
      await Promise.all([server.close(), page.close()]);
    },
  };
}
