import type { Receipt } from '../../chat/events.ts';
import type { Address } from '../address.ts';
import { workspace } from '../address.ts';
import type { OpenForms } from '../forms.ts';
import type { History } from '../history/history.ts';
import type { ChatPerson } from '../history/journal.ts';
import { type ChannelMessage, isSeenBy } from '../history/message.ts';
import type { Sender } from '../payloads.ts';
import { withPeopleMarked } from '../people.ts';
import type { WebEvent, WebSource } from './trigger.ts';

/** What became of something a page sent: `missing` if it's about something that isn't there, or isn't its sender's. */
export type PageReceipt = Receipt | 'missing';

export type InboundParts = {
  readonly history: History;
  readonly forms: OpenForms;
  readonly handle: (event: WebEvent) => Promise<Receipt>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

export type Where = Pick<Address, 'channel' | 'thread' | 'isPrivate'> & Partial<Address>;

/** The source of an event that a window sent. It's sent again, under its id, until it's taken. */
export function pageSource(
  person: ChatPerson,
  { window, zone }: Sender,
  delivery: string,
  where: Where,
): WebSource {
  const address: Address = { user: person.id, asked: null, ...where };
  const trigger = { window, zone, address, keepForm: null };
  return { workspace, author: person.id, delivery, address, trigger, redelivers: true };
}

/** A message, if this person sees it. */
export function seenBy(
  history: Pick<History, 'find'>,
  person: ChatPerson,
  id: string,
): ChannelMessage | undefined {
  const message = history.find(id);
  return message !== undefined && isSeenBy(message, person.id) ? message : undefined;
}

/** The bot's name, as people call it by an @. */
const botName = /(?<![\p{L}\p{N}@<.])@tradeoff(?![\p{L}\p{N}_-])[,:]?\s*/giu;

export function callsBot(words: string): boolean {
  return words.search(botName) >= 0;
}

/** Words as the core reads them: without the bot's name, and with people by their ids. */
export function coreWords(words: string, { people }: Pick<History, 'people'>): string {
  return withPeopleMarked(words.replace(botName, '').trim(), people());
}
