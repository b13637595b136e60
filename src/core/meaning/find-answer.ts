import type { TopicMeanings } from '../../knowledge/meanings/topic-meanings.ts';
import { libraryOf } from '../../knowledge/queries.ts';
import type { TopicQuestion } from '../../knowledge/schema.ts';
import type { Conversation } from '../turn/conversation.ts';
import { statesFacts } from '../understanding/decide/scope/outside-scope.ts';
import { outsideOdds } from '../understanding/decide/scope/scope-classifier.ts';
import type { Reading } from '../understanding/match/reading.ts';
import { idsOf, unique } from '../understanding/match/references.ts';
import { tokenize } from '../understanding/text/words.ts';
import type { Understanding } from '../understanding/understand.ts';
import { askedAgain, echoes } from './asked/asked-again.ts';
import { answersInForm, type FormFit, formFit } from './asked/form-fit.ts';
import { subjectInThread } from './asked/in-context.ts';
import { pairPhrasing } from './asked/pair-phrasing.ts';
import { asksForAnother, questionForm } from './asked/question-form.ts';
import { shortAnswerTo } from './asked/short-answer.ts';
import {
  asksForMore,
  asksMoreThanProducts,
  asksWhether,
  isBroad,
  isWellRead,
  namesNothing,
  saysMore,
  saysNothingKnown,
} from './asked/what-is-asked.ts';
import { yesNoQuestion } from './asked/yes-no.ts';
import { exactPhrasing } from './exact-phrasing.ts';
import { findFact } from './find-fact.ts';
import { asksHandsOn, firmnessOf, isBrief, saysNothingNew } from './firmness.ts';
import { askedForm } from './form.ts';
import { type Match, type MatchCandidate, matchMeaning, modeOf } from './match/match.ts';
import { meaningNeeded } from './meaning-needed.ts';
import { type AskedUpkeep, askedUpkeep } from './packages/asked-upkeep.ts';
import {
  askedExactly,
  askedOfLast,
  askedOfOthers,
  askedOfPackages,
  inTrace,
  targetOf,
} from './surely-asked.ts';
import { in64ths, thresholds } from './thresholds.ts';
import { unheardIn } from './unheard.ts';
import { unknownPackages } from './unknown-packages.ts';
import type { Vector } from './vector.ts';

/** What the data has on a message, by what it means and says. */
export type FoundAnswer = {
  /**
   * `sure`: the first candidate answers it. `unsure`: none surely does; those that come nearest are worth showing.
   * `nothing`: not even that.
   */
  readonly kind: 'sure' | 'unsure' | 'nothing';
  /** Best first. */
  readonly candidates: readonly MatchCandidate[];
  /** Whether it's surer than what names something unknown has to be. */
  readonly evenOfUnknown: boolean;
  /** Whether the topic hardly has an answer, whatever its words seem to be about. */
  readonly isUnanswerable: boolean;
  /**
   * What's known on it answers in another form than it's asked in. `near`: so it's told as what comes nearest. `own`: what it was
   * read as has an answer.
   */
  readonly off?: 'near' | 'own';
  /** Whether it asks how to go about something that looks like work to be done: then what's near is told instead. */
  readonly isHowTo?: true;
  /** How likely the best match is, where another comes first that answers in the form asked for. */
  readonly matches?: number;
  /** Whether the first candidate most likely answers it: then it's told, with what it's an answer to. */
  readonly isLikely?: true;
  /** Whether it's sure that there's no data on what it asks. */
  readonly lacksData?: true;
  /** What it asks of packages that the topic's claims name, if that's all it asks. */
  readonly upkeep?: AskedUpkeep;
  /** Whose part of the answer is wanted, if that isn't simply those that the message names. */
  readonly ofOptions?: readonly string[];
  /** True for what a team stated itself. */
  readonly isOfTeam?: true;
  /** For the trace. */
  readonly rule: string;
  /** The question or claim that comes nearest, unless the answer is sure. */
  readonly gap: string | null;
  /** The one that it asks for word for word, if any. */
  readonly exactly: string | null;
};

/** What a message is matched with, and by. */
export type Sought = {
  readonly understood: Understanding;
  readonly conversation: Conversation;
  readonly vector: Vector | null | undefined;
  /** Of its words after the name of what its thread is about. */
  readonly vectorInThread?: Vector | undefined;
  readonly meanings: TopicMeanings | null;
};

