import { proseOf } from '../../../knowledge/cited-text.ts';
import { libraryOf } from '../../../knowledge/queries.ts';
import type { TopicQuestion } from '../../../knowledge/schema.ts';
import { asksForAnother, questionForm } from '../../meaning/asked/question-form.ts';
import { isPlain, stanceOf, yesNoQuestion } from '../../meaning/asked/yes-no.ts';
import type { FoundAnswer } from '../../meaning/find-answer.ts';
import { type AskedForm, askedForm } from '../../meaning/form.ts';
import { type MatchCandidate, mostCentral } from '../../meaning/match/match.ts';
import { saysName } from '../../understanding/text/says-name.ts';
import { tokenize } from '../../understanding/text/words.ts';
import { asksForBoth } from '../authored/together.ts';
import type { Task } from '../parts/task.ts';

/** What asks for a date, a figure or a name wants nothing else. */
const formsFor: Partial<Record<AskedForm, readonly TopicQuestion['form'][]>> = {
  when: ['when', 'figure'],
  figure: ['figure'],
  who: ['who'],
};
/** Of the best one's probability: a candidate that's less likely isn't about the same. */
const likelyToo = 0.6;

/** The best candidate, or another on the same claims that's a question of the form in which the message asks. */
export function bestInForm(
  { reading }: Task,
  { candidates }: FoundAnswer,
): FoundAnswer['candidates'][number] | undefined {
  const [best] = candidates;
  const formOf = (question: string | null): TopicQuestion['form'] | undefined =>
    libraryOf(reading.topic).question(question)?.form;
  if (asksForAnother(reading.written)) return best;
  const ofOne = best === undefined ? undefined : onOption(best, candidates, reading);
  if (ofOne !== undefined) return ofOne;
  const only = best === undefined ? undefined : ofOnly(best, candidates, reading);
  if (only !== undefined) return only;
  const ofAll = best === undefined ? undefined : withOneAnswer(best, candidates, reading);
  if (ofAll !== undefined) return ofAll;
  const sentence = yesNoQuestion(reading.written);
  if (best !== undefined && !asksForBoth(reading) && sentence !== undefined)
    return isPutAlike(best, stanceOf(sentence), reading)
      ? best
      : (inAWord(best, candidates, { formOf, isPut: isPlain(stanceOf(sentence)) }) ?? best);
  const asked = askedForm(reading.words);
  const wanted = formsFor[asked] ?? [];
  // Nothing else takes the place of saying that there's no data.
  if (best === undefined || formOf(best.question) === 'no-data') return best;
  if (best.question === null || wanted.includes(formOf(best.question) ?? 'what')) return best;
  // What people ask it in that form has its answer there.
  const own = libraryOf(reading.topic).question(best.question);
  if (own !== undefined && askedFormsOf(own).has(asked)) return best;
  const claims = new Set(best.claims);
  const near = candidates.filter(
    ({ question, probability, claims: others }) =>
      question !== null && probability >= best.probability * likelyToo && others.some((id) => claims.has(id)),
  );
  for (const form of wanted) {
    const found = near.find(({ question }) => formOf(question) === form);
    if (found !== undefined) return found;
  }
  return best;
}

const askedForms = new WeakMap<TopicQuestion, ReadonlySet<AskedForm>>();

/** The forms in which people ask a question; worked out once for each. */
function askedFormsOf(question: TopicQuestion): ReadonlySet<AskedForm> {
  const known = askedForms.get(question);
  if (known !== undefined) return known;
  const made = new Set(question.phrasings.map((text) => askedForm(tokenize(text).words)));
  askedForms.set(question, made);
  return made;
}

/** Of several questions that are about as likely, the one that has an answer for the only option named. */
function onOption(
  best: MatchCandidate,
  candidates: readonly MatchCandidate[],
  { options, topic }: Task['reading'],
): MatchCandidate | undefined {
  const [option, ...others] = new Set(options.map(({ id }) => id));
  const questionOf = ({ question }: MatchCandidate): TopicQuestion | undefined =>
    libraryOf(topic).question(question);
  const own = questionOf(best);
  if (option === undefined || others.length > 0 || own === undefined || own.options.length === 1)
    return undefined;
  // What's said of all alike is an answer; "by X in Celery, by Y in RQ" is none that's short.
  if (own.options.length === 0 && !namesOthers(own, option, topic)) return undefined;
  if (own.answers?.[option] !== undefined || own.form === 'no-data') return undefined;
  const claims = new Set(best.claims);
  return candidates.find(
    (one) =>
      one.probability >= best.probability * asLikely &&
      questionOf(one)?.answers?.[option] !== undefined &&
      one.claims.some((id) => claims.has(id)),
  );
}

