import type { Log } from '../../log/log.ts';
import type { ChatAddress, PostedMessage } from '../address.ts';
import { type Failure, type Outcome, reasonOf } from '../outcomes.ts';
import type { Found, PartDelivery, Platform } from '../platform.ts';
import type { Retry } from './retry.ts';

export type PostParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly retry: Retry;
  readonly log: Log;
};

export type PostJob<A, P> = {
  readonly answer: string;
  /** When the reply was committed, in milliseconds since 1970. */
  readonly at: number;
  readonly address: A;
  readonly messages: readonly P[];
  /** The same messages marked as repeats, for those that may be there already. */
  readonly repeated: () => readonly P[];
  /** True if posting was begun before: some parts may be out. */
  readonly mayBeOut: boolean;
  /** Whether a reply is still to be posted, asked before each try. */
  readonly isWanted: (attempt: number) => Promise<boolean>;
  /** The message this reply takes the place of; null for a new one. */
  readonly edits: PostedMessage | null;
  /** Ids of messages that don't count as parts of this reply, whatever they show. */
  readonly except?: readonly string[];
};

/** How far a reply got. */
export type PostResult<A> = {
  /** Ids of the parts that are there, in order; null for one whose id isn't known. */
  readonly ids: readonly (string | null)[];
  /** How many parts the reply has. */
  readonly parts: number;
  /** Where the next message goes. */
  readonly next: A;
  /** What kept the other parts from being posted; null if all are there. */
  readonly failure: Failure | { readonly kind: 'stopped' } | null;
};

/**
 * Posts the parts of a reply in order at one address, or edits those of the message it takes the place of: further
 * parts are posted, surplus ones deleted. Waits out what passes, reopens an archived thread, makes a refused message
 * plainer, and looks before it repeats a call of unknown outcome.
 */
export async function postParts<A extends ChatAddress, P, T>(
  parts: PostParts<A, P, T>,
  job: PostJob<A, P>,
): Promise<PostResult<A>> {
  const { platform, retry } = parts;
  const { messages, edits } = job;
  const ids: (string | null)[] = [];
  let next = job.address;
  const everyMs = platform.pace(next)?.everyMs ?? 0;
  const found: Found<A> | null = job.mayBeOut ? await findParts(parts, job, next) : null;
  const isMarked = found !== null && !found.isCertain && edits === null;
  for (const index of messages.keys()) {
    const known = edits?.parts[index] === undefined ? found?.parts.get(index) : undefined;
    if (known !== undefined) {
      ids.push(known);
      next = found?.next ?? next;
      continue;
    }
    if (index > 0 && everyMs > 0 && !(await retry.pause(everyMs)))
      return { ids, parts: messages.length, next, failure: { kind: 'stopped' } };
    const message = (isMarked ? job.repeated()[index] : undefined) ?? messages[index];
    if (message === undefined) break;
    const outcome = await postPart(parts, { ...job, address: next }, { index, message });
    if (outcome.kind === 'delivered') {
      ids.push(outcome.id);
      next = outcome.next;
      continue;
    }
    if (edits !== null && outcome.kind === 'elsewhere') {
      // It can't be edited any more: post all of it anew, and clear away what is left of the old message.
      const anew = await postParts(parts, { ...job, edits: null, except: edits.parts });
      if (anew.failure === null) await removeSurplus(parts, job, anew.ids);
      return anew;
    }
    return { ids, parts: messages.length, next, failure: outcome };
  }
  await removeSurplus(parts, job, ids);
  return { ids, parts: messages.length, next, failure: null };
}

/** Given up without a failure: at a shutdown, or because it's no longer wanted. */
type Stopped = { readonly kind: 'stopped' };

type Part<P> = { readonly index: number; readonly message: P };

async function postPart<A extends ChatAddress, P, T>(
  parts: PostParts<A, P, T>,
  job: PostJob<A, P>,
  { index, message: given }: Part<P>,
): Promise<Outcome<A> | Stopped> {
  const { platform, retry, log } = parts;
  const { answer, at, address, edits } = job;
  const old = edits?.parts[index];
  let message = given;
  let current = message;
  let mayBeDone = false;
  let reopened = false;

  async function once(attempt: number): Promise<Outcome<A> | Stopped> {
    // Its question may have been deleted while it waited.
    if (!(await job.isWanted(attempt))) return { kind: 'stopped' };
    if (mayBeDone && old === undefined) {
      const found = await findParts(parts, job, address);
      const id = found.parts.get(index);
      if (id !== undefined) return { kind: 'delivered', id, next: found.next };
      // Only the last look counts: what one of them couldn't see, a later one may know not to be there.
      current = found.isCertain ? message : (job.repeated()[index] ?? message);
    }
    const delivery: PartDelivery = { answer, part: index, parts: job.messages.length, at, attempt };
    const outcome =
      old === undefined || edits === null
        ? await platform.deliver(address, current, delivery)
        : await platform.edit({ channel: edits.channel, id: old }, current, delivery, address);
    if (outcome.kind === 'later') mayBeDone ||= outcome.mayBeDone;
    return outcome;
  }

  for (;;) {
    const outcome = await retry.run<Exclude<Outcome<A>, Failure> | Stopped>(once);
    if (outcome.kind === 'reopen' && !reopened) {
      reopened = true;
      log.info(`${platform.id}: reopening the thread of answer ${answer}: ${outcome.says}`);
      const open = await retry.run(() => platform.reopen(address));
      if (open.kind === 'delivered') continue;
      return open;
    }
    if (outcome.kind === 'never' && outcome.plainer === true) {
      const plainer = platform.plainer(current);
      if (plainer !== null) {
        log.warn(`${platform.id}: posting answer ${answer} in a plainer form: ${outcome.says}`);
        message = plainer;
        current = plainer;
        continue;
      }
    }
    return outcome;
  }
}

async function findParts<A extends ChatAddress, P, T>(
  { platform }: PostParts<A, P, T>,
  { answer, at, messages, except = [] }: PostJob<A, P>,
  where: A,
): Promise<Found<A>> {
  const nothing: Found<A> = { parts: new Map(), next: where, isCertain: false };
  const { parts, next, isCertain } = await platform
    .find({ answer, parts: messages.length, at }, where)
    .catch(() => nothing);
  return { parts: new Map([...parts].filter(([, id]) => !except.includes(id))), next, isCertain };
}

/** Deletes the parts of an edited message that are no longer needed. One that can't be deleted stays; nothing depends on it. */
async function removeSurplus<A extends ChatAddress, P, T>(
  { platform, log }: PostParts<A, P, T>,
  { edits, address, answer }: PostJob<A, P>,
  kept: readonly (string | null)[],
): Promise<void> {
  if (edits === null) return;
  for (const id of edits.parts.filter((old) => !kept.includes(old))) {
    const failure = await platform.remove({ channel: edits.channel, id }, address);
    if (failure !== null)
      log.debug(`${platform.id}: an old part of answer ${answer} stays: ${reasonOf(failure)}`);
  }
}