/** Finds what answers a message that asks for facts; null for any other, and where what it was read as stands. */
export function findAnswer(sought: Sought): FoundAnswer | null {
  const { understood, conversation, vector, meanings } = sought;
  const isOfTeam = understood.reading.topic.provenance === 'team';
  if (!isOfTeam || vector == null || meanings?.size !== vector.length) return findAuthored(sought);
  const stated = findFact(understood, conversation, vector, meanings);
  if (stated?.kind === 'sure') return stated;
  // Of options that are covered, what's checked came along.
  const { claims } = understood.reading.topic;
  const checked = claims.some(({ provenance }) => provenance !== 'team') ? findAuthored(sought) : null;
  return checked?.kind === 'sure' ? checked : (stated ?? checked);
}

function findAuthored(sought: Sought): FoundAnswer | null {
  const found = findWritten(sought);
  return found?.kind === 'sure' ? found : (findPair(sought) ?? found);
}

/** The question that sets two against each other of which one is only known: no needs can decide between them. */
function findPair({ understood, conversation }: Sought): FoundAnswer | null {
  const { intent, reading } = understood;
  if (isAct(intent) || reading.uncovered !== null || conversation.frame?.last != null) return null;
  if (intent.aspects.length > 0 && !saysMore(reading)) return null;
  const pair = pairPhrasing(reading);
  if (pair === undefined) return null;
  const candidate = { claims: pair.claims, question: pair.question?.id ?? null, probability: 1 };
  return {
    kind: 'sure',
    candidates: [candidate],
    evenOfUnknown: true,
    isUnanswerable: false,
    rule: `sets two against each other: ${targetOf(candidate)}`,
    gap: null,
    exactly: null,
  };
}

