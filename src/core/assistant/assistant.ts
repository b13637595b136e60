import type { Knowledge } from '../../knowledge/schema.ts';
import { everyRight, type Rights } from '../access/actor.ts';
import type { Place } from '../access/place.ts';
import type { Answer } from '../answer/answer.ts';
import { type Decisions, openDecisions } from '../decisions/decisions.ts';
import { createAskForms } from '../forms/ask-form.ts';
import { createCommentForms } from '../forms/comment-form.ts';
import { createCompareForms } from '../forms/compare-form.ts';
import { createForms, type Forms } from '../forms/forms.ts';
import { createSettingsForms } from '../forms/settings-form.ts';
import { type ChangeSettings, createChangeSettings } from '../settings/change-settings.ts';
import {
  type ChannelSettings,
  createSettings,
  defaultSettings,
  type Settings,
} from '../settings/channel-settings.ts';
import { createManagers, type Managers } from '../settings/managers.ts';
import { changeDocument } from '../store/change-document.ts';
import { type ConversationDocument, keptDeliveries, type Outgoing } from '../store/documents.ts';
import { defaultRetention, expiryOf } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import { openQueue } from '../threads/keyed-queue.ts';
import { createOutbox, type Outbox } from '../threads/outbox.ts';
import { createThreadPosts, type Posting } from '../threads/thread-posts.ts';
import { emptyThread, openThreads, threadKey, threadName } from '../threads/threads.ts';
import { newFrame } from '../turn/conversation.ts';
import type { Effect, EffectResult } from '../turn/effect.ts';
import type { Intent } from '../turn/intent.ts';
import type { Question } from '../turn/question.ts';
import { type Turn, takeTurn } from '../turn/turn.ts';
import { createWeighingForms } from '../weighings/submissions.ts';
import { createWeighingDue } from '../weighings/telling.ts';
import { openWeighings } from '../weighings/weighings.ts';
import { createDue } from './due.ts';
import { createEffects, type EffectContext } from './effects.ts';
import { createFeedback, type Feedback } from './feedback.ts';
import { createGaps, type Gaps } from './gaps.ts';
import { type Limiter, noLimiter } from './limiter.ts';
import { type Meter, noMeter } from './meter.ts';
import { createPeople, type People } from './recent-questions.ts';
import { withinLimits } from './within-limits.ts';

/** A question as a door hands it in. */
export type AskRequest = Question & {
  readonly workspace: string;
  /** The platform's id of this delivery; the same id is done once. Null where the door delivers once by nature. */
  readonly delivery: string | null;
  /** Where the reply has to go, if it is to be posted later and survive a crash; null where the door shows it at once. */
  readonly replyTo: { readonly platform: string; readonly address: Outgoing['address'] } | null;
  /**
   * Where messages that nobody asked for go, by a door that shows its answers at once, or frames its replies with
   * what was asked; absent where they go to the place of the reply.
   */
  readonly destination?: { readonly platform: string; readonly address: Outgoing['address'] };
  /** Where it was said; absent where the door has no channels. */
  readonly place?: Place;
  /** True where only the asker sees the answer, until it is shared. */
  readonly isPrivate?: boolean;
  /** True for a look beside the conversation, like a trace: a private answer given before it can still be shared. */
  readonly isAside?: boolean;
  /** What the platform lets its author do; absent where the door knows of no differences. */
  readonly rights?: Rights;
  /** https address of what was said, or of its thread, where the door knows one: records lead back to it. */
  readonly link?: string;
};

export type AskOutcome =
  | {
      readonly kind: 'answered';
      readonly intent: Intent;
      /** Needs that the message states or asks about. */
      readonly stated: readonly string[];
      readonly answer: Answer;
      readonly conversation: ConversationDocument['conversation'];
      /**
       * The reply to post now. Null where there is none to post later, and where an earlier reply of the
       * thread is not out yet: whoever posts that one is handed this one next, by `outbox.posted`.
       */
      readonly post: Outgoing | null;
    }
  | {
      readonly kind: 'silent';
      readonly intent: Intent;
      readonly stated: readonly string[];
      readonly reason: string;
    }
  /** More was asked than there is room for. `answer` says so, and is null where that was said before. */
  | { readonly kind: 'limited'; readonly answer: Answer | null; readonly post: Outgoing | null }
  /** This delivery was done before; nothing is to be posted. */
  | { readonly kind: 'repeated' };

