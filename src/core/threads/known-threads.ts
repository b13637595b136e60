import type { Actor } from '../access/actor.ts';
import { type Doer, type Refusal, whyNot } from '../access/acts.ts';
import { changeDocument } from '../store/change-document.ts';
import { expiryOf } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import { type ChangeThread, threadKey } from './threads.ts';

export type KnownThreads = {
  /** The conversation of a platform's thread; undefined where there is none. */
  threadAt(workspace: string, thread: string): Promise<string | undefined>;
  /** Mutes or unmutes a thread. In a muted thread only direct messages are answered. @returns why this person may not; null if it's done */
  mute(actor: Pick<Actor, 'workspace' | 'conversation'> & Doer, muted: boolean): Promise<Refusal | null>;
};

export type KnownThreadsParts = {
  readonly store: Store;
  readonly changeThread: ChangeThread;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds. */
  readonly retention: number;
};

/** Threads by the names that platforms give them. */
export function openKnownThreads({ store, changeThread, now, retention }: KnownThreadsParts): KnownThreads {
  return {
    async threadAt(workspace, thread) {
      const link = await store.load({ workspace, kind: 'link', id: thread });
      if (link === undefined) {
        const stored = await store.load(threadKey(workspace, thread));
        return stored === undefined || stored.value.isBeside === true ? undefined : thread;
      }
      // A link stays while people go on in its thread; it's written again at most once a day.
      const expires = expiryOf(now(), retention);
      if ((link.expires ?? expires) < expires)
        await changeDocument(store, link.key, (before) =>
          before === undefined ? null : { value: before, due: null, expires },
        );
      return link.value.conversation;
    },

    async mute(actor, muted) {
      const refusal = whyNot('mute-thread', actor, null);
      if (refusal === null)
        await changeThread(threadKey(actor.workspace, actor.conversation), (before) =>
          before === undefined ? null : { value: { ...before, muted } },
        );
      return refusal;
    },
  };
}
