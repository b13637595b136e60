import { libraryOf } from '../../knowledge/queries.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { Actor } from '../actor.ts';
import { type Answer, plain } from '../answer.ts';
import { answerIdOf } from '../answer-id.ts';
import type { DueSource } from '../due.ts';
import type { Spoken } from '../errand.ts';
import type { ErrandContext } from '../errands.ts';
import type { FormSource, Opened, Submitted } from '../forms.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store.ts';
import { answerSchema } from '../stored-answer.ts';
import type { Posting, ThreadPosts } from '../thread-posts.ts';
import type { DecisionAct } from './act.ts';
import { changeRecord } from './change-record.ts';
import { afterTime } from './clock.ts';
import { formOf } from './fields.ts';
import { fillIn } from './fill-in.ts';
import { readable } from './find.ts';
import { readRef, refPrefix } from './groups.ts';
import { answerOf } from './notices.ts';
import { openRecheck } from './recheck.ts';
import { openRecords } from './records.ts';
import { mayRead, whyNotRecord } from './rights.ts';
import { runAct } from './run.ts';
import { settle } from './settle.ts';
import { waiting } from './waiting.ts';

/** The records of a team's decisions, for every door. */
export type Decisions = {
  /**
   * What waits for somebody, for a page that one person sees alone: open votes, days that come, evidence that
   * moved. Null where nothing waits.
   */
  due(who: Pick<Actor, 'workspace' | 'rights'>, now: number): Promise<Answer | null>;
};

export type OpenDecisions = {
  readonly decisions: Decisions;
  readonly forms: FormSource;
  readonly due: DueSource;
  run(act: DecisionAct, context: ErrandContext): Promise<Spoken | null>;
};

export type DecisionParts = {
  readonly store: Store;
  readonly settings: Settings;
  readonly posts: ThreadPosts;
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
};

export function openDecisions({ store, settings, posts, knowledge, now }: DecisionParts): OpenDecisions {
  const records = openRecords(store);
  const recheck = openRecheck(records, knowledge);
  const parts = { records, settings, knowledge, now };

  /** Puts what was committed with a record into its thread's outbox; done twice it is said once. */
  async function deliver(workspace: string, id: string): Promise<Posting[]> {
    const decision = await records.find(workspace, id);
    if (decision === undefined || decision.notices.length === 0) return [];
    const { conversation, home, place } = decision;
    const postings: Posting[] = [];
    for (const notice of decision.notices) {
      const thread = home === null ? null : { home, place };
      const { content, replaces, kept } = notice;
      const post = { answer: answerSchema.parse(content), replaces, kept };
      const posting = await posts.say(workspace, conversation, post, thread);
      if (posting !== null) postings.push(posting);
    }
    const out = new Set(decision.notices.map(({ answer }) => answer));
    await records.change(workspace, id, (before) => ({
      ...before,
      notices: before.notices.filter(({ answer }) => !out.has(answer)),
    }));
    return postings;
  }

  async function due(door: string, at: number): Promise<Posting[]> {
    await recheck(at);
    const postings: Posting[] = [];
    for (const { workspace, id } of await records.due(at)) {
      const decision = await records.find(workspace, id);
      if (decision === undefined || (decision.home !== null && decision.home.door !== door)) continue;
      await records.change(workspace, id, (before) => afterTime(id, before, at, knowledge()));
      await settle(parts, workspace, id);
      postings.push(...(await deliver(workspace, id)));
    }
    return postings;
  }

  const forms: FormSource = {
    prefix: refPrefix,
    async open(request): Promise<Opened> {
      const found = await editable(request);
      if (found.kind === 'refused') return { kind: 'refused', answer: sentence(found.why) };
      const { decision, library, ref } = found;
      return { kind: 'form', form: formOf(ref.id, ref.group, decision.content, library, request.author) };
    },
    async submit(submission): Promise<Submitted> {
      const found = await editable(submission, submission.delivery);
      if (found.kind === 'refused') return { note: sentence(found.why), postings: [] };
      const { decision, library, ref } = found;
      const { workspace, author, rights, delivery } = submission;
      const filled = fillIn(ref.group, submission.filled, decision.content, library, author);
      if (filled.kind === 'wrong') return { note: sentence(filled.why), postings: [] };
      const done = await changeRecord(parts, ref.id, filled.change, {
        workspace,
        author,
        rights,
        operation: delivery,
        answer: null,
      });
      if (done.kind === 'missing')
        return { note: sentence(`I have no decision ${ref.id} here.`), postings: [] };
      if (done.kind === 'refused') return { note: sentence(`${ref.id}: ${done.why}`), postings: [] };
      return { note: null, postings: await deliver(workspace, ref.id) };
    },
  };

  /** The draft that a form is about, where this person may change it now. */
  async function editable(request: Actor & { readonly ref: string }, delivery?: string) {
    const ref = readRef(request.ref);
    const decision = ref === null ? undefined : await records.find(request.workspace, ref.id);
    if (ref === null || decision === undefined || !(await mayRead(decision, { ...request, alone: true })))
      return {
        kind: 'refused',
        why: 'That draft is gone: it was discarded, or nobody touched it for 30 days.',
      } as const;
    const refusal = await whyNotRecord(settings, request, decision);
    if (refusal !== null) return { kind: 'refused', why: refusal } as const;
    const repeated = delivery !== undefined && decision.operations.includes(delivery);
    if (decision.status !== 'draft' && !repeated)
      return { kind: 'refused', why: `${ref.id} is ${decision.status}, and what it says stays.` } as const;
    const topic = knowledge().topics.find(({ id }) => id === decision.content.topic);
    if (topic === undefined)
      return { kind: 'refused', why: `I know nothing of "${decision.content.topic}" any more.` } as const;
    return { kind: 'editable', ref, decision, library: libraryOf(topic) } as const;
  }

  return {
    decisions: {
      async due({ workspace, rights }, at) {
        if (rights.guest) return null;
        const all = await readable(records, {
          workspace,
          conversation: '',
          rights,
          place: null,
          alone: true,
        });
        const shown = waiting(all, at, knowledge());
        return shown === null ? null : answerOf(shown, [workspace, 'due', at]);
      },
    },
    forms,
    due: { due },
    run: (act, context) => runAct(parts, act, context),
  };
}

function sentence(words: string): Answer {
  return {
    id: answerIdOf(['decision', words]),
    blocks: [{ kind: 'headline', spans: [plain(words)] }],
    sources: [],
    declined: true,
    ranking: null,
  };
}
