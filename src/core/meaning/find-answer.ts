import { libraryOf } from '../../knowledge/queries.ts';
import type { TopicQuestion } from '../../knowledge/schema.ts';
import type { Conversation } from '../turn/conversation.ts';
import { statesFacts } from '../understanding/decide/scope/outside-scope.ts';
import { idsOf, unique } from '../understanding/match/references.ts';
import type { Understanding } from '../understanding/understand.ts';
import { askedAgain, echoes } from './asked/asked-again.ts';
import { answersInForm, type FormFit, formFit } from './asked/form-fit.ts';
import { aboutIn, matchInThread, type Sought } from './asked/match-in-thread.ts';
import { pairPhrasing } from './asked/pair-phrasing.ts';
import { asksForAnother, questionForm } from './asked/question-form.ts';
import {
  asksForMore,
  asksMoreThanProducts,
  asksWhether,
  asksWhetherStill,
  isBroad,
  isWellRead,
  namesNothing,
  saysMore,
  saysNothingKnown,
} from './asked/what-is-asked.ts';
import { yesNoQuestion } from './asked/yes-no.ts';
import { exactPhrasing } from './exact-phrasing.ts';
import { findFact } from './find-fact.ts';
import {
  asksForLeaning,
  asksHandsOn,
  type Firmness,
  firmnessOf,
  isBrief,
  saysNothingNew,
} from './firmness.ts';
import { type MatchCandidate, type MatchMode, modeOf, mostCentral } from './match/match.ts';
import { meaningNeeded } from './meaning-needed.ts';
import { howWanted } from './opening/how-wanted.ts';
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
  /** Whether how likely it is counts what the message may do otherwise in its thread. */
  readonly isInThread?: true;
  /** Whether a match is wanted instead of the pick or the table that the message was read as, whatever needs it states. */
  readonly isWanted?: true;
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

