import type { webApi } from '@slack/bolt';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Log } from '../../log/log.ts';
import type { Ask } from '../ask.ts';
import type { Away } from '../away.ts';
import type { Background } from '../background.ts';
import type { Channels } from '../lookups/channels.ts';
import type { Links } from '../lookups/links.ts';
import type { Members } from '../lookups/members.ts';
import type { Memberships } from '../lookups/memberships.ts';
import type { Respond } from '../respond.ts';
import type { RightsOf } from '../rights.ts';
import type { Sender } from '../sender.ts';

/** What every handler works with. */
export type Tools = {
  readonly assistant: Assistant;
  readonly client: webApi.WebClient;
  readonly channels: Channels;
  readonly members: Members;
  readonly memberships: Memberships;
  readonly rightsOf: RightsOf;
  readonly links: Links;
  readonly sender: Sender;
  readonly respond: Respond;
  readonly away: Away;
  readonly background: Background;
  readonly log: Log;
  readonly now: () => number;
  readonly ask: Ask;
  /** Runs what came for one thread in the order it came. */
  readonly arrivals: <T>(thread: string, task: () => Promise<T>) => Promise<T>;
  /** Notes that the app was taken out of a team or an organisation. */
  readonly uninstalled: (team: string) => Promise<void>;
};

/** The workspace that a delivery belongs to: the one that installed the bot, or the organisation that did. */
export type Site = {
  /** The name of the workspace in the store. */
  readonly workspace: string;
  /** Null where an organisation installed the bot. */
  readonly team: string | null;
  /** The workspace of an organisation that somebody acts in. */
  readonly seenIn: string | null;
  readonly enterprise: string | null;
  readonly token: string;
  /** The bot's user id there. */
  readonly bot: string;
};