/** "grpc calls from the browser fail", "beat sent it twice": how one compares with others, or which to take, is beside the point. */
function ofOnly(
  best: MatchCandidate,
  candidates: readonly MatchCandidate[],
  { options, alternatives, products, topic, written }: Task['reading'],
): MatchCandidate | undefined {
  const [option, ...others] = new Set(options.map(({ id }) => id));
  // "my colleague wants InfluxDB, I'd stay with PostgreSQL": the other one needn't be an option.
  if (alternatives.length + products.length > 0) return undefined;
  const questionOf = ({ question }: MatchCandidate): TopicQuestion | undefined =>
    libraryOf(topic).question(question);
  const own = questionOf(best);
  if (option === undefined || others.length > 0 || own === undefined) return undefined;
  const form = questionForm(written);
  if (form === 'which' || form === 'whether' || (form === 'open' && written.includes('?'))) return undefined;
  if ((own.form !== 'compare' && own.form !== 'pick') || own.options.length === 1) return undefined;
  return candidates.find((one) => {
    const known = questionOf(one);
    return (
      one.probability >= best.probability * asLikely &&
      known !== undefined &&
      known.form !== 'compare' &&
      known.form !== 'pick' &&
      known.form !== 'no-data' &&
      known.options.length === 1 &&
      known.options[0] === option
    );
  });
}

function namesOthers(
  { answer }: TopicQuestion,
  option: string,
  { options }: Task['reading']['topic'],
): boolean {
  const first = answer === undefined ? '' : proseOf(answer.first);
  const named = options.filter(({ name }) => saysName(first, name));
  return named.length > mostBeside && named.some(({ id }) => id === option);
}

/** More that are told of in one line leave little on each. */
const mostBeside = 2;

/** Where a question has an answer for each of several options and none of them is named: another that has one for all. */
function withOneAnswer(
  best: MatchCandidate,
  candidates: readonly MatchCandidate[],
  { options, topic }: Task['reading'],
): MatchCandidate | undefined {
  const hasOne = ({ question }: MatchCandidate): boolean => {
    const known = libraryOf(topic).question(question);
    return known?.answer !== undefined && known.form !== 'no-data';
  };
  const known = libraryOf(topic).question(best.question);
  if (options.length > 0 || known?.answers === undefined || known.answer !== undefined) return undefined;
  const claims = new Set(best.claims);
  return candidates.find(
    (one) =>
      one.probability >= best.probability * likelyToo &&
      hasOne(one) &&
      one.claims.slice(0, mostCentral).some((id) => claims.has(id)),
  );
}

/** Of the best one's probability: what's about as likely, and answers in the form of the question. */
const asLikely = 0.85;

/** Whether people ask a question in just the way in which a message turns what it asks: "is 0.x a problem". */
function isPutAlike({ question }: MatchCandidate, stance: string, { topic }: Task['reading']): boolean {
  if (isPlain(stance)) return false;
  const phrasings = libraryOf(topic).question(question)?.phrasings ?? [];
  return phrasings.some((text) => {
    const sentence = yesNoQuestion(text);
    return sentence !== undefined && stanceOf(sentence) === stance;
  });
}

/** For what asks for yes or no: the best candidate that answers so, if the best of all doesn't. */
function inAWord(
  best: MatchCandidate,
  candidates: readonly MatchCandidate[],
  {
    formOf,
    isPut,
  }: {
    readonly formOf: (question: string | null) => TopicQuestion['form'] | undefined;
    /** Whether nothing in the way it's put may turn the answer of another question round. */
    readonly isPut: boolean;
  },
): MatchCandidate | undefined {
  const form = formOf(best.question);
  if (best.says !== undefined || form === 'yes-no') return best;
  const claims = new Set(best.claims);
  // A verdict answers whether it's so; a word does it more plainly.
  const least = best.probability * (form === 'verdict' ? 1 : asLikely);
  const likely = candidates
    .filter(({ probability }) => probability >= least)
    .sort((a, b) => rated(b) - rated(a));
  const shares = (others: readonly string[]): boolean => others.some((id) => claims.has(id));
  return (
    likely.find(
      ({ says, question, claims: others }) =>
        isOnSame(best.claims, others) && (says !== undefined || (isPut && formOf(question) === 'yes-no')),
    ) ??
    likely.find(
      ({ question, claims: others }) =>
        form !== 'verdict' && formOf(question) === 'verdict' && shares(others),
    )
  );
}
/** An answer that's written for the question is worth a little. */
function rated({ probability, question }: MatchCandidate): number {
  return probability + (question === null ? 0 : 0.03);
}
/** Whether the claim that one is about most of all is central to the other. */
function isOnSame(one: readonly string[], other: readonly string[]): boolean {
  const [first = ''] = one;
  const [second = ''] = other;
  return one.slice(0, mostCentral).includes(second) || other.slice(0, mostCentral).includes(first);
}