function findWritten(sought: Sought): FoundAnswer | null {
  const { understood, conversation, vector, meanings } = sought;
  const { reading, intent } = understood;
  const { topic } = reading;
  const direct = askedDirectly(sought);
  if (direct !== undefined) return direct;
  const read = firmnessOf(understood, conversation);
  if (read === 'fixed' || meaningNeeded(understood) === null) return null;
  if (read === 'weighed' && sought.inThread?.length === 0) return null;
  if (isPlainComparison(understood)) return null;
  const hasMeaning = vector !== null && vector !== undefined && meanings?.size === vector.length;
  // Without phrasings, words alone find no more than the reading has found.
  const mode = modeOf(topic, hasMeaning);
  if (mode === 'words of lines') return null;
  const hasOwn = isSideBySide(understood) || (intent.kind === 'out_of_scope' && isBroad(understood));
  const isFollowUp = goesOn(understood, conversation);
  const named = unique([...idsOf(reading.options), ...idsOf(reading.alternatives)]);
  const matched = matchInThread(sought, named);
  if (read === 'weighed' && !matched.isInThread) return null;
  const { all, fitting, answerable } = matched;
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
    (matched.isInThread || (named.length > 0 && asksMoreThanProducts(reading))) &&
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
  if (matched.isInThread)
    return foundInThread(sought, best, {
      found: { ...found, isInThread: true },
      fit,
      read,
      named,
      by,
      limits,
    });
  const isOpen = read === 'open' && !hasOwn;
  const usual = read === 'weighed' || (isOpen && isBroad(understood)) ? 'own' : read;
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
  const isWanted =
    conversation.frame?.last == null &&
    mode === 'meaning' &&
    sure >= limits.open &&
    form !== 'no-data' &&
    fit !== 'off' &&
    !namesPackage &&
    (intent.kind === 'recommend' || intent.kind === 'compare') &&
    in64ths(howWanted({ understood, candidates: fitting, answerable, read, mode }, best)) >= limits.wanted;
  if (isOpen && form === 'no-data' && sure >= limits.open)
    return { ...found, kind: 'unsure', lacksData: true, gap, rule: `without data: ${inTrace(best)}` };
  if (!isAbout(understood, best, aboutIn(understood, conversation, named))) {
    if (reading.things.length > 0) return null;
  } else if (isWanted) {
    return { ...found, kind: 'sure', isWanted, gap: null, rule: `wanted by ${by}: ${inTrace(best)}` };
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
    // What's said of one of several needs is only a part of the answer.
    // "so which should we use?" asks for the pick of its thread, not for how to choose.
    const isBare = named.length + reading.aspects.length === 0 && !isAdded && !saysMore(reading);
    if (intent.kind === 'recommend' && conversation.frame?.last != null && isBare) return null;
    const asksStill = asksWhetherStill(reading);
    const isPart = reading.needs.length > (asksStill ? 0 : 1) && (asksStill || !isGuess);
    if (intent.kind === 'recommend' && isPart && !evenOfUnknown) return null;
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
 * What's found for a message in its thread: how likely it is counts whatever else the message may do there, so that nothing but
 * that decides.
 */
function foundInThread(
  { understood, conversation }: Sought,
  best: MatchCandidate,
  {
    found,
    fit,
    read,
    named,
    by,
    limits,
  }: {
    readonly found: Omit<FoundAnswer, 'kind' | 'rule' | 'gap'>;
    readonly fit: FormFit;
    readonly read: Firmness;
    readonly named: readonly string[];
    readonly by: string;
    readonly limits: (typeof thresholds)[MatchMode];
  },
): FoundAnswer | null {
  const { reading } = understood;
  const sure = in64ths(best.probability);
  const gap = targetOf(best);
  const rule = `matched in its thread by ${by}: ${inTrace(best)}`;
  if (!isAbout(understood, best, aboutIn(understood, conversation, named))) return null;
  // A rule has hardly misread it.
  const isRuled = read === 'weighed' && understood.confidence === 1 && reading.uncovered === null;
  if (sure >= (isRuled ? limits.follow : limits.inThread)) {
    if (formOf(understood, best) === 'no-data')
      return { ...found, kind: 'unsure', lacksData: true, gap, rule: `without data: ${inTrace(best)}` };
    if (fit === 'off' || (sure < limits.follow && unheardIn(reading, [best]).length > 0))
      return { ...found, candidates: nearestFirst(found.candidates), kind: 'sure', off: 'near', gap, rule };
    return { ...found, kind: 'sure', gap: null, rule };
  }
  // What was read as no more than a question about whatever the thread is about would get facts that nobody asked for.
  const isOpen =
    asksUnread(understood, conversation) ||
    repeatsPick(understood, conversation) ||
    (understood.confidence < (understood.intent.kind === 'recommend' ? mostlySure : nearlySure) &&
      statesFacts(understood.intent) &&
      !isWellRead(understood) &&
      !asksForLeaning(understood));
  // What adds to the needs is weighed with them.
  const isAdded = understood.intent.kind === 'recommend' && !saysNothingNew(understood, conversation.frame);
  if (!isOpen || isAdded || reading.uncovered !== null) return null;
  if (sure >= limits.likelyInThread)
    return { ...found, kind: 'unsure', ...(fit !== 'off' && asLikely), gap, rule: `perhaps ${rule}` };
  return sure >= limits.perhapsInThread
    ? { ...found, kind: 'unsure', gap, rule: `unsure, nearest ${rule}` }
    : { ...found, kind: 'nothing', gap, rule: `nothing near: ${rule}` };
}

/** What's asked word for word, of packages, of others than before, or of the last answer itself. */
function askedDirectly({
  understood,
  conversation,
  vector,
  meanings,
}: Sought): FoundAnswer | null | undefined {
  const { reading, intent } = understood;
  if (isAct(intent)) return undefined;
  const exact = exactPhrasing(reading.topic, reading.written);
  if (exact !== undefined && !(exact.question?.form === 'no-data' && isUncovered(intent)))
    return askedExactly(understood, exact, { vector: vector ?? undefined, meanings });
  const upkeep = askedUpkeep(reading, conversation);
  if (upkeep !== undefined) return askedOfPackages(upkeep);
  const again = askedAgain(understood, conversation);
  if (again !== undefined) return askedOfOthers(understood, again);
  const told = conversation.frame?.last?.claims ?? [];
  return told.length > 0 && isSameTopic(understood, conversation) && echoes(reading)
    ? askedOfLast(told.slice(0, mostCentral))
    : undefined;
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
  const answers = libraryOf(reading.topic).question(question)?.answers;
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

function formOf({ reading }: Understanding, { question }: MatchCandidate): string | undefined {
  return libraryOf(reading.topic).question(question)?.form;
}

/** "LTS policy of django vs flask": a comparison on what it names is the answer. "which has the best docs" has one of its own. */
function isSideBySide({ reading, intent }: Understanding): boolean {
  const isOfSeveral =
    intent.kind === 'compare'
      ? intent.options.length !== 1
      : intent.kind === 'explain' && intent.options.length > 1;
  if (!isOfSeveral || intent.aspects.length === 0 || asksWhether(reading)) return false;
  if (reading.options.length === 0 && reading.topic.questions.some(hasAnswer)) return false;
  return !saysMore(reading);
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
