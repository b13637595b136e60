import type { Capabilities } from '../../src/adapters/chat/platform.ts';
import type { Assistant } from '../../src/core/assistant/assistant.ts';
import type { Store } from '../../src/core/store/store.ts';
import type { SteppingClock } from '../doubles/stepping-clock.ts';

/** A message of the bot that everyone in its thread sees. */
export type SeenPost = {
  readonly id: string;
  readonly text: string;
  /** Labels of its buttons. */
  readonly buttons: readonly string[];
};

/**
 * How a call that posts or edits fails. `down`: the platform answers with an error, and nothing is done. `lost`: it is
 * done, and the reply is lost. `refused`: not at this address.
 */
export type PostFault =
  | { readonly kind: 'down' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'limited'; readonly ms: number };

/** A thread as people see it; where its id comes from is the platform's business. */
export type StageThread = { readonly id: string };

/** A platform's double with people in it, and the bot running against it over real sockets. */
export type Stage = {
  /** Somebody who runs the workspace; everybody else in a test doesn't. */
  readonly manager: string;
  readonly workspace: string;
  readonly store: Store;
  readonly assistant: Assistant;
  readonly clock: SteppingClock;
  readonly log: readonly string[];
  /** Somebody mentions the bot in a channel. @returns the thread the answer belongs to */
  ask(person: string, words: string): Promise<StageThread>;
  /** Somebody mentions the bot in a thread. @param again delivers the same event as before */
  say(person: string, thread: StageThread, words: string): Promise<void>;
  /** People write to each other in a new thread, without the bot. @returns their thread */
  talk(lines: readonly { readonly person: string; readonly words: string }[]): Promise<StageThread>;
  /** Somebody writes in a thread without mentioning the bot. */
  talkIn(person: string, thread: StageThread, words: string): Promise<void>;
  /** The author of the last message edits it. @param mentions whether it mentions the bot now */
  edit(words: string, mentions?: boolean): Promise<void>;
  /** The last message is deleted. */
  erase(): Promise<void>;
  /** The bot is added to another channel; the same event, if that was done before. @returns the channel's id */
  join(): Promise<string>;
  /** The bot's messages in that channel. */
  joinedPosts(): readonly SeenPost[];
  /** Delivers the last event once more, as platforms do. */
  redeliver(): Promise<void>;
  /** Somebody asks for an answer that only they see. Undefined if the platform has no private messages. */
  readonly askPrivately: ((person: string, words: string) => Promise<void>) | undefined;
  /** Presses something under the last private answer. */
  readonly pressPrivately: ((person: string, label: string) => Promise<void>) | undefined;
  /** The bot's messages in the channel that are in no thread of `ask`. */
  channelPosts(): readonly SeenPost[];
  /** The bot's messages in a thread, oldest first. */
  posts(thread: StageThread): readonly SeenPost[];
  /** Ids of the bot's messages that reply to this one in the channel, where replies need no thread. */
  repliesInChannel(message: StageThread): readonly string[];
  /** The texts that only this person sees. */
  seenBy(person: string): readonly string[];
  press(person: string, thread: StageThread, post: SeenPost, label: string): Promise<void>;
  /** Presses a button that opens the form with this ref, wherever one may stand. */
  openForm(person: string, thread: StageThread, ref: string): Promise<void>;
  /** Fills in and sends the form that was opened last, by its fields' labels; undefined if none is open. */
  fill(person: string, thread: StageThread, answers: Readonly<Record<string, string>>): Promise<boolean>;
  /** The next calls that open a form fail. */
  failForms(times: number): void;
  /** The next calls that post fail so, in order, and the ones after them don't; without faults, none fails any more. */
  fail(...faults: PostFault[]): void;
  /** Every call that posts fails for so long, by the stage's clock. */
  failFor(ms: number): void;
  /** Runs the routine work of every few seconds now. */
  tick(): void;
  /** Another process of the same bot on the same store, as after a crash: the first one is gone in the middle of whatever it did. */
  restart(): Promise<void>;
  /** Stops the running process in the orderly way. */
  stop(): Promise<void>;
  /** Starts a process on the store. */
  start(): Promise<void>;
  close(): Promise<void>;
};

export type StageOptions = {
  readonly store?: Store;
  readonly start?: boolean;
};

export type PlatformUnderTest = {
  readonly name: string;
  readonly capabilities: Pick<Capabilities, 'forms' | 'edits' | 'privateMessages' | 'privateNotes'>;
  open(options?: StageOptions): Promise<Stage>;
};
