import type { webApi } from '@slack/bolt';
import { silentLog } from '../log/log.ts';
import { createClient } from './wire/client.ts';
import { faultOf } from './outcomes.ts';
import { boltLogger } from './wire/bolt-logger.ts';
import { botScopes } from './scopes.ts';
import { createThinFetch } from './wire/thin-fetch.ts';

/** One thing that was looked at. `cure` says what to do; null where all is well. */
export type Finding = { readonly what: string; readonly says: string; readonly cure: string | null };

export type Patient = {
  readonly botToken: string | undefined;
  readonly appToken: string | undefined;
  readonly apiUrl: string | undefined;
};

/** Looks at tokens, scopes and membership, and changes nothing. */
export async function examineSlack({ botToken, appToken, apiUrl }: Patient): Promise<readonly Finding[]> {
  const http = createThinFetch();
  const client = createClient({ apiUrl, fetch: http.fetch, logger: boltLogger(silentLog) });
  try {
    const findings = [await bot(client, botToken), await app(client, appToken)].flat();
    return botToken !== undefined && findings.every(({ what, cure }) => what !== 'bot token' || cure === null)
      ? [...findings, await membership(client, botToken)]
      : findings;
  } finally {
    await http.close();
  }
}

async function bot(client: webApi.WebClient, token: string | undefined): Promise<Finding[]> {
  if (token === undefined)
    return [
      {
        what: 'bot token',
        says: 'there is none',
        cure: 'set SLACK_BOT_TOKEN: OAuth & Permissions, Bot User OAuth Token (xoxb-…)',
      },
    ];
  if (!token.startsWith('xoxb-') && !token.startsWith('xoxe.xoxb-')) {
    return [
      {
        what: 'bot token',
        says: 'it is of another kind',
        cure: 'SLACK_BOT_TOKEN starts with xoxb-; a token that starts with xoxp- is a person’s, xapp- the app’s',
      },
    ];
  }
  try {
    const { user, team, url, response_metadata } = await client.auth.test({ token });
    const granted = response_metadata?.scopes ?? [];
    const missing = Object.entries(botScopes).filter(([scope]) => !granted.includes(scope));
    return [
      { what: 'bot token', says: `${user ?? 'the bot'} in ${team ?? url ?? 'the workspace'}`, cure: null },
      missing.length === 0
        ? { what: 'scopes', says: 'all there', cure: null }
        : {
            what: 'scopes',
            says: `missing: ${missing.map(([scope, why]) => `${scope} (${why})`).join('; ')}`,
            cure: 'update the app with `tradeoff manifest slack` (App Manifest), then install it again (Install App)',
          },
    ];
  } catch (thrown) {
    return [trouble('bot token', thrown)];
  }
}

async function app(client: webApi.WebClient, token: string | undefined): Promise<Finding> {
  const what = 'app token';
  const cure =
    'set SLACK_APP_TOKEN: Basic Information, App-Level Tokens, one with the scope connections:write (xapp-…)';
  if (token === undefined) return { what, says: 'there is none; only Socket Mode needs one', cure };
  if (!token.startsWith('xapp-')) return { what, says: 'it is of another kind', cure };
  try {
    await client.apps.connections.open({ token });
    return { what, says: 'opens a socket', cure: null };
  } catch (thrown) {
    const fault = faultOf(thrown);
    return fault.kind === 'refused' || fault.kind === 'locked'
      ? { what, says: `Slack says ${fault.error}`, cure }
      : trouble(what, thrown);
  }
}

async function membership(client: webApi.WebClient, token: string): Promise<Finding> {
  try {
    const { channels = [] } = await client.users.conversations({
      token,
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: 200,
    });
    if (channels.length === 0)
      return { what: 'channels', says: 'a member of none', cure: 'write `/invite @Tradeoff` in a channel' };
    const names = channels.slice(0, 5).map(({ name, id }) => `#${name ?? id ?? '?'}`);
    return {
      what: 'channels',
      says: `a member of ${channels.length}: ${names.join(', ')}${channels.length > 5 ? ', …' : ''}`,
      cure: null,
    };
  } catch (thrown) {
    return trouble('channels', thrown);
  }
}

function trouble(what: string, thrown: unknown): Finding {
  const fault = faultOf(thrown);
  switch (fault.kind) {
    case 'refused':
    case 'locked':
      return { what, says: `Slack says ${fault.error}`, cure: fault.cure };
    case 'limited':
      return { what, says: 'Slack asks for a pause', cure: `try again in ${fault.wait / 1000} s` };
    case 'unreached':
    case 'unknown':
      return { what, says: 'Slack was not reached', cure: 'check the network, a proxy, and SLACK_API_URL' };
    case 'blocks':
    case 'outside':
      return { what, says: `Slack says ${fault.error}`, cure: 'this should not happen: please report it' };
  }
}