function findWritten({
  understood,
  conversation,
  vector: own,
  vectorInThread,
  meanings,
}: Sought): FoundAnswer | null {
  const { reading, intent } = understood;
  const { topic, words } = reading;
  const exact = exactPhrasing(topic, reading.written);
  if (exact !== undefined && !isAct(intent) && !(exact.question?.form === 'no-data' && isUncovered(intent)))
    return askedExactly(understood, exact, { vector: own ?? undefined, meanings });
  const upkeep = isAct(intent) ? undefined : askedUpkeep(reading, conversation);
  if (upkeep !== undefined) return askedOfPackages(upkeep);
  const again = isAct(intent) ? undefined : askedAgain(understood, conversation);
  if (again !== undefined) return askedOfOthers(understood, again);
  const told = conversation.frame?.last?.claims ?? [];
  if (told.length > 0 && !isAct(intent) && isSameTopic(understood, conversation) && echoes(reading))
    return askedOfLast(told.slice(0, mostCentral));
  const read = firmnessOf(understood, conversation);
  if (read === 'fixed' || meaningNeeded(understood) === null) return null;
  if (isPlainComparison(understood)) return null;
  const hasMeaning = own !== null && own !== undefined && meanings?.size === own.length;
  // Without phrasings, words alone find no more than the reading has found.
  const mode = modeOf(topic, hasMeaning);
  if (mode === 'words of lines') return null;
  const hasOwn = isSideBySide(understood) || (intent.kind === 'out_of_scope' && isBroad(understood));
  const isFollowUp = goesOn(understood, conversation);
  const named = unique([...idsOf(reading.options), ...idsOf(reading.alternatives)]);
  const alone = { words, vector: own ?? undefined };
  const subject = subjectInThread(understood, conversation);
  const {
    candidates: all,
    answerable,
    vector,
  } = bestIn(
    hasMeaning && subject !== undefined && vectorInThread !== undefined
      ? [
          alone,
          { words: [...tokenize(libraryOf(topic).nameOf(subject)).words, ...words], vector: vectorInThread },
        ]
      : [alone],
    (put) => {
      const found = matchMeaning(topic, meanings, {
        words: put.words,
        options: named.length > 0 || conversation.frame === null ? named : subjectOf(understood),
        form: askedForm(words),
        outside: oddsOf(understood, named),
        ...(put.vector === undefined ? {} : { vector: put.vector }),
      });
      const isOfSubject =
        put === alone || (subject !== undefined && isOnOption(understood, found.candidates[0], subject));
      return { ...found, vector: put.vector, isOfSubject };
    },
  );
  const put = { written: reading.written, words, named, vector };
  const fitting = all
    .filter((candidate) => mayBeAbout(understood, candidate, named) && !isUnwanted(understood, candidate))
    .map((candidate) => {
      const says = shortAnswerTo(put, topic, candidate, meanings);
      return says === undefined ? candidate : { ...candidate, says };
    });
  const { candidates, fit } = inAskedForm(understood, fitting);
  const [best] = candidates;
  if (best === undefined) return null;
  const limits = thresholds[mode];
  const sure = in64ths(best.probability);
  const by = hasMeaning ? 'meaning' : 'words';
  const namesPackage = unknownPackages(topic, reading.written).length > 0;
  // "slowapi or fastapi-limiter" isn't covered as a choice, but a claim may name both.
  const isNamed =
    reading.uncovered !== null &&
    asksMoreThanProducts(reading) &&
    unheardIn(reading, all.slice(0, 1)).length === 0;
  if (reading.uncovered !== null && !isNamed) return null;
  const isUnanswerable = namesPackage || in64ths(answerable) < limits.unanswerable;
  const evenOfUnknown = sure >= limits.beyondDoubt;
  const [likeliest] = fitting;
  const matches =
    likeliest === undefined || (likeliest === best && fit !== 'off')
      ? {}
      : { matches: likeliest.probability };
  const found = { candidates, evenOfUnknown, isUnanswerable, exactly: null, ...matches };
  const gap = targetOf(best);
  const form = formOf(understood, best);
  const isOpen = read === 'open' && !hasOwn;
  const usual = isOpen && isBroad(understood) ? 'own' : read;
  // A guess at what goes on from the last answer may as well be a question of its own.
  const isGuess = understood.confidence < mostlySure;
  const isSpecific = isFollowUp && (asksForMore(understood) || repeatsPick(understood, conversation));
  // What's known on an aspect is no yes or no.
  const wantsWord =
    yesNoQuestion(reading.written) !== undefined &&
    (best.says !== undefined || form === 'yes-no' || form === 'verdict');
  const isTaken = hasOwn || namesPackage || (isFollowUp && !isGuess && !isSpecific && !wantsWord);
  if (isNamed && !evenOfUnknown) return null;
  const least = isTaken
    ? limits.beyondDoubt
    : Math.max(
        limits[usual],
        isFollowUp ? limits.own : 0,
        isSpecific || (isFollowUp && wantsWord) ? limits.follow : 0,
      );
  if (isOpen && form === 'no-data' && sure >= limits.open)
    return { ...found, kind: 'unsure', lacksData: true, gap, rule: `without data: ${inTrace(best)}` };
  if (!isAbout(understood, best, named)) {
    if (reading.things.length > 0) return null;
  } else if (sure >= least && !(isSpecific && !saysMore(reading))) {
    // A choice among all options is made by needs.
    const isAdded = !saysNothingNew(understood, conversation.frame);
    if (
      intent.kind === 'recommend' &&
      form === 'pick' &&
      !answersWithin(understood, best) &&
      (!isGuess || isAdded)
    )
      return null;
    // A yes or a no is no answer to who wants a name or a figure; a choice has one of its own.
    if (in64ths(answerable) >= limits.answerable) {
      const rule = `matched by ${by}: ${inTrace(best)}`;
      if (fit !== 'off' || unheardIn(reading, [best]).length > 0)
        return { ...found, kind: 'sure', gap: null, rule };
      const off = choosesSelf(understood) ? 'own' : 'near';
      return { ...found, candidates: nearestFirst(candidates), kind: 'sure', off, gap, rule };
    }
  }
  // What's weighed for a pick is its answer, once there is one.
  const asksBeside = isGuess && isFollowUp && saysNothingNew(understood, conversation.frame);
  const isWeighed = conversation.frame?.last != null && understood.framed.frame.needs.length > 0;
  if (intent.kind === 'recommend' && isWeighed && !asksBeside) return null;
  if (isFollowUp && !isSpecific && !(isGuess && saysNothingKnown(understood))) return null;
  const isMissed = asksUnread(understood, conversation) && sure >= limits.nearInThread;
  // "why is every second request slow": what comes near is told rather than that no code is written.
  const isHandsOn = asksHandsOn(understood) && sure >= limits.nearHandsOn;
  const asHowTo = isHandsOn ? ({ isHowTo: true } as const) : {};
  if (!isFollowUp && !isOpen && !isMissed && !isHandsOn && !(isUnanswerable && mayBeElse(understood)))
    return null;
  // The words alone say what it's about; unless that's known to be what nobody could answer.
  if (isWellRead(understood) && !isUnanswerable && !isHandsOn && !(isSpecific && namesNothing(reading)))
    return null;
  // What a thread is about is near to anything that's asked there.
  const isNear = isSpecific ? sure >= limits.nearInThread : sure >= limits.near || intent.aspects.length > 0;
  const isPutSo =
    isSpecificForm(reading.written) && answersInForm(topic, best, { written: reading.written, named });
  const mayAnswer =
    sure >= (isPutSo ? limits.likelyInForm : limits.likely) &&
    fit !== 'off' &&
    !namesPackage &&
    (!isUnanswerable || sure >= limits.beyondDoubt || reading.things.length > 0) &&
    unheardIn(reading, [best]).length === 0;
  return isNear
    ? {
        ...found,
        ...(mayAnswer && standsApart(candidates) && asLikely),
        ...(fit === 'off' && { candidates: nearestFirst(candidates) }),
        ...asHowTo,
        kind: 'unsure',
        gap,
        rule: `unsure, nearest by ${by}: ${inTrace(best)}`,
      }
    : { ...found, kind: 'nothing', gap, rule: `nothing near by ${by}: ${inTrace(best)}` };
}