/** The shell around the pure turn, and the only door that adapters use: load, turn, save. */
export type Assistant = {
  /** @throws what the store throws; the delivery is then not done, and a retry of it is real work */
  ask(incoming: AskRequest): Promise<AskOutcome>;
  /** Keeps what an outcome means beside the thread: a gap in the data, the person's recent questions. */
  remember(incoming: AskRequest, outcome: AskOutcome): Promise<void>;
  /** The conversation that goes on in a platform's thread; undefined where there is none. */
  threadAt(workspace: string, thread: string): Promise<string | undefined>;
  /** Silences a thread, or ends that; in a muted thread only direct messages are answered. */
  mute(workspace: string, conversation: string, muted: boolean): Promise<void>;
  /**
   * Puts the last answer that only its asker saw into the outbox, for everybody; where `answer` names one, only
   * if it is that one.
   *
   * @returns the reply to post; null where there is nothing to share, or it is not this person's
   */
  share(request: ShareRequest): Promise<Outgoing | null>;
  readonly forms: Forms;
  /**
   * Does what is due by the clock (reminders, closings, revisit dates) for the threads of one door, each once
   * however many processes ask.
   *
   * @returns what that door has to post now
   */
  due(platform: string, now: number): Promise<readonly Posting[]>;
  readonly decisions: Decisions;
  readonly outbox: Outbox;
  readonly settings: Settings;
  /** Changes settings by what was typed, as the form does by what was filled in. */
  readonly changeSettings: ChangeSettings;
  readonly managers: Managers;
  readonly feedback: Feedback;
  readonly gaps: Gaps;
  readonly people: People;
  readonly knowledge: () => Knowledge;
  /** To be called when `knowledge` gives another version than before. */
  readonly knowledgeChanged?: () => Promise<void>;
};

export type ShareRequest = {
  readonly workspace: string;
  readonly conversation: string;
  /** Id of the answer that is to be shared; absent where the door does not know it. */
  readonly answer?: string;
  readonly author: string;
  readonly delivery: string;
  /** Where it goes, given the words that asked for it. */
  readonly replyTo: (words: string) => { readonly platform: string; readonly address: Outgoing['address'] };
};

export type AssistantParts = {
  readonly store: Store;
  readonly knowledge: () => Knowledge;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a thread is kept after the last word in it, in milliseconds. */
  readonly retention?: number;
  /** How much may be asked; no limits unless given. */
  readonly limiter?: Limiter;
  readonly meter?: Meter;
};

