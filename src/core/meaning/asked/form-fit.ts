import { proseOf } from '../../../knowledge/cited-text.ts';
import { libraryOf } from '../../../knowledge/queries.ts';
import type { Topic, TopicQuestion } from '../../../knowledge/schema.ts';
import { saysName } from '../../understanding/text/says-name.ts';
import type { MatchCandidate } from '../match/match.ts';
import { asksForAnother, type QuestionForm, questionForm } from './question-form.ts';
import { isToCome, isTurned, stanceOf, yesNoQuestion } from './yes-no.ts';

/**
 * How the first line of an answer goes with what's asked. `beside`: it answers another question on the same matter, and has to
 * be told under that. `off`: a name, a figure or a time is asked for, and it's no more than a yes or a no.
 */
export type FormFit = 'fits' | 'beside' | 'off';

/** "Yes, by …", "No: …"; not "No package does". */
const word = /^(?:yes\b|(?:no|partly)(?=[,:;.]))/i;
/** What's told by one thing, and by nothing else. */
const ofOneThing: ReadonlySet<QuestionForm> = new Set(['which', 'figure', 'time', 'who']);
const measured: ReadonlySet<QuestionForm> = new Set(['figure', 'time', 'who']);
const mostlyMeasured = 0.6;

/** How a question's first line goes with how a message asks. @param named options */
export function formFit(
  topic: Topic,
  { question: id, claims = [] }: Pick<MatchCandidate, 'question'> & Partial<MatchCandidate>,
  { written, named }: { readonly written: string; readonly named: readonly string[] },
): FormFit {
  const question = libraryOf(topic).question(id);
  const line = question === undefined ? undefined : firstLineFor(question, named);
  if (question === undefined && asksForAnother(written)) {
    const claim = topic.claims.find((one) => one.id === claims[0]);
    if (
      claim !== undefined &&
      isOfOnly(topic, { options: [claim.option ?? ''] }, { line: claim.line, named })
    )
      return 'off';
  }
  if (question === undefined || line === undefined) return 'fits';
  const form = questionForm(written);
  const put = putAs(question);
  if (form === 'open') return word.test(line) && tells(written) ? 'beside' : 'fits';
  if (asksForAnother(written) && isOfOnly(topic, question, { line, named })) return 'off';
  if (form !== 'whether') {
    if (!word.test(line)) return 'fits';
    // "is there something simpler?" may be told by yes and a name; a cause or a figure by no such word.
    if (put.forms.has(form)) return form === 'which' ? 'fits' : 'beside';
    return ofOneThing.has(form) ? 'off' : 'beside';
  }
  const sentence = yesNoQuestion(written);
  if (sentence === undefined) return 'fits';
  const stance = stanceOf(sentence);
  const isPut = put.stances.some((other) => !isTurned(stance, other));
  if (!word.test(line)) return isMeasure(put) || (!isPut && isToCome(stance)) ? 'beside' : 'fits';
  return isPut || put.stances.length === 0 ? 'fits' : 'beside';
}

/** Whether people ask a question in the form in which a message does, and its first line answers in that form. */
export function answersInForm(
  topic: Topic,
  { question: id }: Pick<MatchCandidate, 'question'>,
  { written, named }: { readonly written: string; readonly named: readonly string[] },
): boolean {
  const question = libraryOf(topic).question(id);
  if (question === undefined || question.form === 'no-data') return false;
  const line = firstLineFor(question, named);
  const form = questionForm(written);
  const put = putAs(question);
  if (line === undefined || !put.forms.has(form)) return false;
  if (form !== 'whether') return !word.test(line);
  const stance = stanceOf(yesNoQuestion(written) ?? '');
  return word.test(line) && put.stances.some((other) => !isTurned(stance, other));
}

/** Whether a message is put in a form in which people ask a question. */
export function isAskedSo(topic: Topic, id: string, written: string): boolean {
  const question = libraryOf(topic).question(id);
  const form = questionForm(written);
  return question === undefined || form === 'open' || putAs(question).forms.has(form);
}

/** Whether an answer is about the only option that a message names, and about no other. */
function isOfOnly(
  topic: Topic,
  { options, answers = {} }: Pick<TopicQuestion, 'options' | 'answers'>,
  { line, named }: { readonly line: string; readonly named: readonly string[] },
): boolean {
  const [only = '', ...others] = named;
  if (others.length > 0 || !(answers[only] !== undefined || (options.length === 1 && options[0] === only)))
    return false;
  return !topic.options.some(({ id, name }) => id !== only && saysName(line, name));
}

/** "our tasks vanish after each deploy": a sentence that asks nothing, which no yes and no no is an answer to. */
function tells(written: string): boolean {
  return !written.includes('?') && ofOurs.test(written) && written.trim().split(/\s+/).length > longestTopic;
}
const longestTopic = 4;
const ofOurs = /\b(?:our|my|we|i|us|everybody|everyone|people|users)\b/i;

type Put = { readonly forms: ReadonlyMap<QuestionForm, number>; readonly stances: readonly string[] };

const known = new WeakMap<TopicQuestion, Put>();

/** The forms in which people ask a question. */
function putAs(question: TopicQuestion): Put {
  const before = known.get(question);
  if (before !== undefined) return before;
  const { phrasings, label } = question;
  const texts = label === undefined ? phrasings : [...phrasings, label];
  const forms = new Map<QuestionForm, number>();
  for (const text of texts) {
    const form = questionForm(text);
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  const stances = texts.flatMap((text) => {
    const sentence = yesNoQuestion(text);
    return sentence === undefined ? [] : [stanceOf(sentence)];
  });
  const made = { forms, stances };
  known.set(question, made);
  return made;
}

/** Whether a figure, a date or a person is nearly all that's ever asked for by it. */
function isMeasure({ forms }: Put): boolean {
  let [all, ofMeasure] = [0, 0];
  for (const [form, count] of forms) {
    if (form === 'open') continue;
    all += count;
    if (measured.has(form)) ofMeasure += count;
  }
  return !forms.has('whether') && ofMeasure > all * mostlyMeasured;
}

/** What's told first: of the only option named, else of all, else of the first that has a line of its own. */
function firstLineFor({ answer, answers = {} }: TopicQuestion, named: readonly string[]): string | undefined {
  const [only = '', ...others] = named;
  const own = others.length === 0 ? answers[only]?.first : undefined;
  const line = own ?? answer?.first ?? Object.values(answers)[0]?.first;
  return line === undefined ? undefined : proseOf(line);
}
