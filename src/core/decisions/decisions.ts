import type { Actor } from '../access/actor.ts';
import type { Answer } from '../answer/answer.ts';
import type { FormSource } from '../forms/forms.ts';
import type { DueSource } from '../notices/due.ts';
import type { Settings } from '../settings/channel-settings.ts';
import { skipDamaged } from '../store/skip-damaged.ts';
import type { Store } from '../store/store.ts';
import type { TopicShelf } from '../team-topics/shelf/topic-shelf.ts';
import type { ThreadPosts } from '../threads/thread-posts.ts';
import type { EffectOutcome } from '../turn/effect.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import type { WeighingStore } from '../weighings/weighing-store.ts';
import type { DecisionRequest } from './ask/request.ts';
import { createDigestDue } from './digest/digest-due.ts';
import { createDraftForms } from './forms/draft-forms.ts';
import { handleRequest } from './handlers/handle-request.ts';
import { pendingRecords } from './handlers/pending-records.ts';
import { compareEvidence } from './lifecycle/advance.ts';
import { openRecheck } from './lifecycle/recheck.ts';
import { openRecordNotices } from './lifecycle/record-notices.ts';
import { openRecordStore } from './lifecycle/record-store.ts';
import { whyNotReadRecords } from './rights/record-rights.ts';
import { noticeAnswer } from './show/notices.ts';

/** More records than a team keeps of one choice. */
const mostOfTopic = 500;

/** A team's decisions, as adapters read them. */
export type PendingDecisions = {
  /**
   * What waits for people, for a page that only one person sees: open votes, days that come, evidence that moved.
   * Null if nothing waits.
   *
   * @param now milliseconds since 1970
   */
  due(who: Pick<Actor, 'workspace' | 'author' | 'rights'>, now: number): Promise<Answer | null>;
};

export type OpenDecisions = {
  readonly decisions: PendingDecisions;
  readonly forms: FormSource;
  readonly due: DueSource;
  /** Compares the records that rest on a topic of the team's own with it, as it's now. */
  recheckTopic(workspace: string, topic: string): Promise<void>;
  run(request: DecisionRequest, context: EffectContext): Promise<EffectOutcome>;
};

export type DecisionParts = {
  readonly store: Store;
  readonly settings: Settings;
  readonly posts: ThreadPosts;
  readonly weighings: Pick<WeighingStore, 'load'>;
  readonly shelf: TopicShelf;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

export function openDecisions({
  store,
  settings,
  posts,
  weighings,
  shelf,
  now,
}: DecisionParts): OpenDecisions {
  const records = openRecordStore(store, shelf);
  const knowledge = shelf.knownIn;
  const recheck = openRecheck(records, shelf.checked, knowledge);
  const notices = openRecordNotices({ store, posts, records, knowledge, now });
  const digests = createDigestDue({ store, settings, records, posts, knowledge });
  const parts = { records, settings, weighings, knowledge, now };

  return {
    decisions: {
      async due({ workspace, author, rights }, at) {
        if (whyNotReadRecords({ author, rights }) !== null) return null;
        const asker = { workspace, conversation: '', author, rights, place: null, isPrivate: true };
        const shown = await pendingRecords(records, asker, at, knowledge(workspace));
        return shown === null ? null : noticeAnswer(shown, [workspace, 'due', at]);
      },
    },
    forms: createDraftForms({ ...parts, notices }),
    due: {
      async due(platform, at, within) {
        await recheck(at, within).catch(skipDamaged);
        const told = await notices.due(platform, at, within);
        return [...told, ...(await digests.due(platform, at, within))];
      },
    },
    async recheckTopic(workspace, topic) {
      await shelf.prepare(workspace, [topic]);
      const search = { statuses: ['proposed', 'accepted'], topic } as const;
      for (const id of await records.ids(workspace, search, mostOfTopic))
        await records
          .change(workspace, id, (decision) => compareEvidence({ id, decision }, now(), knowledge(workspace)))
          .catch(skipDamaged);
    },
    async run(request, context) {
      if ('topic' in request) await shelf.prepare(context.workspace, [request.topic]);
      if ('draft' in request && request.draft !== null)
        await shelf.prepare(context.workspace, [request.draft.topic]);
      return handleRequest(parts, request, context);
    },
  };
}
