import { isDirect, threadName } from '../address.ts';
import { controlIds, conversationIn, type OptionValue, readOption, readValue } from '../presses.ts';
import type { Press } from '../payloads.ts';
import { note } from '../respond.ts';
import { platformId } from '../sender.ts';
import { commentView } from '../views/comment.ts';
import { compareView } from '../views/compare.ts';
import { viewIds } from '../views/fields.ts';
import { settingsView } from '../views/settings.ts';
import type { Site, Tools } from './context.ts';
import { openForm, pressInNote } from './forms.ts';
import { addressOf, type Spot } from './spot.ts';

/** A button, a pick or a menu under one of the bot's messages. One that is not ours is let pass. */
export async function handlePress(press: Press, site: Site, tools: Tools): Promise<void> {
  const [action] = press.actions;
  if (action === undefined) return;
  if (action.action_id === controlIds.homeAsk) return openCompare(press, site, tools);
  if (press.view?.callback_id === viewIds.note) return pressInNote(press, site, tools);
  const channel = press.container?.channel_id ?? press.channel?.id;
  if (channel === undefined) return;
  const own = press.container?.message_ts ?? '';
  const thread = press.container?.thread_ts ?? press.message?.thread_ts ?? (isDirect(channel) ? null : own);
  const alone = press.container?.is_ephemeral === true;
  const spot: Spot = {
    channel,
    thread,
    alone,
    delivery: `press:${channel}:${own}:${action.action_ts ?? press.trigger_id ?? ''}:${press.user.id}`,
  };
  const picked =
    action.selected_option === undefined || action.selected_option === null
      ? undefined
      : readOption(action.selected_option.value);
  if (picked !== undefined)
    return handlePick(picked, conversationIn(action.action_id), press, spot, site, tools);
  const value = readValue(action.value ?? '');
  switch (value?.kind) {
    case undefined:
      tools.log.debug(`slack: a press of ${action.action_id}, which is not ours, was let pass`);
      return;
    case 'say':
      return say(value.says, value.conversation, press, spot, site, tools);
    case 'open':
      return openForm(value.ref, value.conversation, press, spot, site, tools);
    case 'feedback': {
      const { answer, conversation, verdict } = value;
      await tools.assistant.feedback.give(site.workspace, {
        answer,
        conversation,
        author: press.user.id,
        verdict,
        comment: null,
      });
      const trigger = press.trigger_id;
      if (verdict === 'helpful' || trigger === undefined) return;
      tools.background.run('asking what was missing', () =>
        tools.client.views.open({
          token: site.token,
          trigger_id: trigger,
          view: commentView(value.answer, value.conversation),
        }),
      );
      return;
    }
    case 'share':
      return share(value.conversation, press, spot, site, tools);
  }
}

async function handlePick(
  picked: OptionValue,
  named: string | undefined,
  press: Press,
  spot: Spot,
  site: Site,
  tools: Tools,
): Promise<void> {
  const name = threadName(spot.channel, spot.thread);
  const conversation = named ?? (await tools.assistant.threadAt(site.workspace, name)) ?? name;
  if (picked.kind === 'says') return say(picked.says, conversation, press, spot, site, tools);
  if (picked.kind === 'opens') return openForm(picked.ref, conversation, press, spot, site, tools);
  switch (picked.does) {
    case 'trace':
      return say(`show the trace of ${picked.answer}`, conversation, press, spot, site, tools);
    case 'mute':
    case 'unmute': {
      const muted = picked.does === 'mute';
      await tools.assistant.mute(site.workspace, conversation, muted);
      const words = muted
        ? 'Muted: in this thread I answer only when mentioned. The same menu ends that.'
        : 'Unmuted: I follow this thread again.';
      return tell(words, press, spot, site, tools);
    }
    case 'settings': {
      const trigger = press.trigger_id;
      if (trigger === undefined) return;
      const chosen = await tools.assistant.settings.of(site.workspace, spot.channel);
      const { manages } = await tools.rightsOf(site, press.user.id, press.user.team_id ?? undefined);
      const view = settingsView(spot.channel, chosen, tools.assistant.knowledge(), manages);
      tools.background.run('opening the settings', () =>
        tools.client.views.open({ token: site.token, trigger_id: trigger, view }),
      );
    }
  }
}

/** A press is the words it stands for, and goes the way of every message. */
async function say(
  words: string,
  conversation: string,
  press: Press,
  spot: Spot,
  site: Site,
  tools: Tools,
): Promise<void> {
  await tools.ask({
    workspace: site.workspace,
    conversation,
    author: press.user.id,
    words,
    how: 'direct',
    delivery: spot.delivery,
    place: { id: spot.channel, closed: await tools.channels.isClosed(site.token, spot.channel) },
    ...(spot.thread === null || spot.alone
      ? {}
      : await tools.links.to(site.token, spot.channel, spot.thread, null)),
    rights: await tools.rightsOf(site, press.user.id, press.user.team_id ?? undefined),
    address: addressOf(press, spot, site, words),
  });
}

async function share(
  conversation: string,
  press: Press,
  spot: Spot,
  site: Site,
  tools: Tools,
): Promise<void> {
  if (!(await tools.channels.isMember(site.token, spot.channel)))
    return tell(
      'I am not in this channel, so I cannot share it. Invite me with `/invite @Tradeoff` and press again.',
      press,
      spot,
      site,
      tools,
    );
  const address = {
    ...addressOf(press, spot, site, ''),
    thread: isDirect(spot.channel) ? null : (press.container?.thread_ts ?? null),
    unshared: false,
  };
  const shared = await tools.assistant.share({
    workspace: site.workspace,
    conversation,
    author: press.user.id,
    delivery: spot.delivery,
    replyTo: (words) => ({
      platform: platformId,
      address: { ...address, asked: { by: press.user.id, words } },
    }),
  });
  if (shared !== null) tools.sender.send(site.workspace, conversation, shared);
  else
    await tell(
      'There is nothing to share: it was shared already, or somebody else asked it.',
      press,
      spot,
      site,
      tools,
    );
}

function tell(words: string, press: Press, spot: Spot, site: Site, tools: Tools): void {
  tools.background.run('saying what was done', () =>
    tools.respond.tell(addressOf(press, spot, site, ''), note(words)),
  );
}

function openCompare(press: Press, site: Site, tools: Tools): void {
  const trigger = press.trigger_id;
  if (trigger === undefined) return;
  tools.background.run('opening the comparison', () =>
    tools.client.views.open({
      token: site.token,
      trigger_id: trigger,
      view: compareView(tools.assistant.knowledge()),
    }),
  );
}
