import type { webApi } from '@slack/bolt';
import type { Finding } from '../doctor/finding.ts';
import { silentLog } from '../log/log.ts';
import { limits } from './limits.ts';
import { failureOf, fixFor, slackErrorOf } from './outcomes.ts';
import { botScopes } from './scopes.ts';
import { boltLogger } from './wire/bolt-logger.ts';
import { createClient } from './wire/client.ts';

export type Patient = {
  readonly botToken: string | undefined;
  readonly appToken: string | undefined;
  readonly apiUrl: string | undefined;
};

/** Checks tokens, scopes and membership, and changes nothing. */
export async function examineSlack({ botToken, appToken, apiUrl }: Patient): Promise<readonly Finding[]> {
  const client = createClient({ apiUrl, logger: boltLogger(silentLog) });
  const findings = [await checkBot(client, botToken), await checkApp(client, appToken)].flat();
  const isIn = findings.every(({ what, fix }) => what !== 'bot token' || fix === null);
  return botToken !== undefined && isIn ? [...findings, await checkMembership(client, botToken)] : findings;
}

async function checkBot(client: webApi.WebClient, token: string | undefined): Promise<Finding[]> {
  if (token === undefined)
    return [
      {
        what: 'bot token',
        says: 'there is none',
        fix: 'set SLACK_BOT_TOKEN: OAuth & Permissions, Bot User OAuth Token (xoxb-…)',
      },
    ];
  if (!token.startsWith('xoxb-') && !token.startsWith('xoxe.xoxb-')) {
    return [
      {
        what: 'bot token',
        says: 'it is of another kind',
        fix: 'SLACK_BOT_TOKEN starts with xoxb-; a token that starts with xoxp- is a person’s, xapp- the app’s',
      },
    ];
  }
  try {
    const { user, team, url, response_metadata } = await client.auth.test({ token });
    const granted = response_metadata?.scopes ?? [];
    const missing = Object.entries(botScopes).filter(([scope]) => !granted.includes(scope));
    return [
      { what: 'bot token', says: `${user ?? 'the bot'} in ${team ?? url ?? 'the workspace'}`, fix: null },
      missing.length === 0
        ? { what: 'scopes', says: 'all there', fix: null }
        : {
            what: 'scopes',
            says: `missing: ${missing.map(([scope, why]) => `${scope} (${why})`).join('; ')}`,
            fix: 'update the app with `tradeoff manifest slack` (App Manifest), then install it again (Install App)',
          },
    ];
  } catch (thrown) {
    return [trouble('bot token', thrown)];
  }
}

async function checkApp(client: webApi.WebClient, token: string | undefined): Promise<Finding> {
  const what = 'app token';
  const fix =
    'set SLACK_APP_TOKEN: Basic Information, App-Level Tokens, one with the scope connections:write (xapp-…)';
  if (token === undefined) return { what, says: 'there is none; only Socket Mode needs one', fix };
  if (!token.startsWith('xapp-')) return { what, says: 'it is of another kind', fix };
  try {
    await client.apps.connections.open({ token });
    return { what, says: 'opens a socket', fix: null };
  } catch (thrown) {
    const found = trouble(what, thrown);
    return slackErrorOf(thrown) === null ? found : { ...found, fix };
  }
}

async function checkMembership(client: webApi.WebClient, token: string): Promise<Finding> {
  try {
    const { channels = [] } = await client.users.conversations({
      token,
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: limits.conversationsPage,
    });
    if (channels.length === 0)
      return { what: 'channels', says: 'a member of none', fix: 'write `/invite @Tradeoff` in a channel' };
    const names = channels.slice(0, 5).map(({ name, id }) => `#${name ?? id ?? '?'}`);
    return {
      what: 'channels',
      says: `a member of ${channels.length}: ${names.join(', ')}${channels.length > 5 ? ', …' : ''}`,
      fix: null,
    };
  } catch (thrown) {
    return trouble('channels', thrown);
  }
}

function trouble(what: string, thrown: unknown): Finding {
  const failure = failureOf(thrown);
  if (failure.kind === 'limited')
    return { what, says: 'Slack asks for a pause', fix: `try again in ${failure.waitMs / 1000} s` };
  const error = slackErrorOf(thrown);
  if (error !== null) return { what, says: `Slack says ${error}`, fix: fixFor(error) };
  return failure.kind === 'later'
    ? { what, says: 'Slack was not reached', fix: 'check the network, a proxy, and SLACK_API_URL' }
    : { what, says: 'it was not Slack that answered', fix: failure.says };
}
