import { expect, it } from 'vitest';
import { redirectTo, submissionEvent } from '../../../../src/adapters/slack/inbound/submissions.ts';
import { openAcknowledgement, type Site } from '../../../../src/adapters/slack/inbound/trigger.ts';
import { submissionSchema } from '../../../../src/adapters/slack/payloads.ts';

const site: Site = {
  workspace: 'slack:T1',
  team: 'T1',
  seenIn: null,
  enterprise: null,
  token: 'xoxb-1',
  bot: 'U0BOT',
};
const chosen = 'https://hooks.slack.com/actions/T1/2/3';

/** A form opened in a thread of C1, with a channel chosen in one of its fields. */
function submitted() {
  const context = { conversation: 'c1', channel: 'C1', thread: '1.1', isPrivate: false, responseUrl: null };
  const payload = submissionSchema.parse({
    type: 'view_submission',
    user: { id: 'U1' },
    view: {
      id: 'V1',
      callback_id: 'form',
      private_metadata: JSON.stringify({ ...context, ref: 'compare' }),
      state: {
        values: { channel: { channel: { type: 'conversations_select', selected_conversation: 'C2' } } },
      },
    },
    response_urls: [{ channel_id: 'C2', response_url: chosen }],
  });
  const event = submissionEvent(payload, site, openAcknowledgement());
  if (event?.kind !== 'form') throw new Error('it is a form');
  return event;
}

it('a form belongs to where it was opened; a channel chosen in it is a field like any other', () => {
  const { source, conversation, filled } = submitted();
  expect(filled).toEqual({ channel: 'C2' });
  expect(conversation).toEqual({ kind: 'known', id: 'c1' });
  expect(source.address).toMatchObject({ channel: 'C1', thread: '1.1', responseUrl: null });
  expect(source.address).not.toHaveProperty('conversation');
});

it('what it asks moves to the chosen channel, as a conversation of its own, with the right to post there', () => {
  const redirected = redirectTo('C2', submitted().source);
  expect(redirected.conversation).toEqual({ kind: 'known', id: 'form:V1' });
  expect(redirected.source.address).toMatchObject({
    channel: 'C2',
    thread: null,
    user: 'U1',
    responseUrl: chosen,
  });
  expect(redirected.source.trigger.address).toEqual(redirected.source.address);
});

it('in a direct message, it goes on with the conversation there', () => {
  expect(redirectTo('D1', submitted().source).conversation).toEqual({
    kind: 'thread',
    thread: 'D1',
    starts: true,
  });
});
