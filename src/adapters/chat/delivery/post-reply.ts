import type { Answer } from '../../../core/answer/answer.ts';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Outgoing } from '../../../core/store/documents.ts';
import type { PostedReply } from '../../../core/threads/outbox.ts';
import type { Log } from '../../log/log.ts';
import { type ChatAddress, type PostedMessage, postedMessageSchema, withoutQuestion } from '../address.ts';
import { reasonOf } from '../outcomes.ts';
import type { Fallback, Platform } from '../platform.ts';
import { noteOf, texts } from '../texts.ts';
import type { PostAt, ThreadRef } from './post-at.ts';
import type { PostResult } from './post-parts.ts';

export type PostReplyParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly assistant: { readonly outbox: Pick<Assistant['outbox'], 'placeOf' | 'waits'> };
  readonly postAt: PostAt<A>;
  readonly log: Log;
};

type Reply = { readonly thread: ThreadRef; readonly outgoing: Outgoing; readonly answer: Answer };

/**
 * Posts one reply.
 *
 * @param address undefined if what is stored can't be read
 * @returns what is known of it now; null if it stays in the outbox
 */
export type PostReply<A> = (
  thread: ThreadRef,
  outgoing: Outgoing,
  address: A | undefined,
) => Promise<PostedReply | null>;

/**
 * Brings one reply out: at its address, and where that fails, at the next one the platform names, each once. If none
 * works, the log says so with the fix.
 *
 * @throws what the store throws
 */
export function createPostReply<A extends ChatAddress, P, T>({
  platform,
  assistant,
  postAt,
  log,
}: PostReplyParts<A, P, T>): PostReply<A> {
  async function placeOf(thread: ThreadRef, { replaces }: Outgoing): Promise<PostedMessage | null> {
    if (replaces === null || !platform.capabilities.edits) return null;
    const known = await assistant.outbox.placeOf(thread.workspace, thread.conversation, replaces);
    return (platform.postedMessageSchema ?? postedMessageSchema).safeParse(known).data ?? null;
  }

  /** Says under the parts that are there that the others aren't, and what would help. */
  async function markRest(
    { thread, outgoing, answer }: Reply,
    { ids, parts, next }: PostResult<A>,
  ): Promise<void> {
    const text = texts.restFailed(ids.length + 1, parts);
    const help = !next.isPrivate
      ? null
      : await platform.whyNotPost({ ...next, isPrivate: false }).catch(() => null);
    // With the answer's own id, so that its controls do what they do under a whole answer.
    const rest = { ...noteOf(help === null ? text : `${text} ${help}`), id: answer.id };
    const { failure } = await postAt({
      thread,
      outgoing: { ...outgoing, answer: `${outgoing.answer}-rest` },
      answer: rest,
      address: withoutQuestion(next),
      edits: null,
      mayBeOut: false,
    });
    if (failure !== null && failure.kind !== 'stopped')
      log.warn(
        `${platform.id}: could not say that part of ${outgoing.answer} is missing: ${reasonOf(failure)}`,
      );
  }

  async function through({ thread, outgoing, answer }: Reply, address: A): Promise<PostedReply | null> {
    const edits = address.isPrivate || address.isNote === true ? null : await placeOf(thread, outgoing);
    const routes: Fallback<A>[] = [{ address, note: null }];
    for (const [index, route] of routes.entries()) {
      const isFirst = index === 0;
      const result = await postAt({
        thread,
        outgoing,
        answer: withNote(answer, route.note),
        address: route.address,
        edits: isFirst ? edits : null,
        mayBeOut: outgoing.tries > 0,
        waits: () => assistant.outbox.waits(thread.workspace, thread.conversation, outgoing.answer),
      });
      const { failure } = result;
      if (failure === null) return postedReply(platform, result, { edits, ...route });
      switch (failure.kind) {
        case 'stopped':
          return null;
        case 'later':
        case 'limited':
          log[failure.kind === 'later' && failure.needsOperator === true ? 'error' : 'warn'](
            `${platform.id}: answer ${outgoing.answer} of ${thread.conversation} waits: ${reasonOf(failure)}`,
          );
          return null;
        case 'elsewhere':
        case 'reopen':
        case 'never':
          if (failure.kind === 'never' && failure.unwanted === true) {
            log.info(`${platform.id}: answer ${outgoing.answer} is not posted: ${failure.says}`);
            return {};
          }
          if (result.ids.length > 0) {
            log.error(
              `${platform.id}: posted ${result.ids.length} parts of answer ${outgoing.answer} and not the rest: ${reasonOf(failure)}`,
            );
            await markRest({ thread, outgoing, answer }, result);
            return postedReply(platform, result, { edits, ...route });
          }
          if (isFirst && edits === null) routes.push(...platform.fallbacks(address, failure));
          log[levelOf(outgoing, index === routes.length - 1)](
            `${platform.id}: answer ${outgoing.answer} of ${thread.conversation} was not posted${index === routes.length - 1 ? ' anywhere' : ' there'}: ${reasonOf(failure)}`,
          );
          break;
        default:
          failure satisfies never;
      }
    }
    return { isRefused: true };
  }

  return async (thread, outgoing, address) => {
    const answer = outgoing.content;
    if (address !== undefined && answer !== null) return through({ thread, outgoing, answer }, address);
    log.error(
      `${platform.id}: dropped answer ${outgoing.answer} of ${thread.conversation}: another version of this program stored it; its question can be asked again`,
    );
    return {};
  };
}

/** What the outbox remembers of a reply that is out. */
function postedReply<A extends ChatAddress, P, T>(
  platform: Platform<A, P, T>,
  { ids, next }: PostResult<A>,
  { edits, destination: given }: Pick<Fallback<A>, 'destination'> & { readonly edits: PostedMessage | null },
): PostedReply {
  if (next.isPrivate || next.isNote === true) return {};
  const thread = platform.threadOf(next);
  const destination = (platform.destinationOf ?? withoutQuestion)(given ?? next);
  const where = thread === null ? { destination } : { thread, destination };
  const parts = ids.flatMap((id) => id ?? []);
  if (parts.length === 0 || parts.length < ids.length) return where;
  const message: PostedMessage = {
    channel: platform.channelOf(next),
    parts,
    asked: edits === null ? next.asked : edits.asked,
  };
  return { ...where, message };
}

/** One that's tried for long is reported once. */
function levelOf({ tries, retryUntil }: Outgoing, isLast: boolean): 'debug' | 'info' | 'error' {
  if (retryUntil !== undefined && tries > 0) return 'debug';
  return isLast ? 'error' : 'info';
}

function withNote(answer: Answer, note: string | null): Answer {
  return note === null ? answer : { ...answer, blocks: [...noteOf(note).blocks, ...answer.blocks] };
}
