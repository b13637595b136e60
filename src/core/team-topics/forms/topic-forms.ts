import { whyNot } from '../../access/acts.ts';
import { type Answer, type Choice, plain, type Spans } from '../../answer/answer.ts';
import type { Form } from '../../forms/form.ts';
import type { FormRequest, FormSource, Submission, Submitted } from '../../forms/forms.ts';
import type { NoticeDelivery } from '../../notices/notice-delivery.ts';
import { type ChannelSettings, defaultSettings, type Settings } from '../../settings/channel-settings.ts';
import type { TopicCommand } from '../change/command.ts';
import { notedSpans } from '../handlers/facts.ts';
import { keptSpans, whatIsLeft } from '../handlers/rate.ts';
import { changeTopic, type TopicParts, topicFor } from '../handlers/topic-parts.ts';
import { noteAnswer } from '../show/topic-replies.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import { teamTopicKey } from '../state/topic-ids.ts';
import { editForm, newForm, readEdits, readNew } from './edit-form.ts';
import { againstForm, droppedMeanwhile, factForm, readAgainst, readNewFact } from './fact-form.ts';
import { rateForm, ratingsFilledIn, sortedOptions } from './rate-form.ts';
import {
  markOf,
  type ReadTopicForm,
  readTopicFormRef,
  topicFormPrefix,
  topicFormRef,
} from './topic-form-refs.ts';

export type TopicFormParts = TopicParts & {
  readonly settings: Settings;
  readonly notices: Pick<NoticeDelivery<'team-topic'>, 'deliver'>;
};

const isGone = 'That choice is no longer here.';

/** The forms of topics that a team brings itself: a new one, its card, a fact, and one person's ratings. */
export function createTopicForms(parts: TopicFormParts): FormSource {
  async function settingsOf({ workspace, place }: FormRequest): Promise<ChannelSettings> {
    return place === null ? defaultSettings : parts.settings.of(workspace, place.id);
  }

  /** What a ref names, for people in this place. */
  async function target(request: FormRequest): Promise<Target | null> {
    const form = readTopicFormRef(request.ref);
    if (form === null) return null;
    if (form.topic === null) return { form, topic: null };
    const topic = await topicFor(parts, form.topic, request);
    return topic === undefined ? null : { form, topic };
  }

  return {
    prefix: topicFormPrefix,
    async open(request) {
      const { ref, author } = request;
      const refuse = (says: string) => ({
        kind: 'refused' as const,
        answer: noteAnswer([ref, author], says),
      });
      const at = await target(request);
      if (at === null) return refuse(isGone);
      const refusal = whyNotFill(at, request, await settingsOf(request));
      if (refusal !== null) return refuse(refusal);
      const form = formFor(request.ref, at, author, parts);
      return form === null ? refuse(isGone) : { kind: 'form', form };
    },
    async submit(submission) {
      const { ref, author, workspace, place, delivery } = submission;
      const note = (says: string | Spans, choices: readonly Choice[] = []): Answer =>
        noteAnswer([ref, author, delivery], says, choices);
      const only = (answer: Answer): Submitted => ({ note: answer, postings: [], asks: null });
      const at = await target(submission);
      if (at === null) return only(note(isGone));
      const settings = await settingsOf(submission);
      const refusal = whyNotFill(at, submission, settings);
      if (refusal !== null) return only(note(refusal));
      const read = readFilled(at, submission, parts);
      if (read.kind === 'wrong') return only(note(read.says));
      if (read.kind === 'asks')
        return { note: null, postings: [], asks: { words: read.words, isWritten: false, channel: null } };
      const { topic: id } = at.form;
      if (id === null) return only(note(isGone));
      const issuer = { author, at: parts.now(), operation: delivery, message: null };
      const done = await changeTopic(
        parts,
        id,
        { workspace, place, tellsThread: true, issuer },
        { command: read.command, whyNot: () => null },
      );
      if (done.kind === 'missing') return only(note(isGone));
      if (done.kind === 'refused') return only(note(done.says));
      const postings = await parts.notices.deliver(teamTopicKey(workspace, id));
      return { note: noteFor({ at, read, settings }, done.topic, submission, note), postings, asks: null };
    },
  };
}

type Target = { readonly form: ReadTopicForm; readonly topic: TeamTopic | null };

/** Why this person can't fill it in; null if they can. */
function whyNotFill({ form, topic }: Target, doer: FormRequest, settings: ChannelSettings): string | null {
  switch (form.form) {
    case 'new':
      return whyNot('start-topic', doer, { starts: settings.topics.start })?.says ?? null;
    case 'edit':
      return (
        whyNot('edit-topic', doer, { edits: settings.topics.edit, startedBy: topic?.startedBy ?? '' })
          ?.says ?? null
      );
    case 'fact':
    case 'against':
      return whyNot('state-fact', doer, null)?.says ?? null;
    case 'rate':
      return whyNot('rate-options', doer, null)?.says ?? null;
    default:
      return form satisfies never;
  }
}