/**
 * The candidates, with one that answers in the form of the question before a yes or no that doesn't; and how the first line of
 * the first goes with it.
 */
function inAskedForm(
  { reading }: Understanding,
  candidates: readonly MatchCandidate[],
): { readonly candidates: readonly MatchCandidate[]; readonly fit: FormFit } {
  const [best] = candidates;
  if (best === undefined || best.says !== undefined) return { candidates, fit: 'fits' };
  const asked = { written: reading.written, named: unique(idsOf(reading.options)) };
  const fit = formFit(reading.topic, best, asked);
  if (fit !== 'off') return { candidates, fit };
  const claims = new Set(best.claims.slice(0, mostCentral));
  // Another than the one that's named is told by a comparison, if by nothing that's nearly as likely.
  const least = asksForAnother(asked.written) ? nearlyAsLikely : likelyInstead;
  const isOnSame = (one: MatchCandidate): boolean => one.claims.some((id) => claims.has(id));
  const [instead] = candidates
    .filter(
      (one) =>
        one !== best &&
        one.probability >= fewestInstead &&
        one.probability >= best.probability * (isOnSame(one) ? likelyOnSame : least) &&
        answersInForm(reading.topic, one, asked) &&
        formFit(reading.topic, one, asked) === 'fits' &&
        unheardIn(reading, [one]).length === 0,
    )
    .sort((a, b) => Number(isOnSame(b)) - Number(isOnSame(a)) || b.probability - a.probability);
  return instead === undefined
    ? { candidates, fit }
    : { candidates: [instead, ...candidates.filter((one) => one !== instead)], fit: 'fits' };
}
const fewestInstead = 0.5;
/** Of the best one's probability. */
const likelyInstead = 0.65;
const likelyOnSame = 0.5;

/** Whether what it was read as sets options against each other, on all that it asks. */
function choosesSelf({ intent, reading }: Understanding): boolean {
  return intent.kind === 'recommend' || (intent.kind === 'compare' && !saysMore(reading));
}

/** What's shown as the nearest: the likeliest first, and whatever answers something else last. */
function nearestFirst(candidates: readonly MatchCandidate[]): readonly MatchCandidate[] {
  const [best, ...others] = candidates;
  if (best === undefined) return candidates;
  const nearly = others.filter(({ probability }) => probability >= best.probability * likelyOnSame);
  return [...nearly, best, ...others.filter((one) => !nearly.includes(one))];
}

/** Whether a cause, a way, a figure, a time or a person is asked for: then who asks it so means no other question. */
function isSpecificForm(written: string): boolean {
  const form = questionForm(written);
  return form !== 'open' && form !== 'whether' && form !== 'which' && form !== 'what';
}

/** The odds that it's out of scope. How to go about something with what's covered is at most a toss-up. */
function oddsOf(understood: Understanding, named: readonly string[]): number {
  const odds = outsideOdds(understood.situation);
  const isCovered = named.length + understood.reading.aspects.length > 0;
  return isCovered && asksHandsOn(understood) ? Math.min(odds, 0) : odds;
}

