import type { EventSource } from '../../chat/events.ts';
import { newAddress, type SlackAddress } from '../address.ts';
import type { LinkTarget, Reply, Site, SlackTrigger } from './trigger.ts';

type Person = { readonly id: string; readonly team_id?: string | null | undefined };

export type SourceParts = {
  readonly delivery: string;
  /** Where the conversation goes on, besides the workspace and the person. */
  readonly where: Pick<SlackAddress, 'channel'> & Partial<SlackAddress>;
  readonly message?: LinkTarget | null;
  readonly privateThread?: string | null;
  readonly triggerId?: string | null;
  readonly reply?: Reply;
  readonly redelivers?: boolean;
};

/** The source of an event. Unless `parts` says otherwise, Slack delivers it once, and a message answers the person. */
export function newSource(
  site: Site,
  person: Person,
  parts: SourceParts,
): EventSource<SlackAddress, SlackTrigger> {
  const { delivery, where, message = null, privateThread = null, triggerId = null } = parts;
  const { reply = { kind: 'message' }, redelivers = false } = parts;
  const address = newAddress(site, { user: person.id, ...where });
  const userTeam = person.team_id ?? undefined;
  const trigger = { site, userTeam, message, address, privateThread, triggerId, reply };
  return { workspace: site.workspace, author: person.id, delivery, address, trigger, redelivers };
}

/** The message that started a thread, for the link to it; null for a private conversation. */
export function rootOf({
  thread,
  isPrivate,
}: {
  readonly thread: string | null;
  readonly isPrivate: boolean;
}): LinkTarget | null {
  return isPrivate || thread === null ? null : { ts: thread, thread: null };
}
