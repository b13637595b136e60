import type { Knowledge } from '../../knowledge/schema.ts';
import { helloAnswer } from '../reply/hello.ts';
import type { Settings } from '../settings/channel-settings.ts';
import { changeDocument } from '../store/change-document.ts';
import type { Destination } from '../store/documents.ts';
import type { Key, Store } from '../store/store.ts';
import type { Posting, ThreadPosts } from '../threads/thread-posts.ts';

export type HelloRequest = {
  readonly workspace: string;
  /** The platform's id of the channel the bot was added to. */
  readonly channel: string;
  /** When it was added, in milliseconds since 1970. */
  readonly joined: number;
  /** True if only mentions and replies reach the bot, whatever a channel's settings say. */
  readonly mentionsOnly: boolean;
  /** The channel itself. */
  readonly destination: Destination;
};

/**
 * Says hello in a channel: once for good, however often the event is delivered, the bot leaves and comes back, and
 * however many processes hear of it. Only removing all data of the workspace lets it say hello again.
 *
 * @returns what to post now; null if there's nothing to say
 */
export type Hello = (request: HelloRequest) => Promise<Posting | null>;

export type HelloParts = {
  readonly store: Store;
  readonly posts: ThreadPosts;
  readonly settings: Settings;
  readonly knowledge: () => Knowledge;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * How late a hello may come, in milliseconds. Whoever has had the bot for longer knows it: a platform that reports all
 * places at every start would otherwise let it greet them all after an upgrade.
 */
const latest = 24 * 3_600_000;

const prefix = 'hello-';

/** Whether a conversation is the one that goes on below a hello. */
export function isHello(conversation: string): boolean {
  return conversation.startsWith(prefix);
}

export function createHello({ store, posts, settings, knowledge, now }: HelloParts): Hello {
  return async ({ workspace, channel, joined, mentionsOnly, destination }) => {
    // Also where the platform doesn't say when.
    if (!(now() - joined <= latest)) return null;
    const conversation = `${prefix}${channel}`;
    // A link under the conversation's own name, which unlike the conversation doesn't expire.
    const said: Key<'link'> = { workspace, kind: 'link', id: conversation };
    if ((await store.load(said)) !== undefined) return null;
    const { answers } = await settings.of(workspace, channel);
    const mentionsChosen = answers === 'mention';
    const answer = helloAnswer(knowledge(), { channel, mentionsOnly, mentionsChosen });
    // Where the bot may not write yet, it's tried until it's late.
    const post = { answer, replaces: null, editable: false, retryUntil: joined + latest };
    // Committed before it's noted: a crash in between leads to another delivery, and the same answer goes in once.
    const posting = await posts.say(workspace, conversation, post, { destination, place: null });
    await changeDocument(store, said, (before) =>
      before === undefined ? { value: { conversation }, due: null, expires: null } : null,
    );
    return posting;
  };
}
