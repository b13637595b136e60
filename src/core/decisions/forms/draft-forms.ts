import { libraryOf } from '../../../knowledge/queries.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { Actor } from '../../access/actor.ts';
import { type Answer, plain } from '../../answer/answer.ts';
import { answerIdOf } from '../../answer/answer-id.ts';
import { whyTooMuch } from '../../forms/filled-bounds.ts';
import type { FormSource } from '../../forms/forms.ts';
import type { NoticeDelivery } from '../../notices/notice-delivery.ts';
import { defaultSettings, type Settings } from '../../settings/channel-settings.ts';
import { zoneOf } from '../../settings/zone-of.ts';
import type { ShownState } from '../../understanding/acts/shown-state.ts';
import { changeRecord } from '../lifecycle/change-record.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import { draftFormPrefix, type FieldGroup, readDraftFormRef } from '../record/field-groups.ts';
import type { Decision } from '../record/record.ts';
import { changesSince, shownStates } from '../record/shown-state.ts';
import { isOpenVote } from '../record/vote.ts';
import { whyNotAsOutsider } from '../rights/outsiders.ts';
import { mayRead, whyNotRecord } from '../rights/record-rights.ts';
import { whyNotSupersede } from '../rights/visible-record.ts';
import { recordCard } from '../show/card.ts';
import { noticeAnswer } from '../show/notices.ts';
import type { Drafting } from './drafting.ts';
import { draftForm, filledOf } from './fields.ts';
import { fillIn } from './fill-in.ts';

type Parts = {
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly notices: Pick<NoticeDelivery<'decision'>, 'deliver'>;
  readonly knowledge: (workspace: string) => Knowledge;
  readonly now: () => number;
};

type Editable =
  | {
      readonly kind: 'editable';
      readonly id: string;
      readonly group: FieldGroup;
      readonly decision: Decision;
      readonly drafting: Drafting;
      readonly shown: ShownState | undefined;
    }
  | { readonly kind: 'refused'; readonly why: string };

/** The forms that change a draft, one group of fields each, and put it to the vote. */
export function createDraftForms(parts: Parts): FormSource {
  const { records, settings, notices, knowledge } = parts;

  return {
    prefix: draftFormPrefix,
    async open(request) {
      const found = await editable(request, null);
      return found.kind === 'refused'
        ? { kind: 'refused', answer: sentence(found.why) }
        : { kind: 'form', form: draftForm(found.id, found.group, found.drafting) };
    },
    async submit(submission) {
      const { workspace, author, rights, delivery } = submission;
      const refuse = (why: string) => ({ note: sentence(why), postings: [], asks: null });
      const found = await editable(submission, delivery);
      if (found.kind === 'refused') return refuse(found.why);
      const { id, group, decision, drafting } = found;
      const shown = found.shown === undefined ? {} : { shown: found.shown };
      const form = draftForm(id, group, drafting);
      const tooMuch = whyTooMuch(form, submission.filled, filledOf(form));
      if (tooMuch !== null) return refuse(tooMuch);
      const filled = fillIn(group, submission.filled, drafting, submission.canShow);
      if (filled.kind === 'wrong') return refuse(filled.why);
      const wrong = await whyNotSupersede(parts, decision, filled.change, {
        ...submission,
        isPrivate: false,
      });
      if (wrong !== null) return refuse(wrong);
      const { place } = decision;
      const answers = place === null ? 'all' : (await settings.of(workspace, place.id)).answers;
      const mentionsOnly = submission.mentionsOnly === true || answers === 'mention';
      const by = { workspace, author, rights, operation: delivery, mentionsOnly, answer: null, ...shown };
      const done = await changeRecord(parts, id, filled.change, by);
      if (done.kind === 'missing') return refuse(gone);
      if (done.kind === 'changed-since') return refuse(`${id} ${changedMeanwhile}`);
      if (done.kind === 'refused') return refuse(`${id}: ${done.why}`);
      // Without a thread to tell, whoever submitted the form sees the result.
      const note =
        done.decision.destination === null
          ? noticeAnswer(recordCard(id, done.decision, knowledge(workspace)), [id, 'note', delivery])
          : null;
      return { note, postings: await notices.deliver({ workspace, kind: 'decision', id }), asks: null };
    },
  };

  /** The draft of a form, if this person may change it now or did so by this delivery. */
  async function editable(
    request: Actor & { readonly ref: string },
    delivery: string | null,
  ): Promise<Editable> {
    const ref = readDraftFormRef(request.ref);
    const decision = ref === null ? undefined : await records.find(request.workspace, ref.id);
    const outside = whyNotAsOutsider('record', request);
    if (outside !== null) return { kind: 'refused', why: outside.says };
    if (ref === null || decision === undefined || !(await mayRead(decision, { ...request, isPrivate: true })))
      return { kind: 'refused', why: gone };
    const refusal = await whyNotRecord(settings, request, decision);
    if (refusal !== null) return { kind: 'refused', why: refusal.says };
    const isRepeated = delivery !== null && decision.operations.includes(delivery);
    const isVotable = ref.group === 'vote' && decision.status === 'proposed' && !isOpenVote(decision.vote);
    if (decision.status !== 'draft' && !isVotable && !isRepeated)
      return { kind: 'refused', why: `${ref.id} is ${decision.status}, and what it says stays.` };
    if (!isRepeated && changesSince(decision, ref.shown).length > 0)
      return { kind: 'refused', why: `${ref.id} ${changedMeanwhile}` };
    const { content } = decision;
    const topic = knowledge(request.workspace).topics.find(({ id }) => id === content.topic);
    if (topic === undefined)
      return { kind: 'refused', why: `I know nothing of "${content.topic}" any more.` };
    const { place, author } = request;
    const chosen = place === null ? defaultSettings : await settings.of(request.workspace, place.id);
    const { zone } = zoneOf(request, chosen);
    const drafting = {
      content,
      library: libraryOf(topic),
      author,
      now: parts.now(),
      zone,
      shown: shownStates(decision).version,
    };
    return { kind: 'editable', id: ref.id, group: ref.group, decision, drafting, shown: ref.shown };
  }
}

const changedMeanwhile =
  'has changed since that button was shown, so nothing was done. Look at it again: "show the draft".';
const gone = 'That draft is gone: somebody discarded it, or nobody touched it for 30 days.';

function sentence(words: string): Answer {
  return {
    id: answerIdOf(['decision', words]),
    blocks: [{ kind: 'headline', spans: [plain(words)] }],
    sources: [],
    declined: true,
    ranking: null,
  };
}
