import { Command } from 'commander';
import { openLog } from '../../log/open-log.ts';
import { openWebServer } from '../../web/server/web-server.ts';
import { openHealth } from '../serve/health.ts';
import { listenForShutdown } from '../serve/shutdown-signal.ts';
import { leadToDecisions, openDecisionsPage } from '../shell/decisions-page.ts';
import { withStore } from '../shell/store-shell.ts';
import type { ServeShell } from './serve.ts';

type Flags = { readonly workspace?: string; readonly names: boolean };

/** `tradeoff serve site`: the decisions page, in a process of its own. */
export function serveSiteCommand(shell: ServeShell): Command {
  const { environment } = shell;
  return new Command('site')
    .description('serve the decisions as a website: to this machine, or behind WEB_AUTH')
    .option('--workspace <id>', 'whose decisions; required if there are several (default: SITE_WORKSPACE)')
    .option('--no-names', 'show ids of people, without asking the platforms for their names')
    .action(async ({ workspace, names }: Flags) => {
      const { web, site, secrets } = environment;
      const log = await openLog({ ...environment.log, out: shell.stderr, now: Date.now, secrets });
      const shutdown = listenForShutdown(log);
      await withStore(shell, async (store) => {
        const knowledge = shell.knowledge();
        const health = await openHealth(
          environment.health,
          () => ({ isClosing: shutdown.isReceived(), encoder: undefined, knowledge, store, adapters: [] }),
          log,
        );
        const page = await openDecisionsPage({
          store,
          knowledge: () => knowledge,
          namesOf: names ? shell.namesOf : async () => new Map(),
          configuration: { ...site, workspace: workspace ?? site.workspace },
          log,
        });
        try {
          const server = await openWebServer(web, {
            handlers: [leadToDecisions, page.handler],
            onError: (error) => log.error('decisions: a request failed', { error }),
          });
          log.info(`decisions: listening at ${server.url}decisions/`);
          await shutdown.received;
          log.info('closing');
          await server.close();
        } finally {
          await page.close();
          await health.close();
          shutdown.stopListening();
        }
      });
    });
}
