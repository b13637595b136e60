import { libraryOf } from '../../../knowledge/queries.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { EffectContext } from '../../assistant/effects.ts';
import { readDay } from '../../dates/read-day.ts';
import type { Settings } from '../../settings/channel-settings.ts';
import type { EffectResult } from '../../turn/effect.ts';
import { weighingKey } from '../../weighings/weighing-ids.ts';
import type { WeighingStore } from '../../weighings/weighing-store.ts';
import { withTogether } from '../ask/draft.ts';
import type { DecisionRequest, RecordCommand } from '../ask/request.ts';
import { setField } from '../forms/set-field.ts';
import { changeRecord } from '../lifecycle/change-record.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import { settle } from '../lifecycle/settle.ts';
import { evidenceOf } from '../record/evidence.ts';
import type { Content, Decision } from '../record/record.ts';
import { whyNotRecord } from '../record/record-rights.ts';
import { togetherOf } from '../record/together.ts';
import { recordCard } from '../show/card.ts';
import { closedSpans } from '../show/notices.ts';
import { pendingList } from '../show/pending-list.ts';
import { wholeRecord } from '../show/record-list.ts';
import {
  cardReply,
  notForGuests,
  notThroughHere,
  refusalReply,
  sentenceReply,
  unknownRecord,
  whichOne,
} from '../show/replies.ts';
import { openIn, readableRecords } from './find-records.ts';
import { lookUp } from './look-up.ts';
import { visibleRecord, whyNotSupersede } from './visible-record.ts';

export type RunParts = {
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly weighings: Pick<WeighingStore, 'load'>;
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
};

/**
 * Does what a message asks of the records. The record is written first, then the thread's turn: where a crash
 * comes between, the same message finds it done and says what came of it.
 *
 * @returns null where the records have nothing to say, and the thread is to answer by itself
 */
export async function runAct(
  parts: RunParts,
  act: DecisionRequest,
  context: EffectContext,
): Promise<EffectResult | null> {
  if (context.rights.readsOnly && !reads(act)) return refusalReply(notThroughHere);
  switch (act.step) {
    case 'draft':
      return draft(parts, act.draft, context);
    case 'confirm': {
      const drafts = await openIn(parts.records, context, ({ status }) => status === 'draft');
      const done = drafts.length === 0 ? await doneBefore(parts, context) : undefined;
      if (done !== undefined) return change(parts, done, { do: 'record' }, context);
      const open = drafts.length > 0 ? drafts : await openIn(parts.records, context, isProposed);
      if (open.length === 0)
        return act.draft === null
          ? refusalReply('No draft is open in this thread. Say what you decided: "we go with …".')
          : draft(parts, act.draft, context);
      const what = drafts.length > 0 ? 'draft' : 'proposal';
      return whichOne(open, what) ?? change(parts, open[0]?.id ?? '', { do: 'record' }, context);
    }
    case 'back': {
      if (context.rights.guest) return null;
      const open = await openIn(parts.records, context, isVotedOn);
      const fits = open.filter(({ decision }) => decision.content.outcome.option === act.option);
      const [only] = fits;
      if (only !== undefined && fits.length === 1)
        return change(parts, only.id, { do: 'vote', choice: 'for' }, context);
      const [other] = open;
      return other === undefined
        ? draft(parts, act.draft, context)
        : cardReply(recordCard(other.id, other.decision, parts.knowledge()), other.decision, {
            editable: false,
          });
    }
    case 'change': {
      if (act.id !== null) return change(parts, act.id, act.change, context);
      const open = await openIn(parts.records, context, isOpenFor(act.change));
      const done = open.length === 0 ? await doneBefore(parts, context) : undefined;
      if (done !== undefined) return change(parts, done, act.change, context);
      if (open.length === 0) return refusalReply(noneFor(act.change));
      return whichOne(open, 'decision') ?? change(parts, open[0]?.id ?? '', act.change, context);
    }
    case 'agree': {
      const [voted, ...others] = await openIn(parts.records, context, isVotedOn);
      if (voted !== undefined && others.length === 0)
        return change(parts, voted.id, { do: 'vote', choice: act.choice }, context);
      if (voted !== undefined) return whichOne([voted, ...others], 'decision');
      const [open] = await openIn(parts.records, context, ({ status }) => status === 'draft');
      return open === undefined
        ? null
        : refusalReply(
            'A bare yes or no records nothing. Say "record it", "put it to the vote" or "discard it".',
          );
    }
    case 'show-open': {
      if (context.rights.guest) return refusalReply(notForGuests);
      const open = await openIn(
        parts.records,
        context,
        ({ status }) => status === 'draft' || status === 'proposed',
      );
      const [only] = open;
      if (only === undefined) return refusalReply(noneFor({ do: 'vote', choice: 'for' }));
      return (
        whichOne(open, 'decision') ??
        cardReply(recordCard(only.id, only.decision, parts.knowledge()), only.decision, { editable: false })
      );
    }
    case 'set':
      return set(parts, act, context);
    case 'supersede':
      return supersede(parts, act, context);
    case 'show': {
      const decision = await visibleRecord(parts, act.id, context);
      return decision === undefined
        ? unknownRecord(act.id)
        : cardReply(wholeRecord({ id: act.id, decision }, [], parts.knowledge()), decision, {
            editable: false,
          });
    }
    case 'due': {
      if (context.rights.guest) return refusalReply(notForGuests);
      const all = await readableRecords(parts.records, context);
      const shown = pendingList(all, parts.now(), parts.knowledge());
      return shown === null
        ? refusalReply('No decision waits for anybody.')
        : cardReply(shown, null, { editable: false });
    }
    case 'look-up':
      return lookUp(parts, act.query, context);
  }
}

