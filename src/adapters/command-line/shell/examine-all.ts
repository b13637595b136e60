import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Store } from '../../../core/store/store.ts';
import type { Environment } from '../../../environment.ts';
import { KnowledgeError, problemLine } from '../../../knowledge/problem.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Patient } from '../../slack/doctor.ts';
import { slackConfiguration } from '../../slack/configuration.ts';
import { type PlatformId, platformIds } from '../serve/adapters.ts';
import type { Finding } from './finding.ts';
import { knowledgeOf } from './knowledge-folders.ts';
import { defaultDataFolder } from './open-store.ts';

/** What Slack's doctor looks at. */
export function patientOf({ slack }: Environment): Patient {
  return {
    botToken: slack.SLACK_BOT_TOKEN || undefined,
    appToken: slack.SLACK_APP_TOKEN || undefined,
    apiUrl: slack.SLACK_API_URL || undefined,
  };
}

/**
 * Looks at all that a start needs, and at each by itself: what is wrong with one is no reason not to look at the
 * next. The variables were read by now; what is wrong with one of them alone stopped that.
 */
export async function examineAll(environment: Environment): Promise<readonly Finding[]> {
  const found: Finding[] = [{ what: 'variables', says: 'each can be read', cure: null }];
  found.push(...knowledge(environment));
  found.push(await store(environment));
  const adapters = await Promise.all(platformIds.map((id) => adapter(id, environment)));
  found.push(...adapters.flat());
  if (adapters.every((list) => list.length === 0))
    found.push({
      what: 'adapters',
      says: 'there are no tokens, so `tradeoff start` is the chat in the terminal',
      cure: null,
    });
  return found;
}

function knowledge(environment: Environment): readonly Finding[] {
  try {
    const { topics, version } = knowledgeOf(environment);
    return [
      {
        what: 'knowledge',
        says: `${topics.map(({ id }) => id).join(', ')} (version ${version})`,
        cure: null,
      },
    ];
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.problems.map((problem) => ({
      what: 'knowledge',
      says: 'a file is not in order',
      cure: problemLine(problem),
    }));
  }
}

/** A database that is away is waited for at a start; here, for as long as somebody looks at a screen. */
const databaseAnswersWithin = 8_000;

async function store({ databaseUrl, dataFolder }: Environment): Promise<Finding> {
  if (databaseUrl !== null) return opened('store in Postgres', () => openDatabase(databaseUrl));
  const folder = dataFolder ?? defaultDataFolder;
  const what = `store in ${folder}`;
  if (!existsSync(folder)) return { what, says: 'not there yet; the first start makes it', cure: null };
  const { openLowdbStore } = await import('../../lowdb/store.ts');
  return opened(what, () => openLowdbStore(folder, { log() {} }));
}

async function openDatabase(url: string): Promise<Store> {
  const { openPostgresStore } = await import('../../postgres/store.ts');
  const end = performance.now() + databaseAnswersWithin;
  return openPostgresStore(url, {
    log() {},
    // Looking changes nothing: tables of an older version are a finding.
    migrate: false,
    async pause(milliseconds) {
      if (performance.now() + milliseconds > end)
        throw new Error(
          'it cannot be reached; is it running, and are the address and the password in DATABASE_URL right?',
        );
      await setTimeout(milliseconds);
    },
  });
}

async function opened(what: string, open: () => Promise<Store>): Promise<Finding> {
  try {
    const store = await open();
    try {
      return (await store.ready())
        ? { what, says: 'can be written', cure: null }
        : { what, says: 'cannot be written', cure: 'see its rights, its room, and whether it is read-only' };
    } finally {
      await store.close();
    }
  } catch (error) {
    const cure = errorMessage(error);
    return cure.startsWith('another process has')
      ? { what, says: 'another process has it; where that is the running bot, all is well', cure: null }
      : { what, says: 'cannot be opened', cure };
  }
}

async function adapter(id: PlatformId, environment: Environment): Promise<readonly Finding[]> {
  const named = (list: readonly Finding[]): Finding[] =>
    list.map((finding) => ({ ...finding, what: `${id}: ${finding.what}` }));
  switch (id) {
    case 'slack': {
      try {
        const configuration = slackConfiguration(environment.slack);
        if (configuration === null) return [];
        // Where many workspaces install it there is no token to look at, and over HTTP no socket.
        if (configuration.access.kind === 'oauth')
          return named([
            { what: 'variables', says: 'belong together; workspaces bring their tokens', cure: null },
          ]);
        const { examineSlack } = await import('../../slack/doctor.ts');
        const list = await examineSlack(patientOf(environment));
        return named(
          configuration.transport.kind === 'http' ? list.filter(({ what }) => what !== 'app token') : list,
        );
      } catch (error) {
        return named([{ what: 'variables', says: 'do not belong together', cure: errorMessage(error) }]);
      }
    }
    case 'discord': {
      if (environment.discord === null) return [];
      const { doctorDiscord } = await import('../../discord/doctor.ts');
      return named(await doctorDiscord(environment.discord));
    }
  }
}
