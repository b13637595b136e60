import type { Store } from '../../../core/store/store.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import type { SiteConfiguration } from '../../site/site-variables.ts';
import { textReply, type WebHandler } from '../../web/server/exchange.ts';
import { rememberNames } from './named-records.ts';
import { onlyWorkspace } from './only-workspace.ts';
import type { PeopleNames } from './people-names.ts';
import { repeatUntil } from './repeat-until.ts';

export type DecisionsPageParts = {
  readonly store: Store;
  readonly knowledge: () => Knowledge;
  readonly namesOf: PeopleNames;
  readonly configuration: SiteConfiguration;
  readonly log: Pick<Log, 'info' | 'warn'>;
};

/** The decisions as a website of the running program: served, written to a folder, or both. */
export type DecisionsPage = {
  readonly handler: WebHandler;
  /** Why it couldn't be made the last time; null if it could, or nobody has asked for it yet. */
  problem(): string | null;
  close(): Promise<void>;
};

/** How often a folder is brought up to date, and how long what is served is new enough, in milliseconds. */
const [writtenEvery, newFor] = [5_000, 1_000];

/** Only what everyone in a workspace may read is on it. */
export async function openDecisionsPage({
  store,
  knowledge,
  namesOf,
  configuration: { folder, address, workspace },
  log,
}: DecisionsPageParts): Promise<DecisionsPage> {
  const [{ openLiveSite }, { siteHandler, siteAddress }, { writeSite }, { siteSource }] = await Promise.all([
    import('../../site/live-site.ts'),
    import('../../site/site-handler.ts'),
    import('../../site/write-site.ts'),
    import('./site-source.ts'),
  ]);
  const now = (): number => performance.now();
  const source = siteSource({
    store,
    workspace: () => onlyWorkspace(store, workspace ?? undefined, 'SITE_WORKSPACE'),
    closed: false,
    namesOf: rememberNames(namesOf, now),
    knowledge,
  });
  const site = openLiveSite(source, { title: 'Decisions', address }, now);
  const serve = siteHandler(site);
  const stop = Promise.withResolvers<void>();
  let problem: string | null = null;
  let isClosing = false;
  let looked = Number.NEGATIVE_INFINITY;

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      if (problem !== null) log.info('decisions: up to date again');
      problem = null;
    } catch (error) {
      if (isClosing) return;
      const reason = errorMessage(error);
      if (reason !== problem) log.warn(`decisions: the page is not up to date: ${reason}`);
      problem = reason;
    }
  }

  async function look(): Promise<void> {
    if (now() - looked < newFor) return;
    looked = now();
    await attempt(async () => void (await site.refresh()));
  }

  async function write(to: string): Promise<void> {
    await attempt(async () => {
      const isNew = await site.refresh();
      if (!isNew && problem === null) return;
      const { written, removed } = await writeSite(to, site.files());
      if (written + removed > 0) log.info(`decisions: ${written} files written to ${to}, ${removed} removed`);
    });
  }

  const writing =
    folder === null
      ? Promise.resolve()
      : write(folder).then(() => repeatUntil(stop.promise, writtenEvery, () => write(folder)));

  return {
    async handler(request) {
      if (!request.path.startsWith(siteAddress)) return serve(request);
      if (request.path.endsWith('/') || request.path.endsWith('.html')) await look();
      return site.files().size === 0 && problem !== null
        ? textReply(503, 'The decisions can’t be read right now; the log has the reason.')
        : serve(request);
    },
    problem: () => problem,
    async close() {
      isClosing = true;
      stop.resolve();
      site.stop();
      await writing;
    },
  };
}

/** Leads from the server's root to the decisions, where nothing else is served. */
export const leadToDecisions: WebHandler = async ({ path }) =>
  path === '/' ? textReply(302, 'The decisions are at /decisions/.', { location: 'decisions/' }) : undefined;
