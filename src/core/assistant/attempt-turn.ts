import type { Topic } from '../../knowledge/schema.ts';
import { whyNot } from '../access/acts.ts';
import type { Answer } from '../answer/answer.ts';
import type { Encoder } from '../meaning/encoder.ts';
import type { TextInThread } from '../meaning/in-thread/contexts.ts';
import type { ChannelSettings } from '../settings/channel-settings.ts';
import type { ConversationDocument, Destination } from '../store/documents.ts';
import { withTeamTopics } from '../team-topics/build/with-team-topics.ts';
import type { TopicShelf } from '../team-topics/shelf/topic-shelf.ts';
import { topicsMeant } from '../team-topics/shelf/topics-meant.ts';
import { isTeamTopicId } from '../team-topics/state/topic-ids.ts';
import type { ListedTopic } from '../team-topics/state/topic-list.ts';
import { isAnswered, isDeleted, isDelivered } from '../threads/deliveries.ts';
import type { Post } from '../threads/enqueue.ts';
import type { OpenOutbox } from '../threads/outbox.ts';
import { type ChangeThread, emptyThread, threadKey } from '../threads/threads.ts';
import { type Conversation, newFrame } from '../turn/conversation.ts';
import type { Effect, EffectOutcome, EffectResult } from '../turn/effect.ts';
import { withFolded } from '../turn/folded.ts';
import { afterTalk } from '../turn/speakers.ts';
import { beginTurn, type Turn } from '../turn/turn.ts';
import { withoutMessages } from '../turn/without-messages.ts';
import { wordingOf } from '../understanding/text/wording.ts';
import type { AskOutcome, AskRequest } from './ask-request.ts';
import { afterQuestion } from './commit-answer.ts';
import { whySilent, whyUnheard } from './silence.ts';

