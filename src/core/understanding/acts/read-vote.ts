import type { VotePosition } from './act.ts';
import { type NamedOption, type OwnTalk, ownTalk, type Sentence } from './own-clauses.ts';
import { type ClauseReading, readClause } from './vote-grammar.ts';

/** What a message does to a vote, as a careful person reads it. */
export type VoteReading =
  | {
      readonly kind: 'cast';
      /** On the proposal, or on an option by its name: whoever knows what's proposed resolves them. */
      readonly positions: readonly VotePosition[];
      /** A plain yes or no, which may also answer somebody's question. */
      readonly isBare: boolean;
    }
  | { readonly kind: 'withdrawn' }
  /** It may be a vote, and it isn't certain for what. */
  | { readonly kind: 'unsure' }
  /** A question about the vote. */
  | { readonly kind: 'question' };

/** One of these is in everything that votes, or asks about a vote. */
const mayVote =
  /vot|vott|\b(?:yes+|yep|yup|yeah|yea|aye|no+|nope|nop|nah|naw|nay|for|favou?r|against|abst|agree\w*|object\w*|disagree\w*|veto\w*|oppos\w*|retract\w*|withdraw\w*|revoke\w*|switch\w*|chang\w*|count|support|approve\w*|withdraw|retract|take|remove|delete|cancel|neutral|opinion|preference|sit|fine|ok|okay|works|good|great|lgtm|ship|same|ditto|said|this|only|leaning|pass|torn|down|missing|close[sd]?|ja|nein|oui|non|dafür|dagegen|enthaltung|proxy|ballot|quorum|seconded|mine|make|mark|put|sure|dead body|should|happy|in|go|do|let|up|perhaps|undecided|fence|contra|pro|unvote|gonna|pls|board|tally|quorum|convinced|not|passt|abstain\w*|prefer|answered|live with|second|longer|y|n)\b|[+−–-]\s?[01]\b|\P{ASCII}|:[\w+-]+:/iu;

/**
 * Reads what somebody says of a vote. What they quote, strike out or show as code is not theirs. A negation, a condition,
 * a hedge, a question or two different votes make it unsure, never a vote.
 *
 * @returns null if it has nothing to do with a vote
 */
