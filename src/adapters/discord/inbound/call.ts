import type { BaseInteraction } from 'discord.js';
import type { EventSource } from '../../chat/events.ts';
import type { Address } from '../address.ts';
import type { FirstResponse } from '../outbound/first-response.ts';
import type { Spot } from '../spot.ts';
import type { InteractionRef } from '../wire/calls.ts';
import { noteAt } from './addresses.ts';
import type { Trigger } from './trigger.ts';

/** Fields of any interaction that identify its author. */
type SomeInteraction = Pick<BaseInteraction, 'id' | 'user' | 'guild' | 'member' | 'memberPermissions'>;

/** An incoming interaction, with its first response. */
export type Call<I extends SomeInteraction = SomeInteraction> = {
  readonly interaction: I;
  readonly spot: Spot;
  readonly ref: InteractionRef;
  readonly first: FirstResponse;
  /** Milliseconds since 1970. */
  readonly arrived: number;
};

/** Source of an event that arrived as an interaction. */
export function sourceOf(
  { interaction, spot, first }: Call,
  address: Address,
  noteTo: Address | null = noteAt(spot, address),
): EventSource<Address, Trigger> {
  const { id, user, guild, member, memberPermissions } = interaction;
  return {
    workspace: spot.workspace,
    author: user.id,
    delivery: id,
    address,
    trigger: {
      spot,
      person: { guild, member, memberPermissions },
      address,
      noteTo,
      by: { kind: 'interaction', first },
    },
    redelivers: false,
  };
}
