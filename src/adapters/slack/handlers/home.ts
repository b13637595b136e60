import type { Asked } from '../../../core/assistant/recent-questions.ts';
import { mentionedIn, peopleIn } from '../render/people.ts';
import { teamFor } from '../rights.ts';
import { homeView } from '../render/home.ts';
import { promptsOf } from '../prompts.ts';
import type { Site, Tools } from './context.ts';

/** Somebody opened the app: its Home tab, or its messages, where the agent view begins. */
export function handleHome(
  { user, channel, tab }: { user: string; channel: string; tab?: string | undefined },
  site: Site,
  tools: Tools,
): void {
  if (tab === 'messages') {
    tools.background.run('suggesting prompts', () =>
      tools.client.assistant.threads.setSuggestedPrompts({
        token: site.token,
        channel_id: channel,
        prompts: promptsOf(tools.assistant.knowledge()),
      }),
    );
    return;
  }
  tools.background.run('showing the Home tab', async () => {
    const recent = await tools.assistant.people.recent(site.workspace, user);
    const shown = await visible(recent, user, site, tools);
    const rights = await tools.rightsOf(site, user, undefined);
    const waiting = await tools.assistant.decisions.due({ workspace: site.workspace, rights }, tools.now());
    const named = [
      ...(waiting === null ? [] : peopleIn(waiting)),
      ...shown.flatMap(({ words }) => mentionedIn(words)),
    ];
    const view = homeView({
      knowledge: tools.assistant.knowledge(),
      recent: shown,
      waiting,
      people: await tools.members.names(site.token, named),
      now: tools.now(),
    });
    await tools.client.views.publish({ token: site.token, user_id: user, view });
  });
}

/** The older assistant's threads, which name the thread that the prompts are for. */
export function handleThreadStarted(
  thread: { channel_id: string; thread_ts: string },
  site: Site,
  tools: Tools,
): void {
  const prompts = promptsOf(tools.assistant.knowledge());
  tools.background.run('suggesting prompts', () =>
    tools.client.assistant.threads.setSuggestedPrompts({
      token: site.token,
      channel_id: thread.channel_id,
      thread_ts: thread.thread_ts,
      prompts,
    }),
  );
}

/** Questions from closed places only while the person is in them; where Slack does not say, they stay hidden. */
async function visible(
  recent: readonly Asked[],
  user: string,
  site: Site,
  tools: Tools,
): Promise<readonly Asked[]> {
  const closed = recent.filter(({ place }) => place?.closed === true && !place.id.startsWith('D'));
  if (closed.length === 0) return recent;
  const mine = await tools.memberships.closedPlaces(site.token, user, teamFor(site), true);
  return recent.filter((asked) => !closed.includes(asked) || mine.has(asked.place?.id ?? ''));
}
