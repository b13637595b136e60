import type { Knowledge } from '../../knowledge/schema.ts';
import { openDecisions, type PendingDecisions } from '../decisions/decisions.ts';
import { createDigestForms } from '../decisions/digest/digest-form.ts';
import { createAskForms } from '../forms/ask-form.ts';
import { createAssistantTokenForms } from '../forms/assistant-token-form.ts';
import { createCommentForms } from '../forms/comment-form.ts';
import { createCompareForms } from '../forms/compare-form.ts';
import { createForgetForms } from '../forms/forget-form.ts';
import { createForms, type Forms } from '../forms/forms.ts';
import { createSettingsForms } from '../forms/settings-form.ts';
import type { Encoder } from '../meaning/encoder.ts';
import { createDue } from '../notices/due.ts';
import { createAssistantTokens } from '../settings/assistant-tokens.ts';
import { type ChangeSettings, createChangeSettings } from '../settings/change-settings.ts';
import { createSettings, type Settings } from '../settings/channel-settings.ts';
import { createManagers, type Managers } from '../settings/managers.ts';
import { defaultRetention } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import { createTopicForms } from '../team-topics/forms/topic-forms.ts';
import { createProposeFact, type ProposeFact } from '../team-topics/proposals/propose-fact.ts';
import { createOpenChoices, type OpenChoices } from '../team-topics/shelf/open-choices.ts';
import { openTeamTopicStore } from '../team-topics/shelf/team-topic-store.ts';
import { openTopicShelf } from '../team-topics/shelf/topic-shelf.ts';
import { openTopicNotices } from '../team-topics/topic-notices.ts';
import { type KnownThreads, openKnownThreads } from '../threads/known-threads.ts';
import { createOutbox, type Outbox } from '../threads/outbox.ts';
import { createThreadPosts, type Posting } from '../threads/thread-posts.ts';
import { openThreads, threadKey } from '../threads/threads.ts';
import { asksAboutTalk, mayAskAboutTalk, wantsEarlier } from '../turn/called-in.ts';
import { createWeighingForms } from '../weighings/weighing-forms.ts';
import { createWeighingDue } from '../weighings/weighing-notices.ts';
import { openWeighings } from '../weighings/weighing-store.ts';
import type { AskOutcome, AskRequest } from './ask-request.ts';
import { createCommitAnswer } from './commit-answer.ts';
import { createDeleteMessages, type DeleteMessages } from './delete-messages.ts';
import { createEditMessage, type EditMessage } from './edit-message.ts';
import { createEffects } from './effects.ts';
import { createFeedback, type Feedback } from './feedback.ts';
import { createGaps, type Gaps } from './gaps.ts';
import { createHello, type Hello } from './hello.ts';
import { type Limiter, noLimiter } from './limiter.ts';
import { type Meter, noMeter } from './meter.ts';
import { createQuestionHandler } from './question-handler.ts';
import { createPeople, type People } from './recent-questions.ts';
import { createRemember } from './remember.ts';
import { createShare, type ShareOutcome, type ShareRequest } from './share.ts';
import { createUnfold, type Unfold } from './unfold.ts';
import { withUnread } from './unread.ts';
import { askerOf, withinLimits } from './within-limits.ts';