export function createAssistant({
  store,
  knowledge,
  now,
  retention = defaultRetention,
  limiter = noLimiter,
  meter = noMeter,
}: AssistantParts): Assistant {
  const changeThread = openThreads(store, retention);
  const outbox = createOutbox({ store, changeThread, now, retention, meter });
  const settings = createSettings(store);
  const managers = createManagers(store);
  const changeSettings = createChangeSettings({ settings, managers, knowledge });
  const feedback = createFeedback(store, now);
  const gaps = createGaps(store, now);
  const people = createPeople(store, retention);

  const posts = createThreadPosts({ changeThread, outbox, now });
  const weighings = openWeighings({ store, posts, knowledge, now, retention });
  const decisions = openDecisions({ store, settings, posts, weighings, knowledge, now });
  const errands = createEffects({ decisions, weighings });

  const onErrands = openQueue();

  async function ask(incoming: AskRequest): Promise<AskOutcome> {
    const { workspace, place } = incoming;
    const chosen = place === undefined ? defaultSettings : await settings.of(workspace, place.id);
    const taken = await take(incoming, chosen, null);
    if (taken.kind === 'done') return taken.outcome;
    // One errand of a thread after another, so that its answers come in the order of what they tell.
    const name = threadName(threadKey(workspace, incoming.conversation));
    return onErrands(name, () => askWithErrand(incoming, chosen));
  }

  async function askWithErrand(incoming: AskRequest, chosen: ChannelSettings): Promise<AskOutcome> {
    let run: Run | null = null;
    for (let tries = 0; tries < mostErrands; tries++) {
      const taken = await take(incoming, chosen, run);
      if (taken.kind === 'done') return taken.outcome;
      // The same for every try, so that what was done before a crash is not done again.
      const operation = incoming.delivery ?? taken.answer;
      const { errand } = taken;
      run = {
        errand,
        answer: taken.answer,
        spoken: await errands.run(errand, contextOf(incoming, operation, taken.answer, chosen)),
      };
    }
    throw new Error(
      `the thread ${incoming.conversation} changed faster than it could be answered; ask again`,
    );
  }

  /** One try at a turn: done, or what has to be done first. */
  async function take(incoming: AskRequest, chosen: ChannelSettings, run: Run | null): Promise<Taken> {
    const { workspace, delivery, replyTo: reply } = incoming;
    const key = threadKey(workspace, incoming.conversation);
    let needed: Extract<Taken, { kind: 'errand' }> | null = null;
    const taken = await changeThread(key, (stored) => {
      needed = null;
      const before = stored ?? emptyThread(incoming.conversation, now());
      if (isDone(before, delivery)) return null;
      const begun = takeTurn(withTopic(before.conversation, chosen), incoming, knowledge());
      const silence = begun.silence ?? silenced(begun, incoming, before, chosen);
      const errand = silence === null ? begun.effect : null;
      const done =
        errand !== null && run?.answer === begun.id && isSame(errand.what, run.errand) ? run : null;
      if (errand !== null && done === null) {
        needed = { kind: 'errand', errand: errand.what, answer: begun.id };
        return null;
      }
      const turn = errand !== null && done !== null ? errand.finish(done.spoken) : begun;
      const answer = silence === null ? turn.answer : null;
      const spoken = done?.spoken ?? null;
      const posts =
        answer === null || reply === null
          ? []
          : [
              outgoing(answer, reply, now(), {
                replaces: spoken?.replaces ?? null,
                editable: spoken?.editable ?? false,
              }),
              ...(spoken?.also ?? []).map((more) => outgoing(more.answer, reply, now(), more)),
            ];
      const first = before.outbox.length === 0;
      const unshared = incoming.isPrivate === true;
      const value: ConversationDocument = {
        ...before,
        conversation: turn.conversation,
        deliveries: delivery === null ? before.deliveries : delivered(before, delivery, answer?.id ?? null),
        outbox: [...before.outbox, ...posts],
        heldUntil: first ? outbox.keep(key) : before.heldUntil,
        destination: unshared ? before.destination : (incoming.destination ?? reply ?? before.destination),
        place: incoming.place ?? before.place,
        privateAnswer:
          answer !== null && unshared && incoming.isAside !== true
            ? { answer: answer.id, author: incoming.author, words: incoming.words, content: answer }
            : before.privateAnswer,
        touched: now(),
      };
      return { value, turn, answer, silence, post: first ? (posts[0] ?? null) : null };
    });
    if (taken === null) return needed ?? { kind: 'done', outcome: { kind: 'repeated' } };
    const { turn, answer, silence, post } = taken;
    const { intent, needs: stated, conversation } = turn;
    return {
      kind: 'done',
      outcome:
        answer === null
          ? { kind: 'silent', intent, stated, reason: silence ?? 'there is no answer' }
          : { kind: 'answered', intent, stated, answer, conversation, post },
    };
  }

  /** Commits an answer that no turn made, to be posted like any other. */
  async function commitReply(
    {
      workspace,
      conversation,
      delivery,
      replyTo: reply,
      destination: home,
      place,
      isPrivate: unshared,
    }: AskRequest,
    answer: Answer,
  ): Promise<{ value: ConversationDocument; post: Outgoing | null } | null> {
    const key = threadKey(workspace, conversation);
    return changeThread(key, (stored) => {
      const before = stored ?? emptyThread(conversation, now());
      if (isDone(before, delivery)) return null;
      const post =
        reply === null ? null : outgoing(answer, reply, now(), { replaces: null, editable: false });
      const first = before.outbox.length === 0;
      const value: ConversationDocument = {
        ...before,
        deliveries: delivery === null ? before.deliveries : delivered(before, delivery, answer.id),
        outbox: post === null ? before.outbox : [...before.outbox, post],
        heldUntil: first ? outbox.keep(key) : before.heldUntil,
        destination: unshared === true ? before.destination : (home ?? reply ?? before.destination),
        place: place ?? before.place,
        touched: now(),
      };
      return { value, post: first ? post : null };
    });
  }

  async function remember(incoming: AskRequest, outcome: AskOutcome): Promise<void> {
    if (outcome.kind !== 'answered') return;
    const { intent, answer } = outcome;
    const { workspace, words, author, conversation } = incoming;
    // Talk is no question about the data.
    if (intent.kind === 'smalltalk' || intent.kind === 'help' || intent.kind === 'follow_up') return;
    const closed = incoming.isPrivate === true || incoming.place?.closed === true;
    if (answer.declined) await gaps.record(workspace, { intent, words, closed });
    const place = incoming.place ?? null;
    await people.asked(workspace, author, { words, conversation, answer: answer.id, place, at: now() });
  }

  async function threadAt(workspace: string, thread: string): Promise<string | undefined> {
    const link = await store.load({ workspace, kind: 'link', id: thread });
    if (link === undefined)
      return (await store.load(threadKey(workspace, thread))) === undefined ? undefined : thread;
    // A link stays as long as people go on in its thread; it is written anew once a day at most.
    const expires = expiryOf(now(), retention);
    if ((link.expires ?? expires) < expires)
      await changeDocument(store, link.key, (before) =>
        before === undefined ? null : { value: before, due: null, expires },
      );
    return link.value.conversation;
  }

  async function mute(workspace: string, conversation: string, muted: boolean): Promise<void> {
    await changeThread(threadKey(workspace, conversation), (before) =>
      before === undefined ? null : { value: { ...before, muted } },
    );
  }

  async function share({
    workspace,
    conversation,
    answer,
    author,
    delivery,
    replyTo: reply,
  }: ShareRequest): Promise<Outgoing | null> {
    const key = threadKey(workspace, conversation);
    const shared = await changeThread(key, (before) => {
      const kept = before?.privateAnswer;
      if (before === undefined || kept === null || kept === undefined || kept.author !== author) return null;
      if (answer !== undefined && answer !== kept.answer) return null;
      const post: Outgoing = {
        answer: kept.answer,
        ...reply(kept.words),
        content: kept.content,
        at: now(),
        tries: 0,
        replaces: null,
        editable: false,
      };
      const first = before.outbox.length === 0;
      const value: ConversationDocument = {
        ...before,
        privateAnswer: null,
        destination: { platform: post.platform, address: post.address },
        deliveries: delivered(before, delivery, kept.answer),
        outbox: [...before.outbox, post],
        heldUntil: first ? outbox.keep(key) : before.heldUntil,
      };
      return { value, post: first ? post : null };
    });
    return shared?.post ?? null;
  }

  return {
    ask: withinLimits(ask, limiter, commitReply),
    remember,
    threadAt,
    mute,
    share,
    forms: createForms([
      decisions.forms,
      createWeighingForms(weighings),
      createSettingsForms({ settings, changeSettings, knowledge }),
      createCommentForms(feedback),
      createCompareForms(knowledge),
      createAskForms(),
    ]),
    due: createDue([decisions.due, createWeighingDue(weighings)]).due,
    decisions: decisions.decisions,
    outbox,
    settings,
    changeSettings,
    managers,
    feedback,
    gaps,
    people,
    knowledge,
  };
}