export type AttemptParts = {
  readonly changeThread: ChangeThread;
  readonly outbox: OpenOutbox;
  /** What's checked, and the topics that workspaces brought. */
  readonly shelf: Pick<TopicShelf, 'checked'>;
  /** Address of the bot's documentation; null if it has none. */
  readonly docs: string | null;
  /** Null where messages are understood by their words alone. */
  readonly encoder: Encoder | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** A request with what's known of the topics that its workspace brought. */
export type PreparedRequest = AskRequest & {
  /** All of them, by their names. */
  readonly ownTopics: readonly ListedTopic[];
  /**
   * Those that the thread and the message are about, as they were when the turn began: what it does to them doesn't change what
   * its words mean. Null for one that isn't there.
   */
  readonly preparedTopics: ReadonlyMap<string, Topic | null>;
};

/** An effect that was run for an answer, and its result. */
export type EffectRun = {
  readonly effect: Effect;
  /** Id of the answer. */
  readonly answer: string;
  readonly result: EffectOutcome;
};

export type Attempt =
  | { readonly kind: 'done'; readonly outcome: AskOutcome }
  /** The turn is taken again once these topics are ready to answer from. */
  | { readonly kind: 'needs-topics'; readonly topics: readonly string[] }
  /** The turn is taken again once this text is encoded, by itself and with what it may leave to its thread. */
  | { readonly kind: 'needs-meaning'; readonly text: string; readonly inThread: readonly TextInThread[] }
  /** The turn can't answer before this effect was run. */
  | { readonly kind: 'needs-effect'; readonly effect: Effect; readonly answer: string };

/** Tries to take a turn and commit it. An effect that was run for another turn than this one is not used. */
export async function attemptTurn(
  { changeThread, outbox, shelf, docs, encoder, now }: AttemptParts,
  asked: PreparedRequest,
  settings: ChannelSettings,
  run: EffectRun | null,
): Promise<Attempt> {
  const { workspace, conversation, delivery, replyTo } = asked;
  const key = threadKey(workspace, conversation);
  let needed: Attempt | null = null;
  const done = await changeThread(key, (stored) => {
    needed = null;
    const thread = stored ?? emptyThread(conversation, now());
    if (isDelivered(thread, delivery)) return null;
    // The message that was edited may have its answer since it was looked at.
    if (asked.edits !== undefined && (isAnswered(thread, asked.edits) || isDeleted(thread, asked.edits)))
      return null;
    const request = withEdited(thread, asked);
    const mentionsOnly = request.mentionsOnly === true || settings.answers === 'mention';
    const refusal = whyNot('read-records', request, null);
    const question = {
      ...request,
      ...{ mentionsOnly, at: request.at ?? now(), takenAt: now() },
      ...(refusal === null ? {} : { recordsRefused: refusal.says }),
    };
    const before = withoutMessages(thread.conversation, [request.edits]);
    const begins = withTopic(before, request.startsOn ?? null, settings);
    const meant = topicsMeant(begins, request.words, asked.ownTopics, request.place ?? null);
    if (meant.some((topic) => !asked.preparedTopics.has(topic))) {
      needed = { kind: 'needs-topics', topics: meant };
      return null;
    }
    const topics = meant.flatMap((topic) => asked.preparedTopics.get(topic) ?? []);
    const message = beginTurn(begins, question, withTeamTopics(shelf.checked(), topics), docs);
    const { meaningOf, inThreadOf } = message;
    // A press is what the bot offered, and needs no reading.
    const isRead =
      encoder !== null && request.isPress !== true && whyUnheard(request, thread, settings) === null;
    if (isRead && meaningOf !== null) {
      needed = { kind: 'needs-meaning', text: meaningOf, inThread: inThreadOf };
      return null;
    }
    const begun = message.finish();
    const silence = whySilent(begun, request, thread, settings);
    const effect = silence === null ? begun.effect : null;
    const ran = effect !== null && run?.answer === begun.id && isSame(effect.what, run.effect) ? run : null;
    if (effect !== null && ran === null) {
      needed = { kind: 'needs-effect', effect: effect.what, answer: begun.id };
      return null;
    }
    const turn = effect !== null && ran !== null ? effect.finish(ran.result) : begun;
    const answer = silence === null ? turn.answer : null;
    const to = (turn.shownTo === 'asker' ? request.replyBeside : undefined) ?? replyTo;
    const posts =
      answer === null || to === null
        ? []
        : postsOf(answer, ran?.result === 'silence' ? null : (ran?.result ?? null), {
            to,
            others: to === replyTo ? to : (request.destination ?? thread.destination ?? replyTo ?? to),
          });
    const queue = { at: now(), hold: () => outbox.takeHold(key) };
    const replied = {
      answer: answer?.id ?? null,
      posts,
      isBeside: to !== null && to === request.replyBeside,
    };
    const { value, post } = afterQuestion(thread, request, replied, queue);
    return {
      value: {
        ...value,
        conversation:
          silence === null
            ? withOthers(turn.conversation, posts, ran?.effect)
            : afterTalk(thread.conversation, question),
        privateAnswer:
          (turn.shownTo === 'asker' ? null : privateAnswerOf(request, answer)) ?? thread.privateAnswer,
      },
      turn,
      answer,
      silence: silence ?? turn.silence,
      post,
    };
  });
  if (done === null) return needed ?? { kind: 'done', outcome: { kind: 'repeated' } };
  return { kind: 'done', outcome: outcomeOf(done) };
}

/**
 * The question, as the new version of a message: if its author presses what was offered for an edited message, that
 * message is answered afresh, so what its earlier words stated is gone. Others may see the offer too; a press by one of
 * them is a question of theirs, and leaves what the author stated.
 */
function withEdited(thread: ConversationDocument, request: AskRequest): AskRequest {
  if (request.edits !== undefined || request.message !== undefined) return request;
  const edited = thread.deliveries.find(
    ({ id, author, editedTo }) =>
      editedTo !== undefined && author === request.author && editedTo === wordingOf(id, request.words),
  );
  return edited === undefined ? request : { ...request, edits: edited.id, message: edited.id };
}

function outcomeOf({ turn, answer, silence, post }: TakenTurn): AskOutcome {
  const { intent, needs: stated, shownTo, conversation, gap, meant } = turn;
  return answer === null
    ? { kind: 'silent', intent, reason: silence ?? 'there is no answer' }
    : { kind: 'answered', intent, stated, answer, shownTo, conversation, gap, meant, post };
}

type TakenTurn = {
  readonly turn: Turn;
  readonly answer: Answer | null;
  readonly silence: string | null;
  readonly post: Extract<AskOutcome, { kind: 'answered' }>['post'];
};

/** What an answer puts into the outbox: itself, and what its effect says after it, which is for everyone. */
function postsOf(
  answer: Answer,
  result: EffectResult | null,
  { to, others }: { readonly to: Destination; readonly others: Destination },
): readonly Post[] {
  return [
    {
      answer: answer.id,
      content: answer,
      to,
      replaces: result?.replaces ?? null,
      editable: result?.editable ?? false,
    },
    ...(result?.also ?? []).map(({ answer: also, replaces, editable }) => ({
      answer: also.id,
      content: also,
      to: others,
      replaces,
      editable,
    })),
  ];
}

/** The thread after the messages that an effect says after its answer. */
function withOthers(
  conversation: Conversation,
  posts: readonly Post[],
  effect: Effect | undefined,
): Conversation {
  const told = { isForAll: true, isOfRecords: effect?.kind === 'decision' };
  const folded = posts
    .slice(1)
    .reduce(
      (known, { content }) => (content === null ? known : withFolded(known, content, told)),
      conversation.folded,
    );
  return { ...conversation, folded };
}

function privateAnswerOf(
  { author, words, isPrivate, isAside }: AskRequest,
  answer: Answer | null,
): ConversationDocument['privateAnswer'] {
  return answer === null || isPrivate !== true || isAside === true
    ? null
    : { answer: answer.id, author, words, content: answer };
}

/** A thread that hasn't begun starts with what it's begun for, or the channel's topic; one that starts over, with its own. */
function withTopic(
  conversation: ConversationDocument['conversation'],
  startsOn: string | null,
  { topic: chosen }: ChannelSettings,
): ConversationDocument['conversation'] {
  const ownTopic = conversation.ownTopic ?? (startsOn !== null && isTeamTopicId(startsOn) ? startsOn : null);
  const topic = ownTopic ?? startsOn ?? chosen;
  return conversation.frame === null && topic !== null
    ? { ...conversation, ownTopic, frame: newFrame(topic) }
    : conversation;
}

function isSame(one: Effect, other: Effect): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
