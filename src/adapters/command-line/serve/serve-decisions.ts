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
  readonly knowledge: () => Knowledge;
  readonly log: Log;
};

/**
 * The decisions page of the running bot: written to SITE_DIR, and served behind WEB_AUTH, by the chat page's server or, if
 * that isn't asked for, by one of its own. Without either, nothing is loaded.
 *
 * @throws if it can't listen
 */
export async function serveDecisions({
  environment,
  store,
  knowledge,
  log,
}: Parts): Promise<ServedDecisions> {
  const { site, web } = environment;
  if (site.folder === null && web.auth === null) return { handlers: [], close: async () => {} };
  const [{ leadToDecisions, openDecisionsPage }, { createPeopleNames }] = await Promise.all([
    import('../shell/decisions-page.ts'),
    import('../shell/people-names.ts'),
  ]);
  const page = await openDecisionsPage({
    store,
    knowledge,
    namesOf: createPeopleNames(environment),
    configuration: site,
    log,
  });
  if (web.auth === null || web.chat) return { handlers: [page.handler], close: page.close };
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
