import type { ShortAnswer } from '../../../knowledge/authored-schema.ts';
import { proseOf, sentencesOf } from '../../../knowledge/cited-text.ts';
import { libraryOf } from '../../../knowledge/queries.ts';
import type { Claim, TopicQuestion } from '../../../knowledge/schema.ts';
import type { Block, Choice } from '../../answer/answer.ts';
import { formFit, isAskedSo } from '../../meaning/asked/form-fit.ts';
import { asksForAnother } from '../../meaning/asked/question-form.ts';
import { asksWhether } from '../../meaning/asked/what-is-asked.ts';
import { asksForAdvice, stanceOf, yesNoQuestion } from '../../meaning/asked/yes-no.ts';
import type { FoundAnswer } from '../../meaning/find-answer.ts';
import { in64ths } from '../../meaning/thresholds.ts';
import { unheardIn } from '../../meaning/unheard.ts';
import { asksForPick, isAsking } from '../../understanding/topics/topic-features.ts';
import { leftOutNote } from '../asking-back/left-out.ts';
import { onlyNames } from '../authored/explain-briefs.ts';
import { answersFor, replyQuestion, speaksOf } from '../authored/question-answer.ts';
import { replyWritten } from '../authored/reply-written.ts';
import { asksForBoth } from '../authored/together.ts';
import { type Composer, openComposer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { reply } from '../reply.ts';
import { aboutNamed } from './about-named.ts';
import { bestInForm } from './best-in-form.ts';
import { judgesKnownOnly } from './judges-known-only.ts';
import { matchedClaims } from './matched-claims.ts';
import { pointOn } from './point-on.ts';
import { relatedQuestions } from './related-questions.ts';
import { underLabel } from './under-label.ts';
import { replyUpkeep } from './upkeep.ts';
import { putRight, withoutDenial, withoutWord, wordFirst, wordFor } from './word-first.ts';

/** In 64ths: so likely, what's asked by a name alone is the question. */
const surely = 54;
/** Points below the first sentence. */
const mostPoints = 2;

/** The answer to a question whose claims were found: they come first, then the rest as it would be without them. */
export function replyLed(task: Task, matched: FoundAnswer, composer: Composer): ReplyOutcome {
  if (matched.upkeep !== undefined) return replyUpkeep(task, matched.upkeep, composer);
  const best = bestInForm(task, matched);
  const found =
    best === undefined || best === matched.candidates[0]
      ? matched
      : { ...matched, candidates: [best, ...matched.candidates.filter((one) => one !== best)] };
  const { library } = composer;
  // With needs stated, they decide; whatever else the message asks is told with them.
  if (
    task.intent.kind === 'recommend' &&
    task.frame.needs.length > 0 &&
    found.exactly === null &&
    found.isWanted !== true &&
    !asksOfOne(task, found) &&
    !asksNoPick(task, found)
  )
    return reply(task, composer);
  if (
    onlyNames(task) &&
    found.exactly === null &&
    !(best?.question != null && in64ths(best.probability) >= surely && task.reading.asked.length === 0) &&
    composer.library.tip(task.intent.aspects[0] ?? '') !== undefined
  )
    return reply(task, composer);
  // How hard a move is, is no question of how hard something is to learn.
  if (task.intent.kind === 'decide' && task.reading.has('effort') && found.exactly === null)
    return reply(task, composer);
  const question = best?.question ?? null;
  const answers =
    question === null
      ? []
      : answersFor(library, question, found.ofOptions ?? task.intent.options, asksOfEach(task));
  const named = [...new Set(task.reading.options.map(({ id }) => id))];
  // "sqlalchemy or sqlmodel for fastapi, 3 devs": what's said of each makes no choice.
  if (answers.length > 1 && found.exactly === null && choosesByNeeds(task)) return reply(task, composer);
  if (
    question !== null &&
    answers.length > 0 &&
    (found.exactly !== null || found.ofOptions !== undefined || speaksOf(library, question, answers, named))
  )
    return replyByQuestion(task, { found, question, answers, says: best?.says }, composer);
  // Of several products, each has its part.
  const { intent } = task;
  if (intent.kind === 'out_of_scope' && intent.alternatives.length + intent.options.length > 1)
    return reply(task, composer);
  if (judgesKnownOnly(task) && best?.question === null && found.exactly === null)
    return reply(task, composer);
  const claims = matchedClaims(task, found, composer);
  const [lead, ...others] = claims;
  const draft = openComposer(library, { opened: composer.isSaid });
  const own = reply(task, draft);
  const first = citedIn(draft.blocks[0]);
  const asked = new Set(found.candidates[0]?.claims ?? []);
  const agrees = !own.declined && first.some((id) => asked.has(id)) && first[0] !== undefined;
  const says = best?.says;
  if (
    lead === undefined ||
    (agrees && says === undefined) ||
    (namesUnknown(task, draft.blocks) && !found.evenOfUnknown)
  )
    return reply(task, composer);
  composer.add({
    kind: 'headline',
    spans: putRight(
      task.reading.written,
      wordFirst(best?.claims[0] === lead.id ? says : undefined, composer.sentence(lead)),
    ),
  });
  if (followedByOwn(task) && !own.declined) {
    const from = composer.blocks.length;
    const outcome = reply(task, composer);
    const rest = composer.blocks.splice(from).map(below);
    composer.blocks.push(...rest);
    return outcome;
  }
  const rest = own.declined ? [] : alsoSaid(task, draft, claims);
  composer.add({
    kind: 'bullets',
    items: shortEnough([...others, ...rest], lead).map((claim) => composer.sentence(claim)),
  });
  composer.choices(
    claims.some(({ phrasings }) => phrasings.length > 0)
      ? nextChoices(
          task,
          claims.map(({ id }) => id),
        )
      : choicesIn(draft.blocks),
  );
  const options = task.intent.options.length > 0 ? task.intent.options : optionsOf(claims, composer);
  return { options, main: options.at(0) ?? null, ranking: null, declined: false };
}

/** Whether a message sets options against each other for a need that it states, and asks for no fact on each. */
function choosesByNeeds({ intent, reading, frame }: Task): boolean {
  if (reading.needs.length === 0 || frame.needs.length === 0 || asksWhether(reading)) return false;
  return (intent.kind === 'compare' || intent.kind === 'recommend') && intent.options.length > 1;
}

/** "how well does each one do saml?" */
function asksOfEach({ reading }: Task): boolean {
  const { words } = reading;
  return (
    reading.options.length === 0 &&
    words.some(
      ({ text }, at) =>
        text === 'each' ||
        text === 'every' ||
        (text === 'all' && words[at + 1]?.text === 'three') ||
        ((text === 'who' || text === 'which') && having.has(words[at + 1]?.text ?? '')),
    )
  );
}

/** "rate limiting, who has it?" */
const having = new Set('has have supports support offers offer'.split(' '));

/** "swagger for falcon, in the core or extra": asks for a fact on the one that it names, and for no pick. */
function asksOfOne({ reading }: Task, { candidates: [best] }: FoundAnswer): boolean {
  // "duckdb for our reports?": needs can't decide on one that isn't rated.
  if (
    reading.options.length === 0 &&
    new Set(reading.alternatives.map(({ id }) => id)).size === 1 &&
    best?.question != null &&
    in64ths(best.probability) >= surely
  )
    return true;
  const named = new Set([...reading.options, ...reading.alternatives].map(({ id }) => id));
  const form = libraryOf(reading.topic).question(best?.question)?.form;
  // "3 people, a partner API, our senior would quit over Django" tells of a project.
  if (reading.needs.length > 1 && !reading.clauses.some(({ asks }) => asks)) return false;
  return named.size === 1 && form !== 'pick' && form !== 'compare' && form !== 'verdict';
}

/** "multi tenant: a schema for each, or an id in each row?": surely a question of its own, and no word of a pick. */
function asksNoPick({ reading }: Task, { candidates: [best] }: FoundAnswer): boolean {
  const form = libraryOf(reading.topic).question(best?.question)?.form;
  return (
    best !== undefined &&
    in64ths(best.probability) >= certainEnough(reading) &&
    form !== undefined &&
    form !== 'pick' &&
    form !== 'compare' &&
    new Set(reading.options.map(({ id }) => id)).size < 2 &&
    isAsking(reading.words) &&
    !asksForPick(reading.words)
  );
}

/** In 64ths, of what's asked nearly word for word; what's put as a question, and not as a wish, needs less. */
const almostCertain = 62;
const quiteCertain = 57;
/** The same for "is he right?", "does that make sense?": a pick answers neither. */
const fairlyCertain = 48;

function certainEnough(reading: Task['reading']): number {
  const sentence = yesNoQuestion(reading.written);
  if (sentence !== undefined && asksForAdvice(stanceOf(sentence))) return fairlyCertain;
  return asksOutright(reading) ? quiteCertain : almostCertain;
}

/** "api gateway needed? 6 services"; not "strict typing. orm?", which asks for a pick. */
function asksOutright({ written, nouns }: Task['reading']): boolean {
  return written.includes('?') && nouns.length === 0;
}

type WrittenFor = {
  readonly found: FoundAnswer;
  readonly question: string;
  readonly answers: ReturnType<typeof answersFor>;
  /** The word that answers it. */
  readonly says: ShortAnswer | undefined;
};

/** The answer written for a question; a move or two options side by side are answered by what's written for them. */
function replyByQuestion(
  task: Task,
  { found, question, answers, says }: WrittenFor,
  composer: Composer,
): ReplyOutcome {
  const form = libraryOf(task.reading.topic).question(question)?.form;
  const mayGiveWay =
    form === 'verdict' ||
    form === 'compare' ||
    form === 'pick' ||
    task.intent.kind === 'decide' ||
    (answers.length > 1 && asksForBoth(task.reading));
  const { library } = composer;
  if (!found.evenOfUnknown) {
    const leftOut = leftOutOf(task, found, composer);
    if (leftOut !== undefined || callsOut(task, found, composer)) {
      const own = reply(task, composer);
      if (leftOut !== undefined) composer.blocks.splice(1, 0, leftOut);
      return own;
    }
  }
  const instead = mayGiveWay && found.exactly === null ? replyWritten(task, composer) : undefined;
  if (instead !== undefined) return instead;
  const from = composer.blocks.length;
  const told =
    found.exactly === null && form !== undefined
      ? answers.map((one) => aboutNamed(one, { form, reading: task.reading }, library))
      : answers;
  const outcome = replyQuestion(
    asksForAnother(task.reading.written) ? { ...task, reading: { options: [] } } : task,
    composer,
    question,
    withPointFirst(task, found, question, told),
  );
  const [first] = composer.blocks.slice(from);
  if (first?.kind === 'headline' && answers.length === 1) {
    const { written } = task.reading;
    const own = answers[0]?.answer.says;
    const word = says ?? (own === undefined ? undefined : wordFor(written, own));
    const phrasings = libraryOf(task.reading.topic).question(question)?.phrasings ?? [];
    const spans = withoutDenial(written, first.spans);
    const line =
      word !== undefined || found.exactly !== null
        ? wordFirst(word, spans)
        : withoutWord(written, phrasings, spans);
    const named = [...new Set(task.reading.options.map(({ id }) => id))];
    const right = putRight(written, line, own);
    const isBeside =
      word === undefined &&
      found.exactly === null &&
      line === spans &&
      right === line &&
      (formFit(task.reading.topic, { question }, { written, named }) !== 'fits' ||
        (in64ths(found.candidates[0]?.probability ?? 1) < surely &&
          !isAskedSo(task.reading.topic, question, written)));
    const label = isBeside ? underLabel(task, question, line) : undefined;
    composer.blocks[from] = { ...first, spans: label ?? right };
  }
  if (asksForTable(task, question)) {
    const table = composer.blocks.length;
    reply(task, composer);
    composer.blocks.push(...composer.blocks.splice(table).map(below));
    return outcome;
  }
  composer.choices(nextChoices(task, question));
  return outcome;
}

/** The forms whose answers set options against each other. */
const comparing: ReadonlySet<TopicQuestion['form']> = new Set(['compare', 'pick', 'yes-no', 'verdict']);

/** A few words may ask for one point of an answer: then that comes first. */
function withPointFirst(
  { reading }: Task,
  { exactly }: FoundAnswer,
  question: string,
  answers: ReturnType<typeof answersFor>,
): ReturnType<typeof answersFor> {
  const [only, ...others] = answers;
  const length = reading.words.filter(({ mark }) => !mark).length;
  if (only === undefined || others.length > 0 || exactly !== null || length > longestOfPoint) return answers;
  const label = libraryOf(reading.topic).question(question)?.label;
  const point = pointOn(reading.words, label, only.answer);
  if (point === undefined) return answers;
  const said = proseOf(point);
  const then = [
    only.answer.first,
    ...only.answer.then.flatMap((text) => {
      const left = sentencesOf(text).filter((sentence) => proseOf(sentence) !== said);
      return left.length === 0 ? [] : [left.flat()];
    }),
  ];
  return [{ ...only, answer: { ...only.answer, first: point, then } }];
}
const longestOfPoint = 8;

/** Whether a comparison was asked for besides: in so many words, or of several options on more than the question is about. */
function asksForTable({ intent, reading }: Task, question: string): boolean {
  if (intent.kind !== 'compare') return false;
  if (reading.words.some(({ text, stem }) => stem === 'compar' || text === 'table')) return true;
  const known = libraryOf(reading.topic).question(question);
  if (reading.options.length < 2 || known === undefined) return false;
  const { claim } = libraryOf(reading.topic);
  const about = new Set(known.claims.flatMap((id) => claim(id)?.aspects ?? []));
  return !comparing.has(known.form) || intent.aspects.some((aspect) => !about.has(aspect));
}

/** What may be asked next: the questions that come nearest to this one, else the choice itself. */
function nextChoices({ intent, reading }: Task, question: string | readonly string[]): readonly Choice[] {
  const near = relatedQuestions(reading.topic, question, intent.options).slice(0, mostNext - 1);
  return [...near, { label: 'Help us choose', says: 'help us choose' }].slice(0, mostNext);
}

const mostNext = 3;

/** Several options side by side keep their own form, if that's what the message asks for. */
function followedByOwn({ intent, reading }: Task): boolean {
  switch (intent.kind) {
    case 'compare':
      return intent.options.length !== 1 || reading.has('versus');
    case 'recommend':
    case 'decide':
    case 'criteria':
      return false;
    case 'explain':
      return intent.options.length > 1;
    case 'out_of_scope':
    case 'follow_up':
    case 'source':
    case 'list':
    case 'help':
    case 'smalltalk':
      return false;
    default:
      return intent satisfies never;
  }
}

/** What people read at once, without citations. */
const mostCharacters = 900;

function shortEnough(claims: readonly Claim[], { line }: Claim): readonly Claim[] {
  let left = mostCharacters - line.length;
  return claims.slice(0, mostPoints).filter((claim, at) => {
    left -= claim.line.length;
    return at === 0 || left > 0;
  });
}

/** What the aspects asked for add. */
function alsoSaid(
  { intent }: Task,
  { claims, library }: Composer,
  matched: readonly Claim[],
): readonly Claim[] {
  const named = [...intent.options, ...intent.alternatives];
  const known = new Set(matched.map(({ id }) => id));
  const on = new Set(matched.flatMap(({ aspects }) => aspects.slice(0, 1)));
  return claims
    .flatMap((id) => library.claim(id) ?? [])
    .filter(
      ({ id, aspects, option }) =>
        !known.has(id) &&
        aspects.some((aspect) => on.has(aspect)) &&
        (named.length === 0 || (option !== null && named.includes(option))),
    );
}

/** Whether the answer by words begins with what nothing is known of. */
/** "django or flask for frobnication?": that a choice hangs on a word that what was found doesn't have. */
function leftOutOf(
  { intent, reading }: Task,
  { candidates }: FoundAnswer,
  composer: Composer,
): Block | undefined {
  return intent.kind === 'compare' &&
    reading.options.length > 1 &&
    unheardIn(reading, candidates.slice(0, 1)).length > 0
    ? leftOutNote(intent, reading, composer)
    : undefined;
}

/** Whether what it was read as would say of a product that the question doesn't know that there's no data on it. */
function callsOut(task: Task, { candidates }: FoundAnswer, { library }: Composer): boolean {
  const { reading } = task;
  const unheard = unheardIn(reading, candidates.slice(0, 1));
  if (unheard.length === 0) return false;
  const isProduct = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    unheard.includes(reading.typed({ from, to }));
  if (reading.asked.some(isProduct)) return true;
  const draft = openComposer(library);
  reply(task, draft);
  return namesUnknown(task, draft.blocks);
}

function namesUnknown({ reading }: Task, [first]: readonly Block[]): boolean {
  if (reading.asked.length === 0 && reading.uncovered === null) return false;
  return first !== undefined && citedIn(first).length === 0;
}

function citedIn(block: Block | undefined): readonly string[] {
  return block !== undefined && 'spans' in block
    ? block.spans.flatMap((span) => (span.kind === 'citation' ? [span.claim] : []))
    : [];
}

/** A second headline is a paragraph. */
function below(block: Block): Block {
  return block.kind === 'headline' ? { ...block, kind: 'paragraph' } : block;
}

function choicesIn(blocks: readonly Block[]): readonly Choice[] {
  return blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
}

function optionsOf(claims: readonly Claim[], { library }: Composer): readonly string[] {
  return [...new Set(claims.slice(0, 1).flatMap(({ option }) => option ?? []))].filter(
    (id) => library.option(id) !== undefined,
  );
}
