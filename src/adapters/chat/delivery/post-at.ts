import type { Answer } from '../../../core/answer/answer.ts';
import type { Chart } from '../../../core/answer/chart.ts';
import { screenOf } from '../../../core/answer/first-screen.ts';
import { inBrief } from '../../../core/answer/in-brief.ts';
import type { Outgoing } from '../../../core/store/documents.ts';
import type { Pictures } from '../../chart/pictures.ts';
import type { Log } from '../../log/log.ts';
import type { Asked, ChatAddress, PostedMessage } from '../address.ts';
import type { Clock } from '../clock.ts';
import type { AnswerFrame, Picture, Platform } from '../platform.ts';
import { peopleIn, withMentioned } from './people-in.ts';
import { type PostResult, postParts } from './post-parts.ts';
import type { Retry } from './retry.ts';
import type { Withdrawn } from './withdrawn.ts';

/** A conversation, by its workspace and id. */
export type ThreadRef = { readonly workspace: string; readonly conversation: string };

export type PostAtParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly pictures: Pick<Pictures, 'png'>;
  readonly retry: Retry;
  readonly withdrawn: Withdrawn;
  readonly clock: Clock;
  readonly log: Log;
};

/** A reply on its way to one address. */
export type PostAttempt<A> = {
  readonly thread: ThreadRef;
  readonly outgoing: Outgoing;
  readonly answer: Answer;
  readonly address: A;
  /** The message it takes the place of; null for a new one. */
  readonly edits: PostedMessage | null;
  /** True if posting was begun before: some parts may be out. */
  readonly mayBeOut: boolean;
  /** Whether it's still in the outbox, where another process may have taken it back; absent for what never is there. */
  readonly waits?: () => Promise<boolean>;
};

/** After this long, in milliseconds, a reply may have been taken back by another process before it was its turn. */
const soon = 1_000;

/** Renders an answer for one address and posts it there. */
export type PostAt<A> = (attempt: PostAttempt<A>) => Promise<PostResult<A>>;

export function createPostAt<A extends ChatAddress, P, T>({
  platform,
  pictures,
  retry,
  withdrawn,
  clock,
  log,
}: PostAtParts<A, P, T>): PostAt<A> {
  async function picturesOf(answer: Answer, at: A): Promise<ReadonlyMap<Chart, Picture>> {
    const attached = new Map<Chart, Picture>();
    for (const block of answer.blocks) {
      if (block.kind !== 'chart') continue;
      const png = await pictures.png(block.chart);
      const picture = png === null ? null : await platform.attach(block.chart, png, at);
      if (picture !== null) attached.set(block.chart, picture);
    }
    return attached;
  }

  return async ({ thread, outgoing, answer: decided, address: given, edits, mayBeOut, waits }) => {
    const answer = withMentioned(decided);
    const address = (await platform.refresh?.(given)) ?? given;
    // What was pressed for an edit is shown nowhere; the question above the message stays.
    const asked = edits === null ? address.asked : edits.asked;
    const isNote = address.isNote === true;
    // Where no thread is, what's pressed in a note begins a conversation of its own, which knows nothing of this answer.
    const conversation = isNote && platform.threadOf(address) === null ? null : thread.conversation;
    const { first, rest } = screenOf(answer);
    const screen = conversation === null ? answer : { ...answer, blocks: first };
    const frame: AnswerFrame<A> = {
      conversation,
      hasMore: screen !== answer && rest.length > 0,
      address,
      asked,
      isNote,
      pictures: await picturesOf(screen, address),
      people: await platform.people([...peopleIn(answer, asked?.words ?? ''), ...askerIn(asked)], address),
      repeat: false,
      isEdit: outgoing.replaces !== null,
      now: clock.now(),
    };
    const shown = isNote && !address.isPrivate ? inBrief(screen) : screen;
    const wasSoon = clock.now() - outgoing.at < soon;
    const job = {
      isWanted: async (attempt: number): Promise<boolean> => {
        if (withdrawn.has(outgoing.answer)) return false;
        // Nothing is asked of the store for what's posted at once, and if it doesn't answer, the reply goes out.
        return waits === undefined || (attempt === 0 && wasSoon) || waits().catch(() => true);
      },
      answer: outgoing.answer,
      at: outgoing.at,
      address,
      messages: platform.render(shown, frame),
      repeated: () => platform.render(shown, { ...frame, repeat: true }),
      mayBeOut,
      edits,
    };
    return postParts({ platform, retry, log }, job);
  };
}

/** Whoever a line above the answer names. */
function askerIn(asked: Asked | null): readonly string[] {
  return asked === null || asked.by === '' ? [] : [asked.by];
}
