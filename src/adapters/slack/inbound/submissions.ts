import type { ConversationRef } from '../../chat/events.ts';
import { isDirect, isPerson, newAddress, type SlackAddress } from '../address.ts';
import { type FilledForm, readForm } from '../forms.ts';
import type { SubmissionPayload } from '../payloads.ts';
import type { Acknowledgement, ModalResponse, Site, SlackChatEvent } from '../trigger.ts';

/** A form that was submitted. @returns null if it isn't ours */
export function submissionEvent(
  payload: SubmissionPayload,
  site: Site,
  acknowledgement: Acknowledgement<ModalResponse>,
): SlackChatEvent | null {
  const form = readForm(payload);
  if (form === undefined) return null;
  const { view, user } = payload;
  const { ref, filled } = form;
  const address = addressOf(payload, form, site);
  const [field = null] = Object.keys(view.state.values);
  return {
    kind: 'form',
    source: {
      workspace: site.workspace,
      author: user.id,
      delivery: `form:${view.id}:${view.hash ?? ''}`,
      address,
      trigger: {
        site,
        user: user.id,
        userTeam: user.team_id ?? undefined,
        message: null,
        address,
        privateThread: null,
        triggerId: null,
        reply: { kind: 'submission', field, acknowledgement },
      },
      redelivers: false,
    },
    conversation: conversationOf(form, view.id),
    ref,
    filled,
    canShow: isPerson,
  };
}

/** A question asked in a direct message goes on there; in a channel it starts a conversation. */
function conversationOf({ channel, context }: FilledForm, view: string): ConversationRef {
  if (channel !== null && isDirect(channel)) return { kind: 'thread', thread: channel, starts: true };
  if (channel !== null || context === null) return { kind: 'known', id: `form:${view}` };
  return { kind: 'known', id: context.conversation };
}

/** Where the form was opened, or the channel that was chosen in it. */
function addressOf(
  { user, response_urls: responseUrls }: SubmissionPayload,
  { channel, context }: FilledForm,
  site: Site,
): SlackAddress {
  if (channel !== null) {
    const responseUrl = responseUrls?.[0]?.response_url ?? null;
    return newAddress(site, { channel, user: user.id, responseUrl });
  }
  if (context === null) return newAddress(site, { channel: user.id, user: user.id });
  const { thread, isPrivate, responseUrl } = context;
  return newAddress(site, { channel: context.channel, thread, user: user.id, isPrivate, responseUrl });
}
