import type { Actor } from '../access/actor.ts';
import type { ChannelSettings } from '../settings/channel-settings.ts';
import type { Destination } from '../store/documents.ts';

/** Who caused an effect, and under which settings. */
export type EffectContext = Actor & {
  /** The same for every try at one message, so that what was done before a crash isn't done again. */
  readonly operation: string;
  /** Id of the answer that the turn will give. */
  readonly answer: string;
  /** The platform's id of the message; null where messages have none, and for a button. */
  readonly message: string | null;
  /** When the message was written, in milliseconds since 1970; null if unknown. */
  readonly at: number | null;
  readonly settings: ChannelSettings;
  /** Where later messages of the thread go; null if its adapter shows answers at once, or to one person only. */
  readonly destination: Destination | null;
  /** https address of the message; null if the adapter knows none. */
  readonly link: string | null;
  /** True where only the person who asked sees the answer. */
  readonly isPrivate: boolean;
  /** True where an answer that concerns only its asker is read by the others as well. */
  readonly isReadByOthers: boolean;
  /** True where the bot was spoken to, rather than overhearing people in a thread. */
  readonly isCalled: boolean;
  /** True where only mentions and replies reach the bot. */
  readonly mentionsOnly: boolean;
};
