import { silentLog } from '../log/log.ts';
import { isPerson } from './address.ts';
import { createMembers } from './lookups/members.ts';
import { boltLogger } from './wire/bolt-logger.ts';
import { createClient } from './wire/client.ts';

/** How many people are asked for at a time: Slack allows about a hundred a minute and more in a burst. */
const atATime = 10;

/** Display names of people as Slack gives them, for a program that isn't connected; those it doesn't give are missing. */
export async function slackNames(
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl: string | undefined },
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const members = createMembers({
    client: createClient({ apiUrl, logger: boltLogger(silentLog) }),
    now: Date.now,
    log: silentLog,
  });
  const where = { workspace: '', token: botToken };
  const names = new Map<string, string>();
  const people = ids.filter(isPerson);
  for (let start = 0; start < people.length; start += atATime) {
    const found = await members.names(where, people.slice(start, start + atATime));
    // Slack can't be reached, or wants a pause.
    if (found.size === 0) break;
    for (const [id, name] of found) if (name !== id) names.set(id, name);
  }
  return names;
}
