import { Command } from 'commander';
import { errorMessage } from '../../../log/error-message.ts';
import { silentLog } from '../../../log/log.ts';
import type { LiveSite } from '../../../site/live-site.ts';
import { openLiveSite } from '../../../site/live-site.ts';
import { writeSite } from '../../../site/write-site.ts';
import { listenForShutdown } from '../../serve/shutdown-signal.ts';
import { rememberNames } from '../../shell/named-records.ts';
import { onlyWorkspace } from '../../shell/only-workspace.ts';
import { repeatUntil } from '../../shell/repeat-until.ts';
import { siteSource } from '../../shell/site-source.ts';
import { withStore } from '../../shell/store-shell.ts';
import type { DecisionsShell } from './export-decisions.ts';

type Flags = {
  readonly workspace?: string;
  readonly closed: boolean;
  readonly baseUrl?: string;
  readonly title: string;
  readonly names: boolean;
  readonly watch: boolean;
};

/** How often `--watch` looks for changes, in milliseconds. */
const lookEvery = 5_000;

/** `tradeoff export site FOLDER`: the decisions as a static site. */
export function exportSiteCommand(shell: DecisionsShell): Command {
  return new Command('site')
    .description('write the decisions as a website to a folder, for a browser or any web host')
    .argument('<folder>', 'folder to write to; only what has changed is written again')
    .option('--workspace <id>', 'whose decisions; required if there are several workspaces')
    .option('--closed', 'include decisions made in private places', false)
    .option('--base-url <address>', 'where the site will be, for a feed of what changes')
    .option('--title <words>', 'what the site is called', 'Decisions')
    .option('--no-names', 'show ids of people, without asking the platforms for their names')
    .option('--watch', 'keep it up to date until the program is stopped', false)
    .action((folder: string, flags: Flags, command: Command) => {
      const address = flags.baseUrl === undefined ? null : siteAddressOf(flags.baseUrl);
      if (address === undefined)
        command.error('error: --base-url is the http or https address that people will open the site by', {
          exitCode: 2,
        });
      return withStore(shell, async (store) => {
        const clock = (): number => performance.now();
        const knowledge = shell.knowledge();
        const workspace = await onlyWorkspace(store, flags.workspace);
        const source = siteSource({
          store,
          workspace: async () => workspace,
          closed: flags.closed,
          namesOf: rememberNames(flags.names ? shell.namesOf : async () => new Map(), clock),
          knowledge: () => knowledge,
        });
        const site = openLiveSite(source, { title: flags.title, address: address ?? null }, clock);
        if (flags.closed) await warnOfClosed(shell, source, folder);
        await writeOnce(shell, site, folder);
        if (flags.watch) await watch(shell, site, folder);
      });
    });
}

/** @returns undefined for what's no address of a page */
function siteAddressOf(written: string): string | undefined {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    return undefined;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

async function warnOfClosed(
  { stderr }: DecisionsShell,
  source: ReturnType<typeof siteSource>,
  folder: string,
): Promise<void> {
  const records = await source.records();
  const count = records.filter(({ decision }) => decision.place?.closed === true).length;
  if (count === 0) return;
  const what = count === 1 ? 'one decision was' : `${count} decisions were`;
  stderr.write(
    `warning: ${what} made in private places. Whoever can open ${folder}, or the site that is made of it, can read them.\n`,
  );
}

async function writeOnce({ stdout }: DecisionsShell, site: LiveSite, folder: string): Promise<void> {
  await site.refresh();
  const { written, same, removed } = await writeSite(folder, site.files());
  stdout.write(`${folder}: ${written} written, ${same} unchanged, ${removed} removed\n`);
}

async function watch(shell: DecisionsShell, site: LiveSite, folder: string): Promise<void> {
  const { stdout, stderr, databaseUrl } = shell;
  if (databaseUrl === null)
    stderr.write(
      'note: the data folder is in use while this runs. For a site of a running bot, set SITE_DIR for the bot, or use Postgres.\n',
    );
  const shutdown = listenForShutdown(silentLog);
  stdout.write('Watching for changes until the program is stopped (Ctrl-C or SIGTERM).\n');
  await repeatUntil(shutdown.received, lookEvery, async () => {
    try {
      if (!(await site.refresh())) return;
      const { written, same, removed } = await writeSite(folder, site.files());
      if (written + removed > 0)
        stdout.write(`${folder}: ${written} written, ${same} unchanged, ${removed} removed\n`);
    } catch (error) {
      stderr.write(`tradeoff: the site was not updated: ${errorMessage(error)}\n`);
    }
  });
  shutdown.stopListening();
}
