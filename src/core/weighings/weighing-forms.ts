import type { Choice, Spans } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { FormRequest, FormSource, Submitted } from '../forms/forms.ts';
import type { Key } from '../store/store.ts';
import { sharesOf } from './group-shares.ts';
import { noteBlocks } from './personal-weights.ts';
import { blocksAnswer, lineAnswer } from './replies.ts';
import { type PersonalWeights, type Weighing, withAnswer } from './state/weighing.ts';
import { setWeights } from './status-message.ts';
import { pageFor, readWeighingFormRef, weighingFormPrefix } from './weighing-ids.ts';
import { openWeighingNotices } from './weighing-notices.ts';
import { topicGone, type WeighingStore } from './weighing-store.ts';
import { personalWeights } from './weight-levels.ts';
import { readWeights, weightsForm } from './weights-form.ts';
import { whyNotWeigh } from './who-weighs.ts';

/** How many submissions a weighing remembers; platforms redeliver within minutes. */
const keptDeliveries = 200;

const isClosed = 'This weighing is over.';
const nothingCounts = "This wasn't kept: give at least one criterion some weight.";
const earlierStays = ' What you gave before stays.';

/** The forms in which people set their weights, each alone. */
export function createWeighingForms(weighings: WeighingStore): FormSource {
  const notices = openWeighingNotices(weighings);

  /** The weighing as a person can answer it now, or why they can't. */
  function answerable(weighing: Weighing | undefined, round: number, request: FormRequest) {
    const library = weighing === undefined ? undefined : weighings.library(request.workspace, weighing.topic);
    if (weighing === undefined || weighing.round !== round || weighing.closed !== null) return isClosed;
    if (weighing.closesAt !== null && weighing.closesAt <= weighings.now()) return isClosed;
    if (library === undefined) return topicGone;
    return (
      whyNotWeigh(weighing, request) ?? { weighing, library, before: weightsBy(weighing, request.author) }
    );
  }

  function target({ ref, workspace, author }: FormRequest) {
    const read = readWeighingFormRef(ref);
    if (read === null) return null;
    const key: Key<'weighing'> = { workspace, kind: 'weighing', id: read.id };
    return { ...read, page: pageFor(read.page, author), key };
  }

  return {
    prefix: weighingFormPrefix,

    async open(request) {
      const { ref, author } = request;
      const at = target(request);
      const found = at === null ? isClosed : answerable(await weighings.load(at.key), at.round, request);
      if (at === null) return { kind: 'refused', answer: lineAnswer(author, ref, isClosed) };
      if (typeof found === 'string' || 'length' in found)
        return { kind: 'refused', answer: lineAnswer(author, ref, found) };
      return { kind: 'form', form: weightsForm(at.id, { ...found, page: at.page }) };
    },

    async submit(submission) {
      const { ref, author, filled, delivery } = submission;
      const at = target(submission);
      const line = (words: string | Spans, choices: readonly Choice[] = []): Submitted => ({
        note: lineAnswer(author, ref, words, choices),
        postings: [],
        asks: null,
      });
      if (at === null) return line(isClosed);
      let refusal: string | Spans | null = null;
      let again: Choice[] = [];
      const after = await weighings.change(at.key, (stored) => {
        refusal = null;
        again = [];
        if (stored?.deliveries.includes(delivery)) return null;
        const found = answerable(stored, at.round, submission);
        if (typeof found === 'string' || 'length' in found) {
          refusal = found;
          return null;
        }
        const { library, weighing, before } = found;
        const weights = readWeights(filled, author, { ...found, page: at.page });
        if (sharesOf(personalWeights(library, weighing, weights)) === null) {
          refusal = nothingCounts + (before === undefined ? '' : earlierStays);
          again = [setWeights(at.id, weighing)];
          return null;
        }
        const deliveries = [...weighing.deliveries, delivery].slice(-keptDeliveries);
        return withAnswer({ ...weighing, deliveries }, weights, weighings.now());
      });
      if (refusal !== null) return line(refusal, again);
      const library = after === undefined ? undefined : weighings.library(at.key.workspace, after.topic);
      const weights = after === undefined ? undefined : weightsBy(after, author);
      if (after === undefined || library === undefined || weights === undefined) return line(isClosed);
      const blocks = noteBlocks(library, at.id, after, weights) ?? [];
      const id = answerIdOf(['weighing', ref, author, delivery]);
      return { note: blocksAnswer(id, blocks), postings: await notices.deliver(at.key), asks: null };
    },
  };
}

function weightsBy({ answers }: Weighing, author: string): PersonalWeights | undefined {
  return answers.find((one) => one.author === author);
}