function reads({ step }: DecisionRequest): boolean {
  return step === 'show' || step === 'due' || step === 'look-up';
}

async function draft(
  parts: RunParts,
  started: Content,
  context: EffectContext,
): Promise<EffectResult | null> {
  const { records, knowledge, now, settings } = parts;
  if (context.rights.guest) return null;
  const refusal = await whyNotRecord(settings, context, null);
  if (refusal !== null) return refusalReply(refusal);
  const content = await weighedTogether(parts, started, context);
  const accepted = await openIn(
    records,
    context,
    (decision) => decision.status === 'accepted' && decision.content.topic === content.topic,
  );
  const at = now();
  const made: Decision = {
    status: 'draft',
    content,
    vote: null,
    evidence: evidenceOf(content, knowledge()),
    seen: null,
    checked: knowledge().version,
    supersededBy: null,
    settled: false,
    history: [{ at, author: context.author, what: 'drafted it', became: 'draft' }],
    operations: [],
    notices: [],
    told: { decideBy: null, revisit: null },
    conversation: context.conversation,
    destination: context.destination,
    link: context.link,
    place: context.place,
    message: context.answer,
    touched: at,
  };
  const { id, decision } = await records.create(context.workspace, context.operation, made);
  const shown = recordCard(id, decision, knowledge());
  // Whether it takes the place of what the thread settled before is not for anybody to guess.
  const offers = content.supersedes === null ? accepted.slice(-3) : [];
  const choices = offers.map((before) => ({
    label: `It supersedes ${before.id}`,
    says: `set supersedes of ${id} to ${before.id}`,
  }));
  const blocks =
    choices.length === 0 ? shown.blocks : [...shown.blocks, { kind: 'choices', choices } as const];
  return cardReply({ ...shown, blocks }, decision, { editable: true });
}

/** What the thread weighed together before belongs to what it decides. */
async function weighedTogether(
  { weighings, knowledge }: RunParts,
  content: Content,
  { workspace, conversation }: EffectContext,
): Promise<Content> {
  const topic = knowledge().topics.find(({ id }) => id === content.topic);
  const weighing = await weighings.load(weighingKey(workspace, conversation));
  if (topic === undefined || weighing?.topic !== topic.id) return content;
  const library = libraryOf(topic);
  const together = togetherOf(library, weighing);
  return together === null ? content : withTogether(content, library, together, weighing.named);
}