/** An errand, and what came of it. */
type Run = { readonly errand: Effect; readonly answer: string; readonly spoken: EffectResult | null };
type Taken =
  | { readonly kind: 'done'; readonly outcome: AskOutcome }
  | { readonly kind: 'errand'; readonly errand: Effect; readonly answer: string };

/** A thread that asks for something else each time it is looked at is not one that people write in. */
const mostErrands = 20;

function isSame(one: Effect, other: Effect): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function contextOf(
  incoming: AskRequest,
  operation: string,
  answer: string,
  settings: ChannelSettings,
): EffectContext {
  const {
    workspace,
    conversation,
    author,
    place,
    rights,
    destination: home,
    replyTo: reply,
    link,
    isPrivate: unshared,
  } = incoming;
  return {
    workspace,
    conversation,
    author,
    place: place ?? null,
    rights: rights ?? everyRight,
    operation,
    answer,
    settings,
    link: link ?? null,
    destination: unshared === true ? null : (home ?? reply),
    alone: unshared === true,
  };
}

/** Why a turn that has an answer is silent all the same; null where it is not. */
function silenced(
  { answer, effect: errand }: Turn,
  { audience: address }: AskRequest,
  { muted }: ConversationDocument,
  { answers, onlyCited }: ChannelSettings,
): string | null {
  if (address === 'direct') return null;
  if (muted) return 'the thread is muted';
  if (answers === 'mention') return 'the channel answers on mention only';
  return onlyCited && errand === null && answer?.sources.length === 0
    ? 'the channel wants cited answers only'
    : null;
}

/** A thread that has not begun starts with the channel's topic. */
function withTopic(
  conversation: ConversationDocument['conversation'],
  { topic }: ChannelSettings,
): ConversationDocument['conversation'] {
  return conversation.frame === null && topic !== null
    ? { ...conversation, frame: newFrame(topic) }
    : conversation;
}

function isDone({ deliveries }: ConversationDocument, delivery: string | null): boolean {
  // A loop: stores freeze what they hand out, and methods of frozen lists take many times as long.
  for (const { id } of deliveries) if (id === delivery) return true;
  return false;
}

function delivered(
  { deliveries }: ConversationDocument,
  id: string,
  answer: string | null,
): ConversationDocument['deliveries'] {
  return [...deliveries, { id, answer }].slice(-keptDeliveries);
}

function outgoing(
  answer: Answer,
  { platform, address }: { platform: string; address: Outgoing['address'] },
  at: number,
  { replaces, editable: kept }: Pick<Outgoing, 'replaces' | 'editable'>,
): Outgoing {
  return {
    answer: answer.id,
    platform,
    address,
    content: answer,
    at,
    tries: 0,
    replaces,
    editable: kept,
  };
}
