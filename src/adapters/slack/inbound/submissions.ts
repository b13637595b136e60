import type { ConversationRef } from '../../chat/events.ts';
import { isDirect, isPerson } from '../address.ts';
import { type FilledForm, readForm } from '../forms.ts';
import type { SubmissionPayload } from '../payloads.ts';
import { newSource, type SourceParts } from './source.ts';
import type { Acknowledgement, ModalResponse, Site, SlackChatEvent } from './trigger.ts';

/** A form that was submitted. @returns null if it isn't ours */
export function submissionEvent(
  payload: SubmissionPayload,
  site: Site,
  acknowledgement: Acknowledgement<ModalResponse>,
): SlackChatEvent | null {
  const form = readForm(payload);
  if (form === undefined) return null;
  const { view, user } = payload;
  const [field = null] = Object.keys(view.state.values);
  return {
    kind: 'form',
    source: newSource(site, user, {
      delivery: `form:${view.id}:${view.hash ?? ''}`,
      where: whereOf(payload, form),
      reply: { kind: 'submission', field, acknowledgement },
    }),
    conversation: conversationOf(form, view.id),
    ref: form.ref,
    filled: form.filled,
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
function whereOf(
  { user, response_urls: responseUrls }: SubmissionPayload,
  { channel, context }: FilledForm,
): SourceParts['where'] {
  if (channel !== null) return { channel, responseUrl: responseUrls?.[0]?.response_url ?? null };
  if (context === null) return { channel: user.id };
  const { conversation: _, ...where } = context;
  return where;
}