async function change(
  parts: RunParts,
  id: string,
  wanted: RecordCommand,
  context: EffectContext,
): Promise<EffectResult> {
  const { records, knowledge } = parts;
  const before = await visibleRecord(parts, id, context);
  if (before === undefined)
    return wanted.do === 'discard' ? refusalReply(`Nothing is kept of ${id}.`) : unknownRecord(id);
  const ballot = wanted.do === 'vote' || wanted.do === 'close' || wanted.do === 'object';
  const refusal = context.rights.guest
    ? notForGuests
    : ballot
      ? null
      : await whyNotRecord(parts.settings, context, before);
  if (refusal !== null) return refusalReply(refusal);
  if (wanted.do === 'discard') {
    if (before.status !== 'draft')
      return refusalReply(`${id} is ${before.status}; only a draft can be discarded.`);
    await records.remove(context.workspace, id);
    return sentenceReply(`Discarded. Nothing of "${before.content.title}" is kept.`, before);
  }
  const wrong = await whyNotSupersede(parts, before, wanted, context);
  if (wrong !== null) return refusalReply(wrong);
  const done = await changeRecord(parts, id, wanted, context);
  if (done.kind === 'missing') return unknownRecord(id);
  if (done.kind === 'refused') return refusalReply(`${id}: ${done.why}`);
  const { decision } = done;
  await settle(parts, context.workspace, id);
  const title = decision.content.title;
  switch (wanted.do) {
    case 'record':
      return {
        ...sentenceReply('Recorded: ', decision, title, ` (${id}), accepted.`),
        claims: [],
      };
    case 'propose':
      return cardReply(recordCard(id, decision, knowledge()), decision, { editable: true });
    case 'vote':
    case 'edit':
      return {
        ...cardReply(recordCard(id, decision, knowledge()), decision, { editable: false }),
        replaces: decision.message,
      };
    case 'close':
      return decision.vote === null
        ? unknownRecord(id)
        : {
            ...sentenceReply('', decision),
            blocks: [{ kind: 'headline', spans: closedSpans(id, title, decision.vote) }],
          };
    case 'reject':
      return sentenceReply('Rejected: ', decision, title, ` (${id}).`);
    case 'deprecate':
      return sentenceReply('Deprecated: ', decision, title, ` (${id}). It stays on record.`);
    case 'object':
      if (decision.vote?.ballots.some(({ author }) => author === context.author) === true)
        return {
          ...cardReply(recordCard(id, decision, knowledge()), decision, { editable: false }),
          replaces: decision.message,
        };
      return sentenceReply('Your dissent is noted with ', decision, title, ` (${id}).`);
    case 'revisit':
      return sentenceReply(
        'To be looked at again: ',
        decision,
        title,
        ` (${id}), on ${decision.content.revisit.on ?? ''}.`,
      );
    case 'keep':
      return sentenceReply(
        'It stays: ',
        decision,
        title,
        ` (${id}). That it was looked at again is on record.`,
      );
  }
}

async function set(
  parts: RunParts,
  { id: given, field, value, adds }: Extract<DecisionRequest, { step: 'set' }>,
  context: EffectContext,
): Promise<EffectResult> {
  const open = given === null ? await openIn(parts.records, context, ({ status }) => status === 'draft') : [];
  const several = whichOne(open, 'draft');
  if (several !== null) return several;
  const id = given ?? open[0]?.id;
  const decision = id === undefined ? undefined : await visibleRecord(parts, id, context);
  if (id === undefined || decision === undefined)
    return given === null ? refusalReply('No draft is open in this thread.') : unknownRecord(given);
  const topic = parts.knowledge().topics.find((known) => known.id === decision.content.topic);
  if (topic === undefined) return refusalReply(`I know nothing of "${decision.content.topic}" any more.`);
  const day = days.has(field) ? readDay(value, parts.now()) : null;
  const wanted = { field, value: day ?? value, adds };
  const filled = setField(wanted, decision.content, libraryOf(topic), context.author);
  return filled.kind === 'wrong' ? refusalReply(filled.why) : change(parts, id, filled.change, context);
}

/** Fields in which a day may be said in words. */
const days = new Set(['decide-by', 'revisit-on']);

async function supersede(
  parts: RunParts,
  { id, by, draft: content }: Extract<DecisionRequest, { step: 'supersede' }>,
  context: EffectContext,
): Promise<EffectResult | null> {
  const old = await visibleRecord(parts, id, context);
  if (old === undefined) return unknownRecord(id);
  if (old.status !== 'accepted')
    return refusalReply(`${id} is ${old.status}; only an accepted record is superseded.`);
  if (content !== null) return draft(parts, { ...content, topic: content.topic }, context);
  if (by === null)
    return refusalReply(`By what? Say "supersede ${id} with …" and name an option or a draft.`);
  const edited = { do: 'edit', content: { supersedes: id } } as const;
  return change(parts, by, edited, context);
}

/** The record on which this very message was done before, where a crash came after it. */
async function doneBefore({ records }: RunParts, context: EffectContext): Promise<string | undefined> {
  const [before] = await openIn(records, context, ({ operations }) => operations.includes(context.operation));
  return before?.id;
}

const isProposed = ({ status }: Decision): boolean => status === 'proposed';

const isVotedOn = ({ status, vote }: Decision): boolean =>
  status === 'proposed' && vote !== null && vote.result === null;

function isOpenFor(wanted: RecordCommand): (decision: Decision) => boolean {
  switch (wanted.do) {
    case 'vote':
    case 'close':
      return isVotedOn;
    case 'object':
    case 'reject':
      return ({ status }) => status === 'draft' || status === 'proposed';
    case 'propose':
      return (decision) =>
        decision.status === 'draft' || (wanted.vote !== null && isProposed(decision) && !isVotedOn(decision));
    case 'record':
    case 'deprecate':
    case 'revisit':
    case 'keep':
    case 'discard':
    case 'edit':
      return ({ status }) => status === 'draft';
  }
}

function noneFor(wanted: RecordCommand): string {
  return wanted.do === 'vote' || wanted.do === 'close'
    ? 'No vote is open in this thread. Say "we go with …" for a draft; it can be put to the vote.'
    : 'No draft is open in this thread. Say what you decided: "we go with …".';
}
