import type { Answer, Choice } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { FormRequest, FormSource } from '../forms/forms.ts';
import type { Key } from '../store/store.ts';
import { sharesOf } from './group-shares.ts';
import { blocksAnswer, lineAnswer } from './messages.ts';
import { noteBlocks } from './personal-weights.ts';
import { setWeights } from './status-message.ts';
import { type PersonalWeights, type Weighing, withAnswer } from './weighing.ts';
import { readWeighingFormRef, weighingFormPrefix } from './weighing-ids.ts';
import { openWeighingNotices } from './weighing-notices.ts';
import { topicGone, type WeighingStore } from './weighing-store.ts';
import { personalWeights } from './weight-levels.ts';
import { readWeighed, weighingForm } from './weights-form.ts';

/** Redeliveries come within minutes; so many submissions are remembered. */
const keptDeliveries = 200;

const isClosed = 'This weighing is closed.';
const nothingCounts = 'This was not kept: give at least one criterion some weight.';
const earlierStays = ' What you gave before stays.';

/** The forms in which people weigh, each alone. */
export function createWeighingForms(weighings: WeighingStore): FormSource {
  const notices = openWeighingNotices(weighings);

  /** Whether a person can weigh here now, and what is there of them. */
  function standing(weighing: Weighing | undefined, round: number, author: string) {
    const library = weighing === undefined ? undefined : weighings.library(weighing.topic);
    if (weighing === undefined || weighing.round !== round || weighing.closed !== null) return isClosed;
    if (weighing.closesAt !== null && weighing.closesAt <= weighings.now()) return isClosed;
    if (library === undefined) return topicGone;
    return { weighing, library, before: own(weighing, author) };
  }

  function target({ ref, workspace }: FormRequest) {
    const read = readWeighingFormRef(ref);
    if (read === null) return null;
    const key: Key<'weighing'> = { workspace, kind: 'weighing', id: read.id };
    return { ...read, key };
  }

  return {
    prefix: weighingFormPrefix,

    async open(request) {
      const { ref, author } = request;
      const at = target(request);
      const stands = at === null ? isClosed : standing(await weighings.load(at.key), at.round, author);
      if (at === null || typeof stands === 'string')
        return {
          kind: 'refused',
          answer: lineAnswer(author, ref, typeof stands === 'string' ? stands : isClosed),
        };
      const { library, weighing, before } = stands;
      return { kind: 'form', form: weighingForm(library, at.id, weighing, at.page, before) };
    },

    async submit(submission) {
      const { ref, author, filled, delivery } = submission;
      const at = target(submission);
      const line = (words: string, choices: readonly Choice[] = []): { note: Answer; postings: [] } => ({
        note: lineAnswer(author, ref, words, choices),
        postings: [],
      });
      if (at === null) return line(isClosed);
      let trouble: string | null = null;
      let again: Choice[] = [];
      const after = await weighings.change(at.key, (weighing) => {
        trouble = null;
        again = [];
        if (weighing?.deliveries.includes(delivery)) return null;
        const stands = standing(weighing, at.round, author);
        if (typeof stands === 'string') {
          trouble = stands;
          return null;
        }
        const { library, before } = stands;
        const weighed = readWeighed(library, stands.weighing, at.page, author, before, filled);
        if (sharesOf(personalWeights(library, stands.weighing, weighed)) === null) {
          trouble = nothingCounts + (before === undefined ? '' : earlierStays);
          again = [setWeights(at.id, stands.weighing)];
          return null;
        }
        const deliveries = [...stands.weighing.deliveries, delivery].slice(-keptDeliveries);
        return withAnswer({ ...stands.weighing, deliveries }, weighed, weighings.now());
      });
      if (trouble !== null) return line(trouble, again);
      const library = after === undefined ? undefined : weighings.library(after.topic);
      const weighed = after === undefined ? undefined : own(after, author);
      if (after === undefined || library === undefined || weighed === undefined) return line(isClosed);
      const blocks = noteBlocks(library, at.id, after, weighed) ?? [];
      const id = answerIdOf(['weighing', ref, author, delivery]);
      return { note: blocksAnswer(id, blocks), postings: await notices.deliver(at.key) };
    },
  };
}

function own({ answers }: Weighing, author: string): PersonalWeights | undefined {
  return answers.find((one) => one.author === author);
}