type Put = { readonly words: Reading['words']; readonly vector: Vector | undefined };
type PutMatch = Match & { readonly vector: Vector | undefined; readonly isOfSubject: boolean };

/** The better supported of what a message is found to ask by itself, and with what its thread is about. */
function bestIn(puts: readonly Put[], match: (put: Put) => PutMatch): PutMatch {
  const [alone, ...others] = puts.map(match);
  const [inThread] = others;
  if (alone === undefined) return { candidates: [], answerable: 0, vector: undefined, isOfSubject: false };
  const sureOf = ({ candidates: [best] }: Match): number => in64ths(best?.probability ?? 0);
  return inThread?.isOfSubject === true &&
    sureOf(inThread) >= sureInThread &&
    sureOf(inThread) > sureOf(alone) + clearlyMore
    ? inThread
    : alone;
}
/** In 64ths: what the thread's subject adds to a message has to make it this sure, and so much surer. */
const sureInThread = 40;
const clearlyMore = 4;

/** Whether a candidate is about an option, among others. */
function isOnOption(
  { reading: { topic } }: Understanding,
  candidate: MatchCandidate | undefined,
  option: string,
): boolean {
  if (candidate === undefined) return false;
  const { claim } = libraryOf(topic);
  const asked = topic.questions.find(({ id }) => id === candidate.question);
  return asked === undefined
    ? claim(candidate.claims[0] ?? '')?.option === option
    : asked.options.length === 0 || asked.options.includes(option);
}

/** Whether a message asks something in its thread that wasn't understood: what's near is told rather than that it wasn't. */
export function asksUnread({ missed, situation }: Understanding, { frame }: Conversation): boolean {
  return missed !== null && situation.asks && frame !== null && frame.last !== null;
}

/**
 * Whether a message asks something, and all that a mere guess at it would get is the pick or the comparison that the thread has
 * already.
 */
export function repeatsPick(understood: Understanding, { frame }: Conversation): boolean {
  const { intent, confidence, reading } = understood;
  const isPick =
    (intent.kind === 'recommend' && intent.guide === undefined && intent.asks === undefined) ||
    (intent.kind === 'decide' && intent.step === 'verdict') ||
    intent.kind === 'compare';
  return (
    isPick &&
    confidence < hardlySure &&
    frame !== null &&
    frame.needs.length > 0 &&
    reading.options.length + reading.aspects.length === 0 &&
    !reading.has('pick', 'better', 'versus') &&
    !wantsOne.test(reading.written) &&
    reading.clauses.some(({ asks }) => asks) &&
    saysNothingNew(understood, frame)
  );
}
const hardlySure = 0.5;
const wantsOne = /\b(?:which|wins?|leads?|ahead|still|final|verdict|conclusion|compare|difference|table)\b/i;

/** Whether no other candidate is nearly as likely, but on the same claims. */
function standsApart([best, ...others]: readonly MatchCandidate[]): boolean {
  return (
    best !== undefined &&
    best.question !== null &&
    others.every(
      ({ probability, claims: [first] }, at) =>
        probability < best.probability * nearlyAsLikely ||
        (best.probability >= allButSure && probability <= best.probability - clearlyBehind) ||
        best.claims
          .slice(0, others[at]?.question === null ? best.claims.length : mostCentral)
          .some((id) => id === first),
    )
  );
}
const asLikely: Pick<FoundAnswer, 'isLikely'> = { isLikely: true };
const nearlyAsLikely = 0.8;
const allButSure = 0.9;
const clearlyBehind = 0.08;
/** The claims that a question is about come first. */
const mostCentral = 3;

/** Below, an intent is a guess. */
const mostlySure = 0.6;

/** Whether a reading is no more than likely, and what it would be answered with are facts on something else. */
function mayBeElse({ intent, reading, confidence, missed }: Understanding): boolean {
  if (missed !== null || reading.needs.length > 0 || confidence > nearlySure) return false;
  if (intent.kind === 'compare') return intent.aspects.length === 0;
  return intent.kind === 'source' || statesFacts(intent);
}
const nearlySure = 0.85;

function isSameTopic({ reading }: Understanding, { frame }: Conversation): boolean {
  return frame?.topic === reading.topic.id && frame.last?.ranking == null;
}

/** Whether a message goes on from the last answer, in a way that was understood. */
function goesOn({ reading, intent, missed }: Understanding, { frame }: Conversation): boolean {
  const hasLast = frame !== null && frame.last !== null;
  if (missed !== null || intent.kind === 'out_of_scope') return false;
  return hasLast && (reading.options.length + reading.alternatives.length === 0 || isBrief(reading));
}

