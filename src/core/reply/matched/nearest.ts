import type { Library } from '../../../knowledge/queries.ts';
import { libraryOf } from '../../../knowledge/queries.ts';
import { type Block, type Choice, plain, type Spans, strong } from '../../answer/answer.ts';
import { asksForAnother } from '../../meaning/asked/question-form.ts';
import { yesNoQuestion } from '../../meaning/asked/yes-no.ts';
import { phrasedFor } from '../../meaning/exact-phrasing.ts';
import type { FoundAnswer } from '../../meaning/find-answer.ts';
import { shortQuestion } from '../../meaning/short-question.ts';
import { in64ths } from '../../meaning/thresholds.ts';
import { unheardIn } from '../../meaning/unheard.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import { replyOnProducts } from '../asking-back/asked-products.ts';
import { unknownSubject } from '../asking-back/subject.ts';
import { asksForBrief } from '../authored/explain-briefs.ts';
import { replyGist } from '../authored/gist.ts';
import { replyOfPick } from '../authored/of-pick.ts';
import { answersFor, replyQuestion } from '../authored/question-answer.ts';
import { replyWritten } from '../authored/reply-written.ts';
import { type Composer, openComposer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { reply } from '../reply.ts';
import { judgesKnownOnly } from './judges-known-only.ts';
import { labelOf } from './label-of.ts';
import { matchedClaims } from './matched-claims.ts';
import { pointOn } from './point-on.ts';
import { relatedQuestions } from './related-questions.ts';
import { underLabel } from './under-label.ts';

const mostFacts = 2;
const mostQuestions = 3;
/** Words of what it asks that what's written on an aspect may leave out. */
const mostBeside = 1;
/** In 64ths: less likely ones are no help. */
const worthOffering = 3;
const worthTelling = 6;
/** Of the nearest one's probability: what's further off isn't told with it. */
const nearlyAsNear = 0.7;

/**
 * The reply where nothing surely answers a question: that there's no direct answer, to what, and what comes nearest, as
 * such.
 */
export function replyNearest(task: Task, found: FoundAnswer, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const [best] = found.candidates;
  // A product that the data says nothing of is named as one.
  const draft = openComposer(library);
  const product = replyOnProducts(task, draft);
  const isFar = best !== undefined && in64ths(best.probability) < likelyEnough;
  const isAsIf =
    (found.isUnanswerable || isFar) &&
    draft.claims.length > 0 &&
    citesFirst(draft.blocks) &&
    saysMoreThanProducts(task.reading);
  if (product !== undefined && !isAsIf) return replyOnProducts(task, composer) ?? product;
  const { intent, reading } = task;
  // That there's no data has a wording of its own.
  if (best?.question != null && found.lacksData === true) {
    const answers = answersFor(library, best.question, task.intent.options);
    if (answers.length > 0) {
      const outcome = replyQuestion(task, composer, best.question, answers);
      composer.choices(
        relatedQuestions(reading.topic, best.question, intent.options).slice(0, mostQuestions),
      );
      return outcome;
    }
  }
  if (found.isLikely === true && best !== undefined) {
    const outcome = replyLikely(task, best, composer);
    if (outcome !== undefined) return outcome;
  }
  if (judgesKnownOnly(task)) return reply(task, composer);
  if (found.off !== undefined && asksForAnother(reading.written)) {
    const outcome = replyAhead(task, composer);
    if (outcome !== undefined) return outcome;
  }
  // "fastapi cons" is answered by what's written of it, whatever else comes near.
  if (hasBriefs(task, library)) return reply(task, composer);
  const written = found.isUnanswerable
    ? undefined
    : (replyWritten(task, composer) ??
      (setsAgainst(task) && !isOnPoint(found) ? replyGist(task, composer) : undefined));
  if (written !== undefined) return written;
  if ((draft.blocks.length > 0 && !isAsIf) || saysItself(task, found, composer)) return reply(task, composer);
  const near = found.candidates
    .slice(0, mostFacts)
    .filter(
      ({ probability }) =>
        in64ths(probability) >= worthTelling && probability >= (best?.probability ?? 0) * nearlyAsNear,
    );
  const names = unheardIn(reading, found.kind === 'nothing' ? null : near);
  const about = intent.options.length === 1 ? ` for ${formatList(intent.options.map(library.nameOf))}` : '';
  const on: Spans = names.length === 0 ? [] : [plain(' on '), strong(formatList(names, 'or')), plain(about)];
  const { last } = task.frame;
  // What the thread was about stays what's next asked about.
  const outcome: ReplyOutcome =
    last === null || reading.options.length > 0
      ? { options: intent.options, main: intent.options.at(-1) ?? null, ranking: null, declined: true }
      : { options: last.options, main: last.main, ranking: last.ranking, told: last.told, declined: true };
  if (found.kind === 'nothing' || near.length === 0) {
    const fit =
      intent.kind === 'explain' && reading.options.length === 1 ? replyFit(task, composer) : undefined;
    if (fit !== undefined) return fit;
    if (addOnAspect(task, { on, names }, composer))
      return { ...outcome, declined: intent.kind === 'out_of_scope' };
    const subject = unknownSubject(reading);
    const that: Spans =
      subject === undefined ? [plain(` on that${about}`)] : [plain(' on '), strong(subject), plain(about)];
    const what = on.length > 0 ? on : that;
    composer.add({ kind: 'headline', spans: [plain('I have nothing'), ...what, plain('.')] });
    composer.choices([
      ...intent.options
        .slice(0, 2)
        .map(library.nameOf)
        .map((name) => ({ label: `What I have on ${name}`, says: `tell me about ${name}` })),
      { label: 'What do you cover?', says: 'what do you cover?' },
    ]);
    return outcome;
  }
  const direct = on.length > 0 ? on : [plain(' to that')];
  composer.add({
    kind: 'headline',
    spans: [plain("I don't have a direct answer"), ...direct, plain('. Nearest to it:')],
  });
  composer.add({
    kind: 'bullets',
    items: nearestOf(task, found, near, composer),
  });
  composer.choices(questionsNear(task, found.candidates));
  return { ...outcome, declined: intent.kind === 'out_of_scope' || composer.claims.length === 0 };
}

/** Whether what comes nearest is on what's asked, though in another form: then it says more than how options differ. */
function isOnPoint({ off, matches, candidates: [best] }: FoundAnswer): boolean {
  return off !== undefined && in64ths(matches ?? best?.probability ?? 0) >= surelyOn;
}
/** In 64ths. */
const surelyOn = 48;

/** "is there one that's easier than sqlalchemy": all side by side on what it's to be better at. Undefined if that isn't said. */
function replyAhead(task: Task, composer: Composer): ReplyOutcome | undefined {
  const { intent } = task;
  const { library } = composer;
  const aspects = intent.aspects.filter((id) => library.tip(id) !== undefined).slice(0, 1);
  if (aspects.length === 0) return undefined;
  return reply(
    { ...task, intent: { ...intent, kind: 'compare', options: library.options, aspects } },
    composer,
  );
}

/** What a question that's most likely meant is answered with, under what it asks. Undefined if that has no wording. */
function replyLikely(
  task: Task,
  best: FoundAnswer['candidates'][number],
  composer: Composer,
): ReplyOutcome | undefined {
  const { intent, reading } = task;
  const question = libraryOf(reading.topic).question(best.question);
  const answers = question === undefined ? [] : answersFor(composer.library, question.id, intent.options);
  if (question === undefined || answers.length !== 1 || underLabel(task, question.id, []) === undefined)
    return undefined;
  const from = composer.blocks.length;
  const outcome = replyQuestion(task, composer, question.id, answers);
  const first = composer.blocks[from];
  if (first?.kind === 'headline')
    composer.blocks[from] = { ...first, spans: underLabel(task, question.id, first.spans) ?? first.spans };
  composer.choices(relatedQuestions(reading.topic, question.id, intent.options).slice(0, mostQuestions));
  return outcome;
}

/** Where there's nothing on what's asked of an option: how far it would do for what was stated. */
function replyFit(task: Task, composer: Composer): ReplyOutcome | undefined {
  const { frame, reading } = task;
  const asks = reading.written.trim().endsWith('?') || yesNoQuestion(reading.written) !== undefined;
  if (frame.needs.length === 0 || !asks) return undefined;
  return replyOfPick({ frame, reading, wants: 'fit' }, composer);
}

/** What's written on the aspect that a message names, as that and not as its answer. @returns whether anything is */
function addOnAspect(
  { intent, reading }: Task,
  { on, names }: { readonly on: Spans; readonly names: readonly string[] },
  composer: Composer,
): boolean {
  const { library } = composer;
  // What the thread was about is nothing that this message asks for.
  const ofNeeds = reading.askedNeeds.flatMap(({ id, probability }) =>
    probability >= likelyMentioned ? (library.need(id)?.aspects.slice(0, 1) ?? []) : [],
  );
  const [aspect] = [...reading.aspects.map(({ id }) => id), ...ofNeeds];
  // What it asks besides what's unheard of would be left out.
  const content = contentWords(reading, { from: 0, to: reading.words.length }).length;
  const unheard = names.flatMap((name) => name.split(/[\s-]+/)).length;
  if (aspect === undefined || content > unheard + mostBeside) return false;
  const briefs = intent.options.flatMap((id) => {
    const text = library.brief(id, aspect)?.text;
    return text === undefined ? [] : [text];
  });
  const tip = library.tip(aspect);
  const texts = briefs.length > 0 || tip === undefined ? briefs : [tip];
  if (texts.length === 0) return false;
  const title = inSentence(library.aspectTitle(aspect));
  composer.add({
    kind: 'headline',
    spans: [
      plain("I don't have a direct answer"),
      ...(on.length > 0 ? on : [plain(' to that')]),
      plain(`. What I have on ${title}:`),
    ],
  });
  composer.add({ kind: 'bullets', items: texts.slice(0, mostFacts).map((text) => composer.cited(text)) });
  const all = formatList((intent.options.length > 0 ? intent.options : library.options).map(library.nameOf));
  composer.choices([{ label: `Compare on ${title}`, says: `compare ${all} on ${title}` }]);
  return true;
}

/** Less likely needs aren't taken for ones that a message is about. */
const likelyMentioned = 0.3;

/** Whether options are set against each other, or nothing but they are named. */
function setsAgainst(task: Task): boolean {
  const { reading } = task;
  return reading.has('versus') || reading.words.some(({ text }) => text === 'or') || asksForBrief(task);
}

/** In 64ths: what's said of a product is no answer to what nothing comes near. */
const likelyEnough = 24;

/** What each candidate has: the first line written for a question, below what it answers; or else its claim. */
function nearestOf(
  task: Task,
  found: FoundAnswer,
  near: FoundAnswer['candidates'],
  composer: Composer,
): Spans[] {
  const { intent, reading } = task;
  const shown = new Set<string>();
  const about = intent.options.length === 1 ? intent.options : [];
  return near.flatMap((candidate): Spans[] => {
    const [answer, ...others] =
      candidate.question === null ? [] : answersFor(composer.library, candidate.question, intent.options);
    const question = libraryOf(reading.topic).question(candidate.question);
    const [asks] =
      question?.label === undefined ? [] : phrasedFor(reading.topic, question, question.label, about);
    if (answer !== undefined && others.length === 0 && asks !== undefined)
      return [
        [
          strong(`${asks} `),
          ...composer.cited(pointOn(reading.words, question?.label, answer.answer) ?? answer.answer.first),
        ],
      ];
    const [claim] = matchedClaims(task, { ...found, candidates: [candidate] }, composer);
    if (claim === undefined || shown.has(claim.id)) return [];
    shown.add(claim.id);
    return [composer.sentence(claim)];
  });
}

/** "how well does fastapi play with celery" is about the product; "does celery support X on fastapi" about more. */
function saysMoreThanProducts(reading: Task['reading']): boolean {
  const isOfProduct = (at: number): boolean => reading.asked.some(({ from, to }) => at >= from && at < to);
  return contentWords(reading, { from: 0, to: reading.words.length }).some((at) => !isOfProduct(at));
}

/** Whether an answer begins with a fact. */
function citesFirst([first]: readonly Block[]): boolean {
  return first !== undefined && 'spans' in first && first.spans.some(({ kind }) => kind === 'citation');
}

function hasBriefs({ intent, reading }: Task, library: Library): boolean {
  const [aspect] = intent.aspects;
  // "is it?" names nothing that could be told of.
  const names = reading.options.length + reading.aspects.length + reading.askedNeeds.length > 0;
  return (
    names &&
    intent.kind === 'explain' &&
    aspect !== undefined &&
    intent.options.some((option) => library.brief(option, aspect) !== undefined) &&
    asksForBrief({ reading })
  );
}

/** Whether the reply by words says that there's nothing, and what comes nearest is too far off to be shown. */
function saysItself(
  task: Task,
  { candidates: [best], isHowTo }: FoundAnswer,
  { library, isSaid }: Composer,
): boolean {
  const least = isHowTo === true ? worthInstead : worthShowing;
  if (best !== undefined && in64ths(best.probability) >= least && !isWithoutData(task, best)) return false;
  const draft = openComposer(library, { opened: isSaid });
  return reply(task, draft).declined && draft.claims.length === 0;
}

/** In 64ths, where there would be nothing else. */
const worthShowing = 30;
/** The same instead of saying that no code is written. */
const worthInstead = 14;

function isWithoutData(
  { reading }: Pick<Task, 'reading'>,
  { question }: FoundAnswer['candidates'][number],
): boolean {
  return libraryOf(reading.topic).question(question)?.form === 'no-data';
}

/** Of the candidates: how to ask for those that are worth offering. */
function questionsNear({ reading, intent }: Task, candidates: FoundAnswer['candidates']): readonly Choice[] {
  const asked = candidates
    .filter((one) => in64ths(one.probability) >= worthOffering && !isWithoutData({ reading }, one))
    .slice(0, mostQuestions)
    .flatMap((candidate) => shortQuestion(reading.topic, candidate, intent.options) ?? []);
  return [...new Set(asked)].map((says) => ({ label: labelOf(reading.topic, says), says }));
}