export function readVote(written: string, named: readonly NamedOption[] = []): VoteReading | null {
  if (!mayVote.test(written.replace(/[*_`~]/g, ' '))) return null;
  const talk = ownTalk(written, named);
  if (talk.sentences.length === 0) return null;
  const read = talk.sentences.filter(({ asks }) => !asks).flatMap((sentence, at) => clausesOf(sentence, at));
  const questions = talk.sentences.filter(({ asks }) => asks);
  const reading = readAll(read, talk, questions.length > 0);
  if (reading !== null) return reading;
  return questions.length > 0 ? questionAbout(questions) : null;
}

type ReadClause = {
  readonly reading: ClauseReading;
  readonly lead: string | null;
  readonly text: string;
  /** Which sentence it's in. */
  readonly sentence: number;
};

/** A sentence's clauses; what follows "because" gives reasons and casts nothing. */
function clausesOf({ clauses }: Sentence, sentence: number): readonly ReadClause[] {
  let isReason = false;
  return clauses.map(({ lead, words }, at) => {
    if (lead === 'because' || lead === 'since') isReason = true;
    if (lead === 'but' || lead === 'although' || lead === 'however') isReason = false;
    // "not because it's bad"
    const deniesReason = words.join(' ') === 'not' && clauses[at + 1]?.lead === 'because';
    const own = readClause(words);
    // "carol and I vote yes"
    const before = clauses[at - 1]?.words ?? [];
    if (
      lead === 'and' &&
      /^(?:i|me)$/.test(words[0] ?? '') &&
      before.length > 0 &&
      before.length < 3 &&
      readClause(before).kind === 'other'
    )
      return { reading: { kind: 'soft' }, lead, text: words.join(' '), sentence };
    const votes =
      own.kind === 'withdrawal' || own.kind === 'hedge' || (own.kind === 'stance' && own.isExplicit);
    const reading: ClauseReading =
      deniesReason || (isReason && !votes) ? { kind: 'other', isElsewhere: false, isAbout: true } : own;
    return { reading, lead, text: words.join(' '), sentence };
  });
}

const conditions = new Set(
  'if unless provided providing assuming once when whenever until till except otherwise'.split(' '),
);
/** In "I vote no because we'd be stuck once it fails", the words belong to the reason; "if" may be about the vote. */
const strictConditions = new Set('if unless provided providing assuming'.split(' '));

function readAll(
  read: readonly ReadClause[],
  { isDoubtful, callsSomeone }: OwnTalk,
  hasQuestion: boolean,
): VoteReading | null {
  const readings = read.map(({ reading }) => reading);
  const stances = withoutDiscourse(readings).filter((one) => one.kind === 'stance');
  const withdraws = readings.some(({ kind }) => kind === 'withdrawal');
  const isSoft = readings.some(({ kind }) => kind === 'soft');
  if (stances.length === 0 && !withdraws) {
    if (isSoft) return hasQuestion ? null : { kind: 'unsure' };
    const isPast = readings.some(({ kind }) => kind === 'past');
    return isPast || isCondition(read[0]) ? { kind: 'unsure' } : null;
  }
  const hedged = readings.some(({ kind }) => kind === 'hedge');
  if (hasQuestion || isDoubtful || hedged || isConditional(read)) return { kind: 'unsure' };
  const explicit = stances.filter(({ isExplicit }) => isExplicit);
  if (withdraws) return stances.length > 0 || isSoft ? { kind: 'unsure' } : { kind: 'withdrawn' };
  if (explicit.length === 0) return readBare(read, stances, callsSomeone);
  // What's said around an explicit vote may be anything but another vote.
  const bareChoices = new Set(stances.filter((one) => !one.isExplicit).map(({ choice }) => choice));
  const explicitOnes = new Set(explicit.filter(({ option }) => option === null).map(({ choice }) => choice));
  const agrees = [...bareChoices].every((choice) => explicitOnes.size === 0 || explicitOnes.has(choice));
  if (explicitOnes.size > 1 || bareChoices.size > 1 || !agrees) return { kind: 'unsure' };
  if (mixes(read)) return { kind: 'unsure' };
  return { kind: 'cast', positions: [...stances.map(positionOf), ...preferredIn(read)], isBare: false };
}

type Stance = Extract<ClauseReading, { kind: 'stance' }>;

function positionOf({ choice, option }: Stance): VotePosition {
  return { choice, option };
}

/** "no, I prefer django" is for django. */
function preferredIn(read: readonly ReadClause[]): VotePosition[] {
  return read.flatMap(({ text }) => {
    const option = /^i (?:would )?(?:prefer|rather have|want|like) (option\d+)(?: more| better)?$/.exec(
      text,
    )?.[1];
    return option === undefined ? [] : [{ choice: 'for' as const, option }];
  });
}

/** A yes or no with something beside it counts if that says why; where it tells of something else, it answered that. */
function readBare(
  read: readonly ReadClause[],
  stances: readonly Stance[],
  callsSomeone: boolean,
): VoteReading | null {
  const choices = new Set(stances.filter(({ option }) => option === null).map(({ choice }) => choice));
  const past = new Set(read.flatMap(({ reading, sentence }) => (reading.kind === 'past' ? [sentence] : [])));
  const others = read.flatMap(({ reading, sentence }) =>
    reading.kind === 'other' && !past.has(sentence) ? [reading] : [],
  );
  const first = read.find(({ reading, text }) => reading.kind !== 'filler' && text !== 'not')?.reading.kind;
  if (callsSomeone) return null;
  if (choices.size > 1 || mixes(read)) return { kind: 'unsure' };
  const isAgainst = choices.size === 1 && choices.has('against');
  if (read.some(({ reading, text }) => reading.kind === 'soft' && !(isAgainst && deniesToo.test(text))))
    return { kind: 'unsure' };
  const preferred = preferredIn(read);
  if (others.some(({ isElsewhere }) => isElsewhere) && preferred.length === 0) return null;
  if (first !== 'stance' && first !== 'past') return { kind: 'unsure' };
  if (others.some(({ isAbout }) => !isAbout)) return { kind: 'unsure' };
  return { kind: 'cast', positions: [...stances.map(positionOf), ...preferred], isBare: true };
}

/** "no, I don't want to maintain that", "absolutely not, no" */
const deniesToo = /^(?:i|we) (?:do|can|will|should) not (?:want|like|need|trust|support|use)\b|^not$/;

/** "yeah, no" says no. */
function withoutDiscourse(readings: readonly ClauseReading[]): readonly ClauseReading[] {
  const [first, second] = readings;
  const isDiscourse =
    first?.kind === 'stance' &&
    !first.isExplicit &&
    first.choice === 'for' &&
    second?.kind === 'stance' &&
    second.choice === 'against' &&
    readings.length > 2;
  // "yes I read everything, and I vote no"
  const answersAside =
    first?.kind === 'stance' &&
    !first.isExplicit &&
    second?.kind === 'other' &&
    second.isElsewhere &&
    readings.some((one) => one.kind === 'stance' && one.isExplicit);
  return isDiscourse || answersAside ? readings.slice(1) : readings;
}

function isCondition(clause: ReadClause | undefined): boolean {
  return clause?.lead != null && conditions.has(clause.lead) && clause.lead === 'if';
}

function isConditional(read: readonly ReadClause[]): boolean {
  let isReason = false;
  let isAccepting = false;
  return read.some(({ lead, text }) => {
    if (lead === 'because' || lead === 'since') isReason = true;
    if (lead === 'but' || lead === 'although') isReason = false;
    if (accepts.test(text)) isAccepting = true;
    if (lead === null || isAccepting) return false;
    return isReason ? strictConditions.has(lead) : conditions.has(lead);
  });
}

/** "yes, but not for the shop": what follows "but" takes something back, unless they can live with the result. */
function mixes(read: readonly ReadClause[]): boolean {
  const votesIn = (sentence: number, before: number): boolean =>
    read.some(
      ({ reading, sentence: at }, index) => at === sentence && index < before && reading.kind === 'stance',
    );
  return read.some(({ lead, text, reading, sentence }, at) => {
    if (reservations.test(text)) return true;
    // "for flask and django"
    if ((lead === 'and' || lead === 'or') && /^option\d+$/.test(text)) return true;
    if (lead === null || !takesBack.has(lead)) return false;
    const opens = read[at - 1]?.sentence !== sentence;
    if (!votesIn(sentence, at) && !(opens && votesIn(sentence - 1, at))) return false;
    return reading.kind !== 'stance' && !accepts.test(text);
  });
}
const takesBack = new Set('but although though however except'.split(' '));
const accepts = /^i (?:can|will|could) (?:live with|accept|go along)/;
const reservations =
  /\bwith (?:(?:some|a few|big|my|the usual|one|a) )*(?:concerns?|reservations?|conditions?|caveats?|doubts?)\b|\b(?:pending|subject to|in principle|in theory|theoretically|technically|in case|on (?:one|a) condition)\b/;

const aboutVotes =
  /\b(?:vot\w+|ballots?|(?:yes|no)es|abstain\w*|abstentions?|quorum|tally|veto|poll|majority|consent|silence counts?|(?:does|is) silence|(?:say|saying) (?:yes|no)|(?:we|a|it|votes) ties?)\b|(?:^| )[+-]1(?: |$)|\bwho (?:is|are) (?:still )?missing\b|\bwho (?:has|have) not answered\b/;

function questionAbout(questions: readonly Sentence[]): VoteReading | null {
  const text = questions
    .flatMap(({ clauses }) => clauses.map(({ lead, words }) => [lead ?? '', ...words].join(' ').trim()))
    .join(' ');
  if (/^what @?\S+ said$/.test(text)) return { kind: 'unsure' };
  const [first] = questions.flatMap(({ clauses }) => clauses);
  if (
    /^(?:can|could|would|will) you\b/.test(text) &&
    first !== undefined &&
    readClause(first.words).kind === 'soft'
  )
    return { kind: 'unsure' };
  return aboutVotes.test(text) ? { kind: 'question' } : null;
}