/** A question about other options than those named is another question: "does flask have type hints". */
function mayBeAbout(
  { reading }: Understanding,
  { question }: MatchCandidate,
  named: readonly string[],
): boolean {
  const known = reading.topic.questions.find(({ id }) => id === question);
  const options = known?.options ?? [];
  if (named.length === 0 || options.length === 0 || named.some((id) => options.includes(id))) return true;
  // "is arq still a good choice?": of one that's only known, questions about others tell as well.
  const { claim } = libraryOf(reading.topic);
  return (known?.claims ?? [])
    .slice(0, mostCentral)
    .some((id) => reading.alternatives.some((other) => other.id === claim(id)?.option));
}

/** Whether some claim is about what is named, or about the topic as a whole. */
function isAbout({ reading }: Understanding, { claims }: MatchCandidate, named: readonly string[]): boolean {
  const { claim } = libraryOf(reading.topic);
  return (
    named.length === 0 ||
    // Advice on what's asked holds for any of them.
    claims.length === 0 ||
    claims.some((id) => {
      const option = claim(id)?.option ?? null;
      return option === null || named.includes(option);
    })
  );
}

/** "jwt or sessions with django?": a pick within the option that's named. */
function answersWithin({ reading }: Understanding, { question }: MatchCandidate): boolean {
  const [option, ...others] = unique(idsOf(reading.options));
  const answers = reading.topic.questions.find(({ id }) => id === question)?.answers;
  return option !== undefined && others.length === 0 && answers?.[option] !== undefined;
}

/** What changes something, or goes on with the guided choice. */
function isAct(intent: Understanding['intent']): boolean {
  return (
    intent.kind === 'decide' ||
    intent.kind === 'help' ||
    intent.kind === 'list' ||
    (intent.kind === 'recommend' && intent.guide !== undefined)
  );
}

/** What names something else to choose from is told so by its name, rather than by what is said of all the like. */
function isUncovered(intent: Understanding['intent']): boolean {
  return intent.kind === 'out_of_scope' && intent.because === 'uncovered';
}

function subjectOf({ intent }: Understanding): readonly string[] {
  return [...intent.options, ...intent.alternatives];
}

function formOf({ reading }: Understanding, { question }: MatchCandidate): string | undefined {
  return reading.topic.questions.find(({ id }) => id === question)?.form;
}

/** "LTS policy of django vs flask": a comparison on what it names is the answer. "which has the best docs" has one of its own. */
function isSideBySide({ reading, intent }: Understanding): boolean {
  if (asksWhether(reading)) return false;
  if (reading.options.length === 0 && reading.topic.questions.some(hasAnswer)) return false;
  return (
    (intent.kind === 'compare'
      ? intent.options.length !== 1
      : intent.kind === 'explain' && intent.options.length > 1) &&
    intent.aspects.length > 0 &&
    !saysMore(reading)
  );
}

/**
 * "django or flask on databases": the options and the aspects to compare them on, and nothing else. "and compared with
 * bottle", after another that is only known: what's known on each.
 */
function isPlainComparison({ reading, intent }: Understanding): boolean {
  if (saysMore(reading) || yesNoQuestion(reading.written) !== undefined) return false;
  if (intent.kind === 'out_of_scope')
    // "live prices, websocket or sse": what's needed may decide between them.
    return intent.because === 'alternative' && intent.alternatives.length > 1 && reading.needs.length === 0;
  return (
    intent.kind === 'compare' &&
    reading.options.length > 1 &&
    intent.aspects.length > 0 &&
    reading.words.every(({ mark, value }) => mark || value === undefined)
  );
}

function hasAnswer({ answer, answers }: TopicQuestion): boolean {
  return answer !== undefined || answers !== undefined;
}

/** "speed doesn't matter": an answer that's about nothing else isn't wanted. */
function isUnwanted({ reading: { unwanted, topic } }: Understanding, { claims }: MatchCandidate): boolean {
  if (unwanted.length === 0) return false;
  const aspects = new Set(unwanted.map(({ id }) => id));
  const about = topic.claims.filter(({ id }) => claims.includes(id));
  return about.length > 0 && about.every((claim) => claim.aspects.some((aspect) => aspects.has(aspect)));
}
