import { isHttps } from '../decisions/record/record-link.ts';
import type { TextInThread } from '../meaning/in-thread/contexts.ts';
import { type ChannelSettings, defaultSettings, type Settings } from '../settings/channel-settings.ts';
import type { TeamTopicStore } from '../team-topics/shelf/team-topic-store.ts';
import type { TopicShelf } from '../team-topics/shelf/topic-shelf.ts';
import { openQueue } from '../threads/keyed-queue.ts';
import { threadKey, uniqueThreadName } from '../threads/threads.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import { withVectors } from '../turn/question.ts';
import type { AskOutcome, AskRequest, QuestionHandler } from './ask-request.ts';
import { type AttemptParts, attemptTurn, type EffectRun, type PreparedRequest } from './attempt-turn.ts';
import type { Effects } from './effects.ts';
import type { Meter } from './meter.ts';

export type QuestionHandlerParts = AttemptParts & {
  readonly topics: Pick<TeamTopicStore, 'list'>;
  readonly shelf: TopicShelf;
  readonly settings: Settings;
  readonly effects: Effects;
  readonly meter: Meter;
};

/** Its topics, and what it means; a thread that changes meanwhile may need others. */
const mostPreparations = 3;

/** A thread in which each try needs another effect is not one that people write in. */
const mostEffects = 20;

/** Answers questions: loads the thread, takes the turn with the meaning and the effects that it needs, saves. */
export function createQuestionHandler({
  settings,
  effects,
  meter,
  ...parts
}: QuestionHandlerParts): QuestionHandler {
  const inOrder = openQueue();

  /** The request with what its words mean; they alone have to do if that can't be told. */
  async function withMeaning(
    request: PreparedRequest,
    { text, inThread }: { readonly text: string; readonly inThread: readonly TextInThread[] },
  ): Promise<PreparedRequest> {
    try {
      const texts = [text, ...inThread.map((one) => one.text)];
      const [meaning = null, ...vectors] = (await parts.encoder?.encode(texts)) ?? [];
      const own = [...request.preparedTopics.keys()];
      return {
        ...request,
        meaning,
        meaningsInThread: withVectors(inThread, vectors),
        meaningsOfOwn: await parts.shelf.meanings(request.workspace, own),
      };
    } catch {
      meter.unencoded();
      return { ...request, meaning: null };
    }
  }

  /** The request once these topics of its workspace are ready. */
  async function withTopics(request: PreparedRequest, topics: readonly string[]): Promise<PreparedRequest> {
    const missing = topics.filter((topic) => !request.preparedTopics.has(topic));
    const found = await parts.shelf.prepare(request.workspace, missing);
    const added = missing.map((topic) => [topic, found.get(topic) ?? null] as const);
    return { ...request, preparedTopics: new Map([...request.preparedTopics, ...added]) };
  }

  async function answerWithEffects(request: PreparedRequest, chosen: ChannelSettings): Promise<AskOutcome> {
    let asked = request;
    let run: EffectRun | null = null;
    for (let tries = 0; tries < mostEffects; tries++) {
      const attempt = await attemptTurn(parts, asked, chosen, run);
      switch (attempt.kind) {
        case 'done':
          return attempt.outcome;
        case 'needs-topics':
          asked = await withTopics(asked, attempt.topics);
          break;
        case 'needs-meaning':
          asked = await withMeaning(asked, attempt);
          break;
        case 'needs-effect': {
          const { effect, answer } = attempt;
          run = { effect, answer, result: await effects.run(effect, contextOf(asked, answer, chosen)) };
          break;
        }
        default:
          attempt satisfies never;
      }
    }
    throw new Error(`the thread ${request.conversation} changed faster than it could be answered; ask again`);
  }

  return async (request) => {
    const { workspace, place, conversation } = request;
    const chosen = place === undefined ? defaultSettings : await settings.of(workspace, place.id);
    const ownTopics = await parts.topics.list(workspace);
    let asked: PreparedRequest = { ...request, ownTopics, preparedTopics: new Map() };
    for (let tries = 0; tries < mostPreparations; tries++) {
      const attempt = await attemptTurn(parts, asked, chosen, null);
      if (attempt.kind === 'done') return attempt.outcome;
      if (attempt.kind === 'needs-effect') break;
      asked =
        attempt.kind === 'needs-topics'
          ? await withTopics(asked, attempt.topics)
          : await withMeaning(asked, attempt);
    }
    // Effects of a thread run one after another, so that its answers come in the order of what they report.
    return inOrder(uniqueThreadName(threadKey(workspace, conversation)), () =>
      answerWithEffects(asked, chosen),
    );
  };
}

function contextOf(request: AskRequest, answer: string, settings: ChannelSettings): EffectContext {
  const { workspace, conversation, author, delivery, place, rights, destination, replyTo, link, zone } =
    request;
  const isPrivate = request.isPrivate === true;
  return {
    workspace,
    conversation,
    author,
    place: place ?? null,
    rights,
    operation: delivery ?? answer,
    answer,
    message: request.message ?? null,
    at: request.at ?? null,
    settings,
    link: link !== undefined && isHttps(link) ? link : null,
    destination: isPrivate ? null : (destination ?? replyTo),
    isPrivate,
    isReadByOthers: !isPrivate && request.showsAlone === false,
    isCalled: request.audience === 'direct',
    mentionsOnly: request.mentionsOnly === true || settings.answers === 'mention',
    ...(zone === undefined ? {} : { zone }),
  };
}
