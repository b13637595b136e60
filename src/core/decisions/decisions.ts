import type { Knowledge } from '../../knowledge/schema.ts';
import type { Actor } from '../access/actor.ts';
import type { Answer } from '../answer/answer.ts';
import type { FormSource } from '../forms/forms.ts';
import type { DueSource } from '../notices/due.ts';
import type { Settings } from '../settings/channel-settings.ts';
import { skipDamaged } from '../store/skip-damaged.ts';
import type { Store } from '../store/store.ts';
import type { ThreadPosts } from '../threads/thread-posts.ts';
import type { EffectOutcome } from '../turn/effect.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import type { WeighingStore } from '../weighings/weighing-store.ts';
import type { DecisionRequest } from './ask/request.ts';
import { createDigestDue } from './digest/digest-due.ts';
import { createDraftForms } from './forms/draft-forms.ts';
import { handleRequest } from './handlers/handle-request.ts';
import { pendingRecords } from './handlers/pending-records.ts';
import { openRecheck } from './lifecycle/recheck.ts';
import { openRecordNotices } from './lifecycle/record-notices.ts';
import { openRecordStore } from './lifecycle/record-store.ts';
import { whyNotReadRecords } from './rights/record-rights.ts';
import { noticeAnswer } from './show/notices.ts';

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
  run(request: DecisionRequest, context: EffectContext): Promise<EffectOutcome>;
};

export type DecisionParts = {
  readonly store: Store;
  readonly settings: Settings;
  readonly posts: ThreadPosts;
  readonly weighings: Pick<WeighingStore, 'load'>;
  readonly knowledge: () => Knowledge;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

export function openDecisions({
  store,
  settings,
  posts,
  weighings,
  knowledge,
  now,
}: DecisionParts): OpenDecisions {
  const records = openRecordStore(store);
  const recheck = openRecheck(records, knowledge);
  const notices = openRecordNotices({ store, posts, records, knowledge, now });
  const digests = createDigestDue({ store, settings, records, posts, knowledge });
  const parts = { records, settings, weighings, knowledge, now };

  return {
    decisions: {
      async due({ workspace, author, rights }, at) {
        if (whyNotReadRecords({ author, rights }) !== null) return null;
        const asker = { workspace, conversation: '', author, rights, place: null, isPrivate: true };
        const shown = await pendingRecords(records, asker, at, knowledge());
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
    run: (request, context) => handleRequest(parts, request, context),
  };
}
