import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Background } from '../../chat/background.ts';
import type { Handle } from '../../chat/events.ts';
import { isDirect, type SlackAddress, threadName } from '../address.ts';
import type { AgentView } from '../agent-view.ts';
import type { PublishHome } from '../home.ts';
import type { Channels } from '../lookups/channels.ts';
import type { HomePayload, JoinedPayload, MessagePayload, SlackEvent } from '../payloads.ts';
import { changeEvent, isChange } from './changes.ts';
import { joinedEvent } from './joined.ts';
import { messageEvent } from './messages.ts';
import type { HandleRemoval, Removal } from './removals.ts';
import type { Site, SlackTrigger } from './trigger.ts';

export type HearEventParts = {
  readonly handle: Handle<SlackAddress, SlackTrigger>;
  readonly handleRemoval: HandleRemoval;
  readonly assistant: Pick<Assistant, 'threadAt'>;
  readonly channels: Channels;
  readonly agentView: AgentView;
  readonly publishHome: PublishHome;
  readonly background: Background;
};

/**
 * What Slack's Events API delivers, until it's acknowledged.
 *
 * @throws if it has to be delivered again
 */
export type HearEvent = (event: SlackEvent, siteOf: () => Site, removal: Removal) => Promise<void>;

export function createHearEvent(parts: HearEventParts): HearEvent {
  const { handle, handleRemoval, assistant, channels, agentView, publishHome, background } = parts;

  async function hearChange(payload: MessagePayload, site: Site): Promise<void> {
    const event = changeEvent(payload, site);
    if (event !== null && (await handle(event)) === 'again')
      throw new Error('the change of a message was not handled yet');
  }

  async function hearMessage(payload: MessagePayload, site: Site): Promise<void> {
    const { channel, channel_type: type, ts, thread_ts: thread } = payload;
    if (type !== undefined) channels.learn(channel, type);
    if (isChange(payload)) return hearChange(payload, site);
    const event = messageEvent(payload, site);
    if (event === null) return;
    const isInDirect = type === 'im' || isDirect(channel);
    if (isInDirect) agentView.showStatus(site, channel, thread ?? ts);
    if (isInDirect && thread !== undefined) {
      // Asked before the turn begins the conversation.
      const isNew = assistant.threadAt(site.workspace, threadName(channel, thread)).then(
        (conversation) => conversation === undefined,
        () => false,
      );
      agentView.nameThread(site, { channel, ts: thread, title: event.words }, isNew);
    }
    if ((await handle(event)) === 'again') throw new Error('the message was not answered yet');
    if (isInDirect && thread === undefined) agentView.clearStatus(site, channel, ts);
  }

  function openHome({ user, channel, tab }: HomePayload, site: Site): void {
    if (tab === 'messages') agentView.suggestPrompts(site, channel, null);
    else background.run('showing the Home tab', () => publishHome(site, user));
  }

  async function hearJoined(payload: JoinedPayload, site: Site): Promise<void> {
    const event = joinedEvent(payload, site);
    if (event !== null && (await handle(event)) === 'again') throw new Error('the hello was not said yet');
  }

  return async (event, siteOf, removal) => {
    switch (event.type) {
      case 'message':
      case 'app_mention':
        return hearMessage(event, siteOf());
      case 'app_home_opened':
        return openHome(event, siteOf());
      case 'assistant_thread_started': {
        const { channel_id: channel, thread_ts: thread } = event.assistant_thread;
        return agentView.suggestPrompts(siteOf(), channel, thread);
      }
      case 'member_joined_channel':
        return hearJoined(event, siteOf());
      case 'app_uninstalled':
      case 'tokens_revoked':
        return handleRemoval(event, removal);
      default:
        return event satisfies never;
    }
  };
}
