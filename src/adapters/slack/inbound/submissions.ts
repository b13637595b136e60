import type { EventSource } from '../../chat/events.ts';
import type { Redirected } from '../../chat/platform.ts';
import { isDirect, isPerson, newAddress, type SlackAddress } from '../address.ts';
import { readForm } from '../forms.ts';
import type { SubmissionPayload } from '../payloads.ts';
import { newSource } from './source.ts';
import type { Acknowledgement, ModalResponse, Site, SlackChatEvent, SlackTrigger } from './trigger.ts';

/** A form that was submitted. @returns null if it isn't ours */
export function submissionEvent(
  payload: SubmissionPayload,
  site: Site,
  acknowledgement: Acknowledgement<ModalResponse>,
): SlackChatEvent | null {
  const form = readForm(payload);
  if (form === undefined) return null;
  const { view, user, response_urls: responseUrls } = payload;
  const { ref, filled, context } = form;
  const { conversation = `form:${view.id}`, ...where } = context ?? { channel: user.id };
  const [field = null] = Object.keys(view.state.values);
  return {
    kind: 'form',
    source: newSource(site, user, {
      delivery: `form:${view.id}:${view.hash ?? ''}`,
      where,
      reply: {
        kind: 'submission',
        view: view.id,
        responseUrl: responseUrls?.[0]?.response_url ?? null,
        field,
        acknowledgement,
      },
    }),
    conversation: { kind: 'known', id: conversation },
    ref,
    filled,
    canShow: isPerson,
  };
}

/** A question asked in a direct message goes on there; in a channel it starts a conversation. */
export function redirectTo(
  channel: string,
  source: EventSource<SlackAddress, SlackTrigger>,
): Redirected<SlackAddress, SlackTrigger> {
  const { author, trigger, delivery } = source;
  const { site, reply } = trigger;
  const [responseUrl, id] =
    reply.kind === 'submission' ? [reply.responseUrl, `form:${reply.view}`] : [null, delivery];
  const address = newAddress(site, { channel, user: author, responseUrl });
  return {
    source: { ...source, address, trigger: { ...trigger, address } },
    conversation: isDirect(channel)
      ? { kind: 'thread', thread: channel, starts: true }
      : { kind: 'known', id },
  };
}
