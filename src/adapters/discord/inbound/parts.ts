import type { Knowledge } from '../../../knowledge/schema.ts';
import type { Clock } from '../../chat/clock.ts';
import type { ChatEvent, Handle } from '../../chat/events.ts';
import type { Log } from '../../log/log.ts';
import type { Address } from '../address.ts';
import type { FirstResponse } from '../outbound/first-response.ts';
import type { LeftToAnswers } from '../outbound/left-to-answers.ts';
import type { Calls, InteractionRef } from '../wire/calls.ts';
import type { Trigger } from './trigger.ts';

/** A chat event from Discord. */
export type DiscordEvent = ChatEvent<Address, Trigger>;

/** Dependencies of the functions that read Discord's events. */
export type InboundParts = {
  readonly handle: Handle<Address, Trigger>;
  readonly respondTo: (ref: InteractionRef) => FirstResponse;
  readonly left: LeftToAnswers;
  readonly calls: Calls;
  /** Whether Discord includes the text of messages that aren't for the bot. */
  readonly messageContent: boolean;
  readonly knowledge: () => Knowledge;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
};
