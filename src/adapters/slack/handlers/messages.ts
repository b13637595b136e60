import { StoreAway } from '../../../core/store/store.ts';
import { isDirect, threadName } from '../address.ts';
import { type MessageLike, unescapeWords, withoutMention } from '../payloads.ts';
import { shorten } from '../render/shorten.ts';
import type { Site, Tools } from './context.ts';

/** Subtypes under which people still say something; all others are edits, joins, topics and the like. */
const spoken = new Set(['thread_broadcast', 'file_share', 'me_message']);

/**
 * A message, or the mention that Slack sends beside it. Both carry the same `ts`, and that is the delivery: what
 * comes twice is done once, whichever comes first.
 */
export async function handleMessage(event: MessageLike, site: Site, tools: Tools): Promise<void> {
  const { channel, ts, thread_ts, user, text = '' } = event;
  if (event.channel_type !== undefined) tools.channels.learn(channel, event.channel_type);
  if (user === undefined || user === site.bot || event.bot_id !== undefined || event.hidden === true) return;
  if (event.subtype !== undefined && !spoken.has(event.subtype)) return;
  const direct = event.channel_type === 'im' || isDirect(channel);
  const mentioned =
    event.type === 'app_mention' || text.includes(`<@${site.bot}>`) || text.includes(`<@${site.bot}|`);
  const thread = thread_ts ?? (direct ? null : ts);
  // Neither spoken to nor in a thread: most of what is said in a channel ends here.
  if (!direct && !mentioned && thread_ts === undefined) return;
  const name = threadName(channel, thread);
  const address = {
    team: site.team,
    enterprise: site.enterprise,
    channel,
    thread,
    asked: null,
    user,
    unshared: false,
    responseUrl: null,
  };
  const answer = async (): Promise<void> => {
    const known = await tools.assistant.threadAt(site.workspace, name);
    if (!direct && !mentioned && known === undefined) return;
    const words = unescapeWords(withoutMention(text, site.bot));
    if (direct)
      showWorking(channel, thread ?? ts, words, known === undefined && thread !== null, site, tools);
    await tools.ask({
      workspace: site.workspace,
      conversation: known ?? name,
      author: user,
      words,
      how: direct || mentioned ? 'direct' : 'shared',
      delivery: `message:${channel}:${ts}`,
      place: { id: channel, closed: direct || (await tools.channels.isClosed(site.token, channel)) },
      ...(await tools.links.to(site.token, channel, ts, thread_ts ?? null)),
      rights: await tools.rightsOf(site, user, event.user_team ?? event.team ?? undefined),
      address,
    });
    if (direct && thread === null) clearStatus(channel, ts, site, tools);
  };
  try {
    // What waits on the way must not change the order in which a thread's messages came.
    await tools.arrivals(`${site.workspace} ${name}`, answer);
  } catch (fault) {
    // What was said among people may not be for the bot; and in a thread that has no reply nobody sees a word.
    if (fault instanceof StoreAway && (direct || mentioned))
      tools.away.tell({ ...address, thread: thread_ts ?? null }, ts);
    throw fault;
  }
}

/** Where the app is open as an agent, says that it works and names the thread; elsewhere Slack refuses, which harms nothing. */
function showWorking(
  channel: string,
  thread: string,
  words: string,
  opens: boolean,
  { token }: Site,
  { client, background }: Tools,
): void {
  background.run('showing the status', () =>
    quietly(
      client.assistant.threads.setStatus({
        token,
        channel_id: channel,
        thread_ts: thread,
        status: 'is looking through the evidence…',
      }),
    ),
  );
  if (opens && words !== '') {
    background.run('naming the thread', () =>
      quietly(
        client.assistant.threads.setTitle({
          token,
          channel_id: channel,
          thread_ts: thread,
          title: shorten(words, 80),
        }),
      ),
    );
  }
}

/** A reply in the thread ends the status by itself; one beside it does not. */
function clearStatus(channel: string, thread: string, { token }: Site, { client, background }: Tools): void {
  background.run('ending the status', () =>
    quietly(
      client.assistant.threads.setStatus({ token, channel_id: channel, thread_ts: thread, status: '' }),
    ),
  );
}

async function quietly(call: Promise<unknown>): Promise<void> {
  await call.catch(() => {});
}