/** The shell around the pure turn, and all that adapters use: load, turn, save. */
export type Assistant = KnownThreads & {
  /** @throws what the store throws; the delivery is then not done, and a retry of it is real work */
  ask(request: AskRequest): Promise<AskOutcome>;
  /** Whether a message that calls the bot into a thread of people needs what was said there; see `Question.earlier`. */
  wantsEarlier(words: string): boolean;
  /** Whether a message in a thread of the bot's own asks about what people have said to each other since its last answer. */
  asksAboutTalk(
    words: string,
    thread: { readonly workspace: string; readonly conversation: string },
  ): Promise<boolean>;
  /** Whether a question would be refused by a limit, so that nothing needs to be looked up for it. Counts nothing. */
  isOverLimit(asker: Parameters<typeof askerOf>[0]): boolean;
  /** Says hello where the bot was added; see `createHello`. */
  readonly hello: Hello;
  /** Decides what becomes of an edited message; whoever calls it asks, or offers, what comes of it. @throws what the store throws */
  readonly editMessage: EditMessage;
  /** Takes back what deleted messages stated. @throws what the store throws */
  readonly deleteMessages: DeleteMessages;
  /** Keeps what an outcome means outside its thread: a gap in the data, the person's recent questions. */
  remember(request: AskRequest, outcome: AskOutcome): Promise<void>;
  /**
   * Puts a private answer into the outbox, for everybody to see: the one that was pressed, if it's still the last one
   * of its thread.
   *
   * @returns `nothing` if it isn't, or isn't this person's
   */
  share(request: ShareRequest): Promise<ShareOutcome>;
  /** The choices that a workspace has brought itself. */
  readonly choices: OpenChoices;
  /** Puts what a team's own assistant proposes to the people of a choice's thread. */
  readonly proposeFact: ProposeFact;
  /** What the first screen of an answer leaves out. */
  readonly unfold: Unfold;
  readonly forms: Forms;
  /**
   * Does what is due by the clock (reminders, closings, revisit dates) for the threads of one platform, each once
   * however many processes ask.
   *
   * @param now milliseconds since 1970
   * @param within how the names of the platform's workspaces begin; `slack:` for `slack` unless given
   * @returns what that platform has to post now
   */
  due(platform: string, now: number, within?: string): Promise<readonly Posting[]>;
  readonly decisions: PendingDecisions;
  readonly outbox: Outbox;
  readonly settings: Settings;
  /** Changes settings from typed options, as the form does from what was filled in. */
  readonly changeSettings: ChangeSettings;
  readonly managers: Managers;
  readonly feedback: Feedback;
  readonly gaps: Gaps;
  readonly people: People;
  readonly knowledge: () => Knowledge;
};

export type AssistantParts = {
  readonly store: Store;
  readonly knowledge: () => Knowledge;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a thread is kept after its last message, in milliseconds. */
  readonly retention?: number;
  /** Address of the bot's documentation, which help links to. */
  readonly docs?: string | null;
  /** How much may be asked; no limits unless given. */
  readonly limiter?: Limiter;
  readonly meter?: Meter;
  /** Messages are understood by their words alone without it. */
  readonly encoder?: Encoder | null;
  /** A text that nobody can guess, for tokens; null if none are made here. */
  readonly newToken?: (() => string) | null;
};

export function createAssistant({
  store,
  knowledge,
  now,
  retention = defaultRetention,
  docs = null,
  limiter = noLimiter,
  meter = noMeter,
  encoder = null,
  newToken = null,
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
  const topics = openTeamTopicStore(store, now);
  const shelf = openTopicShelf({ topics, knowledge, now, encoder });
  const choices = createOpenChoices(topics);
  const ownTopics = { topics, shelf, now };
  const weighings = openWeighings({ store, posts, shelf, now, retention });
  const decisions = openDecisions({ store, settings, posts, weighings, shelf, now });
  const tokens = createAssistantTokens(store);
  const topicNotices = openTopicNotices({ store, posts, topics, recheck: decisions.recheckTopic });
  const effects = createEffects({ decisions, weighings, ownTopics });
  const threads = { changeThread, outbox, now };
  const ask = createQuestionHandler({ ...threads, topics, shelf, docs, settings, effects, encoder, meter });

  const commit = createCommitAnswer(threads);

  return {
    ask: withinLimits(withUnread(ask, commit), limiter, commit),
    wantsEarlier: (words) => wantsEarlier(words, knowledge()),
    async asksAboutTalk(words, { workspace, conversation }) {
      if (!mayAskAboutTalk(words)) return false;
      const stored = await store.load(threadKey(workspace, conversation));
      return stored !== undefined && asksAboutTalk(words, stored.value.conversation);
    },
    isOverLimit: (asker) => limiter.reached(askerOf(asker)) !== null,
    hello: createHello({ store, posts, settings, knowledge, now }),
    editMessage: createEditMessage({ ...threads, limiter }),
    deleteMessages: createDeleteMessages(threads),
    remember: createRemember({ gaps, people, now }),
    ...openKnownThreads({ store, changeThread, now, retention }),
    choices,
    proposeFact: createProposeFact({ ...ownTopics, choices, tokens }),
    share: createShare(threads),
    unfold: createUnfold({ ...threads, store }),
    forms: createForms([
      decisions.forms,
      createWeighingForms(weighings),
      createTopicForms({ ...ownTopics, settings, notices: topicNotices }),
      createSettingsForms({ settings, managers, changeSettings, knowledge }),
      createAssistantTokenForms({ tokens, newToken }),
      createDigestForms({ settings, managers, now }),
      createCommentForms(feedback),
      createCompareForms(knowledge),
      createAskForms(),
      createForgetForms(store),
    ]),
    due: createDue([topicNotices, decisions.due, createWeighingDue(weighings)]).due,
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