function formFor(
  ref: string,
  { form, topic }: Target,
  author: string,
  { shelf, now }: TopicParts,
): Form | null {
  if (form.topic === null) return newForm(ref, shelf.checked().suggestions);
  if (topic === null) return null;
  switch (form.form) {
    case 'edit':
      return editForm(
        topicFormRef({ ...form, since: Math.floor(now()) }),
        topic,
        shelf.checked().suggestions,
      );
    case 'fact':
      return factForm(ref, topic, form.mark);
    case 'against':
      return againstForm(ref, topic, form.fact);
    case 'rate':
      return rateForm(ref, topic, {
        mark: form.mark,
        page: form.page,
        author,
        suggestions: shelf.checked().suggestions,
      });
    default:
      return form satisfies never;
  }
}

type ReadForm =
  /** `leaves`: what somebody else changed since it was opened stays. */
  | { readonly kind: 'command'; readonly command: TopicCommand; readonly leaves: boolean }
  | { readonly kind: 'asks'; readonly words: string }
  | { readonly kind: 'wrong'; readonly says: string };

function readFilled(
  { form, topic }: Target,
  { filled, delivery }: Submission,
  { shelf }: TopicParts,
): ReadForm {
  const wrong = (says: string): ReadForm => ({ kind: 'wrong', says });
  const does = (command: TopicCommand, leaves = false): ReadForm => ({ kind: 'command', command, leaves });
  if (form.topic === null) {
    const words = readNew(filled);
    return words === null ? wrong('Name at least two options, one on each line.') : { kind: 'asks', words };
  }
  if (topic === null) return wrong(isGone);
  // It's there already, and what it made of the topic isn't what it was filled in for.
  if (topic.operations.includes(delivery)) return does({ do: 'all', commands: [] });
  switch (form.form) {
    case 'edit': {
      const { commands, leaves } = readEdits(filled, topic, shelf.checked(), form.since);
      return commands.length === 0 && !leaves ? wrong(nothingNew) : does({ do: 'all', commands }, leaves);
    }
    case 'fact': {
      const fact = readNewFact(filled, topic);
      return typeof fact === 'string' ? wrong(fact) : does({ do: 'add-fact', fact });
    }
    case 'against': {
      const fact = readAgainst(filled, topic, form.fact);
      return typeof fact === 'string' ? wrong(fact) : does({ do: 'add-fact', fact });
    }
    case 'rate': {
      const ratings = ratingsFilledIn(filled, topic, form);
      if (ratings === null) return wrong(droppedMeanwhile);
      return ratings.length === 0 ? wrong(nothingNew) : does({ do: 'rate', ratings });
    }
    default:
      return form satisfies never;
  }
}

const nothingNew = 'Nothing was filled in, so nothing has changed.';

type Taken = {
  readonly at: Target;
  readonly read: Extract<ReadForm, { kind: 'command' }>;
  readonly settings: ChannelSettings;
};

/** What whoever filled it in is told; the thread has its card. */
function noteFor(
  { at: { form }, read, settings }: Taken,
  topic: TeamTopic,
  doer: Submission,
  note: (says: string | Spans, choices?: readonly Choice[]) => Answer,
): Answer {
  if (form.topic === null) return note('Started.');
  switch (form.form) {
    case 'edit':
      return note(
        read.leaves
          ? 'The card shows how it is now. What somebody else changed while you had this open stays as they set it.'
          : 'Changed, as the card shows.',
      );
    case 'fact':
    case 'against': {
      const kept = topic.facts.findLast((fact) => fact.author === doer.author);
      return note(kept === undefined ? 'Noted.' : notedSpans(topic, kept, false), [
        { label: 'Add another', opens: topicFormRef({ topic: form.topic, form: 'fact', option: null }) },
      ]);
    }
    case 'rate': {
      const next = nextPage(form.topic, topic, form);
      const choices = whatIsLeft(form.topic, topic, doer, settings);
      const ratings = ratingsFilledIn(doer.filled, topic, form) ?? [];
      return note(
        [plain('Nobody else sees this. '), ...keptSpans(topic, ratings, doer.author)],
        next === null ? choices : [next],
      );
    }
    default:
      return form satisfies never;
  }
}

/** The next page of the same option, then the next option; null after the last one. */
function nextPage(
  id: string,
  topic: TeamTopic,
  { mark, page }: Extract<ReadTopicForm, { form: 'rate' }>,
): Choice | null {
  const options = sortedOptions(topic);
  const at = options.findIndex((option) => markOf(option.id) === mark);
  const here = options[at];
  if (here === undefined) return null;
  if ((page + 1) * criteriaOnPage < topic.criteria.length)
    return {
      label: `${here.name}: more`,
      opens: topicFormRef({ topic: id, form: 'rate', option: here.id, page: page + 1 }),
    };
  const next = options[at + 1];
  return next === undefined
    ? null
    : {
        label: `Next: ${next.name}`,
        opens: topicFormRef({ topic: id, form: 'rate', option: next.id, page: 0 }),
      };
}

/** As many as a form of every platform holds. */
const criteriaOnPage = 5;
