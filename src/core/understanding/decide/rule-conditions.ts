import { libraryOf } from '../../../knowledge/queries.ts';
import { termsByWords } from '../across/topic-of-term.ts';
import { asksForFirstSteps } from '../cues/last-request.ts';
import { chartRequestIn } from '../match/chart-request.ts';
import { afterOpening } from '../match/clauses.ts';
import { mentionedCriterion } from '../match/criterion-mention.ts';
import { isFamiliar } from '../text/familiar.ts';
import { stemOf } from '../text/stem.ts';
import { contains, overlaps, type WordRange } from '../text/word-range.ts';
import { wordsAs } from '../text/words.ts';
import { askedTerm, termsAsked } from './asked-term.ts';
import type { BareIntent } from './bare-intent.ts';
import { coveredShare, opensWith, type Situation } from './situation.ts';

/** What would change a ranking. If the question states a need, it asks for the ranking with that need. */
export function changeIntent(s: Situation): BareIntent | undefined {
  if (s.frame.last?.ranking == null && s.frame.needs.length === 0) return undefined;
  const { needs, askedNeeds, withdrawn, excluded, words } = s.reading;
  if (supposesGrowth(s)) return { kind: 'recommend', asks: 'change' };
  const names = needs.length + askedNeeds.length + withdrawn.length + excluded.length > 0;
  if (!names && namedOptions(s) <= 1 && s.has('what-would-change') && s.length <= 14)
    return { kind: 'recommend', asks: 'change' };
  if (!s.asks || !words.some(({ stem }) => changing.has(stem))) return undefined;
  const ofAnswer = s.has('it', 'them') || words.some(({ text }) => outcomes.has(text));
  if (!s.has('pick') && (namedOptions(s) > 0 || !ofAnswer || s.length > 10)) return undefined;
  const figures = words.some(({ value }) => value !== undefined);
  return names || (!figures && (s.has('pick') || s.has('it', 'them')))
    ? { kind: 'recommend' }
    : { kind: 'recommend', asks: 'change' };
}
/** "what if it grows to 10k users?": whether a pick stays where there's more of the same. */
function supposesGrowth({ frame, reading, asks, length }: Situation): boolean {
  const { words, needs, askedNeeds, withdrawn, excluded, options } = reading;
  if (frame.last?.ranking == null || !asks || length > 12 || options.length > 1) return false;
  if (needs.length + withdrawn.length + excluded.length > 0) return false;
  const grows = new Set(reading.topic.needs.flatMap(({ id, grows: isOfGrowth }) => (isOfGrowth ? [id] : [])));
  if (askedNeeds.some(({ id, probability }) => probability >= likelyMentioned && !grows.has(id)))
    return false;
  const said = wordsAs(words);
  return supposing.test(said) && (words.some(({ stem }) => growing.has(stem)) || reaching.test(said));
}
const supposing = /^(?:(?:ok|and|but|so|then|hm) )*(?:what|even|and|but) (?:if|when|happens (?:if|when))\b/;
/** Less likely needs aren't taken for ones that a message is about. */
const likelyMentioned = 0.3;
/** "what if we get 50k trucks", "and if it's 9000 next year" */
const reaching =
  /\b(?:get|have|had|got|reach|reaches|hit|hits|becomes?|turns? into|are|were) (?:to )?(?:[\d.,]+k?|thousands|millions|hundreds|ten times|twice|10x)\b|\b(?:is|was|it|that|be) (?:[\d.,]*\d{4,}|[\d.,]+k|thousands|millions|ten times|twice|10x)\b/;
/** Stems of growing. */
const growing = new Set(['grow', 'grew', 'scale', 'doubl', 'tripl', 'explod', 'viral']);

/** "does the answer change at 10k?" */
const outcomes = new Set(
  'answer pick recommendation verdict result ranking choice conclusion outcome'.split(' '),
);

const changing = new Set(['chang', 'affect', 'tip', 'sway', 'alter']);

/** "what's the next step?": there are no steps in the data, and the pick isn't one. */
export function asksForNextStep(s: Situation): boolean {
  return (
    s.frame.last?.ranking != null &&
    s.asks &&
    s.length <= 7 &&
    namedOptions(s) + s.aspects.length + s.reading.needs.length + s.reading.askedNeeds.length === 0 &&
    s.reading.words.some(({ stem }) => stem === 'step' || stem === 'next')
  );
}

const choosing = new Set([
  'start',
  'use',
  'pick',
  'choos',
  'take',
  'build',
  'go',
  'bet',
  'trust',
  'stick',
  'adopt',
]);

/** "so would you start a new project on it today": how sure it is of what the thread came to. */
export function asksWhetherItWould(s: Situation): boolean {
  const { words } = s.reading;
  const first = afterOpening(words);
  return (
    s.frame.last?.ranking != null &&
    s.length <= 14 &&
    words[first]?.text === 'would' &&
    words[first + 1]?.text === 'you' &&
    choosing.has(words[first + 2]?.stem ?? '') &&
    namedOptions(s) + s.aspects.length + s.reading.alternatives.length + s.reading.strange === 0
  );
}

/** A chart of needs or a ranking shows what the pick rests on; one of options or aspects compares them. */
export function chartIntent(s: Situation): BareIntent | undefined {
  const request = chartRequestIn(s.reading);
  if (request === null) return undefined;
  if (request !== 'any' || s.reading.needs.length > 0) return { kind: 'recommend' };
  if (namedOptions(s) + s.aspects.length + s.reading.excluded.length > 0) return { kind: 'compare' };
  if (s.frame.last?.ranking != null) return { kind: 'recommend' };
  // "chart the weather" asks for nothing that is here.
  const { one, many } = s.reading.topic.noun;
  const about = s.reading.words.some(({ text }) => text === one || text === many);
  return s.hasContext || about || coveredShare(s, ['chart', 'chart-verb']) > 0.5
    ? { kind: 'compare' }
    : undefined;
}

/** "how do we choose?" and little else. */
export function asksPlainlyHowToChoose(s: Situation): boolean {
  return (
    s.length <= 10 &&
    s.reading.needs.length === 0 &&
    namedOptions(s) === 0 &&
    !(s.hasContext && helpsOthers.test(wordsAs(s.reading.words))) &&
    s.reading.all('criteria').some(({ from, to }) => to - from > 3)
  );
}

export function namesOnlyAlternatives(s: Situation): boolean {
  return (
    s.reading.alternatives.length > 0 &&
    namedOptions(s) === 0 &&
    s.reading.needs.length === 0 &&
    s.length <= 8
  );
}

/** "the admin panel matters more", "neither can go", about needs that were weighed. */
export function saysWhatCounts(s: Situation): boolean {
  if (s.asks || s.frame.needs.length < 2) return false;
  const names = s.reading.needs.length + s.reading.askedNeeds.length > 0;
  return s.has('matters-more') ? names : s.has('both-stay') && s.length <= 8;
}

/** "no admin needed", "and without the admin?"; but "not the orm, the views" after a fact says what it's about. */
export function takesNeedBack(s: Situation): boolean {
  if (s.reading.withdrawn.length === 0 || namedOptions(s) > 0 || s.length > 6) return false;
  const { last, needs } = s.frame;
  const weighs = last === null || last.ranking !== null || needs.length > 0;
  return s.takesBack || (!s.asks && weighs);
}

/** "what do you cover?" at any time; "options?", "list the candidates pls" in a new thread: nothing but that. */
export function asksWhatThereIs(s: Situation): boolean {
  const { reading, length, hasContext } = s;
  const { words, options, topic, aspects, needs } = reading;
  const names = options.length + aspects.length + needs.length + reading.alternatives.length > 0;
  if (!names && length > 2 && coveredShare(s, ['list']) >= mostlyListing) return true;
  if (hasContext || length === 0 || length > longestListing || options.length > 0) return false;
  const plain = words.filter(({ mark }) => !mark);
  const isNoun = (text: string): boolean => choiceNouns.has(text) || text === topic.noun.many;
  return (
    plain.some(({ text }) => isNoun(text)) && plain.every(({ text }) => isNoun(text) || listing.has(text))
  );
}
const mostlyListing = 0.75;
const longestListing = 6;
const choiceNouns = new Set(['options', 'option', 'candidates', 'contenders', 'choices']);
const listing = new Set(
  `list show name give us me all every each the your our possible available what which are there is do you have got
  one per line pls please plz and ok so hi hey`.split(/\s+/),
);

/**
 * "show the scores" or "why 4.8?" after a ranking; "why does django have 5 on security defaults?" at any
 * time.
 */
export function asksForScores(s: Situation): boolean {
  const figure = s.reading.words.some(({ value, unit }) => unit === undefined && (value ?? 9) <= 5);
  const wants = (s.has('scores') && s.length <= 12) || (s.has('why') && figure && s.length <= 14);
  if (!wants) return false;
  const { last, needs } = s.frame;
  const ranked = last !== null && (needs.length > 0 || (last.ranking !== null && last.team !== null));
  if (ranked && (s.length <= 5 || (s.has('scores') && s.length <= 10))) return true;
  return mentionedCriterion(s.reading) !== null;
}

/** "django or fastapi for an admin panel": weigh the two by that need. */
export function namesOptionsForNeed(s: Situation): boolean {
  const [first] = s.reading.options;
  const last = s.reading.options.at(-1);
  if (namedOptions(s) < 2 || first === undefined || last === undefined || s.reading.alternatives.length > 0)
    return false;
  const { words } = s.reading;
  if (words.some(({ text, stem }) => stem === 'compar' || stem === 'differ' || text === 'learning'))
    return false;
  if (s.has('verdict', 'record', 'code', 'why', 'source', 'trust')) return false;
  if (!words.slice(first.to, last.from).some(({ text }) => text === 'or')) return false;
  const leads = words[last.to]?.text === 'for' ? last.to : -1;
  return (
    leads >= 0 &&
    [...s.reading.needs, ...s.reading.askedNeeds].some(
      ({ from }) => from > leads && from - leads <= 4 && words.slice(leads, from).every(({ mark }) => !mark),
    )
  );
}

/** "so?", "well then?", "and now?" of a thread that ranks: what holds, once more. */
export function goesOnFromRanking(s: Situation): boolean {
  return (
    (s.frame.last?.ranking != null || s.frame.needs.length > 0) &&
    s.frame.last !== null &&
    s.length <= 3 &&
    s.asks &&
    s.reading.words.every(({ mark, text }) => mark || goingOn.has(text)) &&
    s.reading.words.some(({ text }) => text === 'so' || text === 'well' || text === 'now')
  );
}
const goingOn = new Set(['so', 'well', 'and', 'ok', 'okay', 'then', 'now', 'hm', 'hmm']);

export function namedOptions({ reading }: Situation): number {
  return reading.options.length;
}

/** "which ORM should we use with Flask?" is about Flask; "which framework goes with …" isn't. */
export function asksWhatGoesWith({ reading }: Situation): boolean {
  const { words, options, alternatives, topic } = reading;
  const [option] = options;
  if (option === undefined || options.length > 1 || alternatives.length > 0) return false;
  const first = afterOpening(words);
  const asked = words[first + 1];
  if (!whichWords.has(words[first]?.text ?? '') || asked === undefined || notParts.has(asked.text))
    return false;
  if (first + 1 >= option.from || !companionWords.has(words[option.from - 1]?.text ?? '')) return false;
  if (words[option.to]?.text === 'to') return false;
  return !words
    .slice(first + 1, option.from)
    .some(({ text, mark }) => (mark && text !== ',') || text === topic.noun.one || text === topic.noun.many);
}
const whichWords = new Set(['which', 'what', 'wich']);
const notParts = new Set([
  'is',
  'are',
  'of',
  'one',
  'ones',
  'do',
  'does',
  'would',
  'should',
  'about',
  'can',
  'if',
  'makes',
  'was',
  'team',
  'teams',
  'companies',
  'company',
  'projects',
  'not',
]);
const companionWords = new Set(['with', 'for', 'in', 'on', 'into', 'beside', 'alongside', 'to']);

/** "write me a message for the boss", and "explain it like I'm five" of a ranking: statements are only quoted here. */
export function wantsWording(s: Situation): boolean {
  const { options, needs, alternatives, products } = s.reading;
  if (options.length + needs.length + alternatives.length + products.length > 0) return false;
  if (s.has('write-text')) return s.length <= 14 && !asksWhoWrites.test(wordsAs(s.reading.words));
  return s.has('reword') && s.length <= 10 && (s.frame.last?.ranking != null || s.frame.needs.length > 0);
}

/** "who sends the text messages?" */
const asksWhoWrites =
  /^(?:(?:and|but|so|ok|then) )*(?:who|whom|when|where|which|how many|how much|does|do|did|is|are|will|would it|should it)\b/;

/** The terms that a message asks the meaning of, if the topic explains them; none where it names an option as well. */
export function termsOfTopic({ reading, hasContext }: Situation): readonly string[] {
  const { topic, words } = reading;
  if (topic.terms.length === 0 || words.length > longestAboutTerm) return [];
  const named = termsByWords(topic);
  const isOrdinary = (name: string): boolean =>
    hasContext || name.split(' ').every((text) => isFamiliar(text, stemOf(text)));
  return termsAsked(words, (said) => named.has(said), isOrdinary).flatMap((said) => named.get(said) ?? []);
}

const longestAboutTerm = 16;

/** "what do we do first", of the option that's named or that the thread came down to. */
export function asksHowToStart(s: Situation): boolean {
  const { options, needs, words, topic } = s.reading;
  if (needs.length > 0 || namedOptions(s) > 1 || (s.has('record') && !s.asks)) return false;
  const stated = s.frame.needs.length > 0 ? topic.options[0]?.id : undefined;
  const option =
    options[0]?.id ?? (s.hasContext ? (s.frame.last?.ranking?.[0] ?? s.frame.last?.main ?? stated) : null);
  if (option == null || libraryOf(topic).firstSteps(option) === undefined) return false;
  // "in which steps?", after how an old app is brought up to date.
  const goesOn = options.length === 0 && s.frame.last?.ranking == null && isAnswered(s);
  if (goesOn && mayBeOther.test(wordsAs(words))) return false;
  return asksForFirstSteps(words, (at) => options.some(({ from, to }) => at >= from && at < to));
}

/** "flask or fastapi, final answer": asks for one of them. */
export function leavesOpen({ reading: { options, words } }: Situation): boolean {
  const [first, ...others] = options;
  const last = others.at(-1);
  if (first === undefined || last === undefined || first.id === last.id) return false;
  return words.slice(first.to, last.from).some(({ text }) => text === 'or' || text === 'vs');
}

/** "I want django for the portal, leo wants fastapi": two people, two options. */
export function areSplit({ reading: { options, words } }: Situation): boolean {
  if (new Set(options.map(({ id }) => id)).size < 2) return false;
  const said = wordsAs(words);
  return divided.test(said) || (said.match(wanting) ?? []).length > 1;
}
const divided =
  /\b(?:split|divided|torn|undecided|disagree|disagrees|cant agree|can not agree|cannot agree|argue|arguing|fighting|stuck between)\b/;
const wanting =
  /\b(?:wants?|prefers?|favou?rs?|insists? on|pushes for|votes? for|is for|likes?|would take)\b/g;

/** "which package for the audit trail?": one of something else than what's chosen among. */
export function asksWhichPackage({ reading, hasContext }: Situation): boolean {
  const { words, options, needs, excluded, withdrawn } = reading;
  if (!hasContext || words.length > longestAboutPackage || options.length > 1) return false;
  if (excluded.length + withdrawn.length > 0 || needs.length > 1) return false;
  return packaged.test(wordsAs(words));
}
const longestAboutPackage = 14;
const packaged =
  /^(?:(?:ok|and|so|but|then) )*(?:which|what|any|is there an?|do you know an?|whats the) (?:(?!about )\w+ )?(?:packages?|librar(?:y|ies)|libs?|extensions?|plugins?|add ?ons?|modules?|servers?|versions?|drivers?|licen[cs]es?|host|hoster|hosting|tools?)\b/;

export function wantsOne({ reading }: Situation): boolean {
  return one.test(wordsAs(reading.words));
}
const one =
  /\b(?:final|last word|decide|pick|choose|just (?:say|tell)|one (?:word|answer)|yes or no|your (?:vote|call|choice))\b/;

/** Whether the last answer was to a question of its own. */
function isAnswered({ frame: { last } }: Situation): boolean {
  return last?.told.some(({ kind }) => kind === 'question') === true;
}
const mayBeOther =
  /^(?:(?:ok|so|and|but|then|now|in|what|which|the|are|is|do we do) )*(?:first|steps|order|next)$/;

/** "settled on django + ninja for the claims api. what are our first steps?" */
export function asksHowToStartAfter({ reading }: Situation): boolean {
  const { clauses, options, words, topic } = reading;
  const last = clauses.at(-1);
  const [option] = options;
  if (last === undefined || !last.asks || clauses.length < 2 || option === undefined) return false;
  return (
    libraryOf(topic).firstSteps(option.id) !== undefined &&
    asksForFirstSteps(words.slice(last.from, last.to), (at) =>
      options.some(({ from, to }) => last.from + at >= from && last.from + at < to),
    )
  );
}

/** "what is a migration even": no statement of a topic says what a term means. */
export function asksForTerm({ reading }: Situation): boolean {
  const term = askedTerm(reading.words);
  return (
    term !== undefined &&
    reading.options.length + reading.alternatives.length + reading.needs.length === 0 &&
    [...reading.aspects, ...reading.askedNeeds].some((named) => overlaps(named, term))
  );
}

/** "is flask ok for 200 orders a minute?" asks about the load, and not whether to stay. */
export function asksWhetherItCopes(s: Situation): boolean {
  const { words, needs, clauses } = s.reading;
  const number = words.findIndex(({ value }) => value !== undefined);
  if (number < 0 || namedOptions(s) > 1 || needs.length > 0 || s.aspects.length === 0) return false;
  if (namedOptions(s) === 0 && !(s.hasContext && s.has('it'))) return false;
  return clauses.some(({ asks, from, to }) => {
    const first = words[afterOpening(words, from, to)]?.text ?? '';
    return asks && copes.has(first) && words.slice(from, to).some(({ text }) => enough.has(text));
  });
}
const copes = new Set('is are can could will would does do'.split(' '));
const enough = new Set(
  'ok okay fine enough good handle handles cope take survive manage serve support up'.split(' '),
);

export function asksMemory(s: Situation): boolean {
  return (
    namedOptions(s) === 0 &&
    s.reading.alternatives.length === 0 &&
    s.aspects.length === 0 &&
    (s.reading.words.some(({ text }) => aboutUs.has(text)) || s.has('back-to') || s.length <= 4)
  );
}
const aboutUs = new Set(['us', 'me', 'our', 'we', 'i', 'recap', 'far']);

/** "why is django ruled out?", "who dropped flask?"; "is django out?" only where that may be so. */
export function asksWhatIsOut(s: Situation): boolean {
  const { reading, frame } = s;
  const [first] = reading.words;
  if (!s.asks || namedOptions(s) !== 1 || s.length > longestAboutOut || first === undefined) return false;
  if (reading.excluded.length + reading.included.length + reading.alternatives.length > 0) return false;
  const opening = reading.words[afterOpening(reading.words)]?.text ?? '';
  if (!asksWhoOrWhy.has(opening)) return false;
  const isOut = frame.excluded.some(({ option }) => option === reading.options[0]?.id);
  const outright = reading.words.some(({ text }) => ruledOut.has(text));
  return outright || (isOut && reading.words.some(({ text }) => leftOut.has(text)));
}
const longestAboutOut = 8;
const asksWhoOrWhy = new Set(['why', 'who', 'when', 'is', 'was', 'did', 'how', 'since']);
const ruledOut = new Set(['ruled', 'excluded', 'vetoed']);
const leftOut = new Set(
  'out gone missing dropped drop exclude rule removed remove skipped skip forget forgot off'.split(' '),
);

export function asksForHelp(s: Situation): boolean {
  if (s.hasContext && helpsOthers.test(wordsAs(s.reading.words))) return false;
  if (
    s.reading.all('help').some(({ from, to }) => to - from > 2) &&
    s.reading.needs.length === 0 &&
    namedOptions(s) === 0
  )
    return true;
  if (coveredShare(s, ['help']) >= 0.6 && s.length <= 4 && namedOptions(s) === 0) return true;
  if (!s.has('help') || s.reading.needs.length > 0 || namedOptions(s) > 0 || s.aspects.length > 0)
    return false;
  return !s.has('pick', 'record') || coveredShare(s, ['help']) > 0.5 || s.asks;
}

/** "so what would help?", "what should I ask him?": no question on how to use this. */
const helpsOthers =
  /\b(?:what|which|that|this|it|else|anything|something|would|could|might|does|will) (?:would |could |might |will |can |does |else |really |actually |even |most |best )*helps?\b|\bask (?:him|her|them|the|our|my|his|a|an|people|vendors?|others)\b/;

export function asksForSources(s: Situation): boolean {
  const found = sourceCuesOf(s);
  if (found.length === 0) return false;
  if (
    s.reading.needs.length > 0 &&
    !(s.length <= 10 && s.reading.words.some(({ text }) => namesSources.has(text)))
  )
    return false;
  const strong = found.some(
    ({ from, to }) => to - from > 1 || !weakSourceWords.has(s.reading.words[from]?.text ?? ''),
  );
  return strong || (s.length <= 6 && namedOptions(s) === 0 && s.reading.needs.length === 0);
}

/** Words that ask for sources and aren't part of an aspect's name: "is it future proof" asks for no proof. */
export function sourceCuesOf({ reading }: Situation): readonly WordRange[] {
  return reading.all('source').filter((cue) => !isOfTopic(cue, reading));
}

function isOfTopic(cue: WordRange, { aspects, hits, options }: Situation['reading']): boolean {
  return [...aspects, ...hits, ...options].some(
    (term) => contains(term, cue) && term.to - term.from === 2 && cue.to - cue.from === 1,
  );
}

const namesSources = new Set([
  'source',
  'sources',
  'citation',
  'citations',
  'claim',
  'claims',
  'come',
  'comes',
]);
const weakSourceWords = new Set([
  'link',
  'links',
  'measured',
  'reliable',
  'trustworthy',
  'evidence',
  'reference',
  'references',
  'verified',
  'outdated',
  'proof',
]);

export function doubtIntent(s: Situation): BareIntent | undefined {
  if (!s.has('trust') || (namedOptions(s) > 0 && !s.hasContext)) return undefined;
  if (s.reading.needs.length > 0 && s.own) return undefined;
  if (s.hasContext && doubtsAbility(s)) return undefined;
  return s.hasContext ? { kind: 'source', of: 'trust' } : { kind: 'follow_up' };
}

/** "are you sure that one does async", "sure flask can do that": asks for one thing of an option. */
export function doubtsAbility({ reading }: Situation): boolean {
  const { options, aspects, things, askedNeeds, words } = reading;
  const named = options.length + aspects.length + things.length + askedNeeds.length;
  return named > 0 && doubtingAbility.test(wordsAs(words));
}
const doubtingAbility =
  /\b(?:sure|certain|positive|convinced)\b.* (?:can|could|does|do|has|have|supports?|handles?|works?|copes?|manages?|will|would|is able to)\b(?! (?:so|say|think|mean)\b)/;

export function smalltalkIntent(s: Situation): BareIntent | undefined {
  if (namedOptions(s) > 0 || s.reading.needs.length > 0 || s.reading.alternatives.length > 0)
    return undefined;
  if (s.asks && !s.has('self')) return undefined;
  const share = coveredShare(s, ['greeting', 'thanks', 'praise', 'self']);
  const talk = share >= 0.5 || (s.has('greeting', 'thanks', 'self') && share >= 0.25);
  if (!talk || (s.aspects.length > 0 && s.asks)) return undefined;
  if (s.has('why', 'and', 'it', 'them', 'same') && share < 0.6 && s.hasContext) return undefined;
  return { kind: 'smalltalk', tone: toneOf(s) ?? (isDismay(s) ? 'dismay' : 'praise') };
}

/** "oh no", "ugh", "useless": nobody's glad. */
function isDismay({ reading }: Situation): boolean {
  return dismay.test(wordsAs(reading.words));
}
const dismay =
  /\b(?:oh|ah|argh|ugh) no\b|\b(?:not (?:really |quite |so )?sure|unsure|undecided|dunno|ugh|argh|oof|meh|damn|yikes|ouch|crap|sigh|useless|stupid|bad|sucks?|terrible|awful|rubbish|welp)\b/;

export function toneOf({ has }: Situation): 'thanks' | 'self' | 'greeting' | undefined {
  return (['thanks', 'self', 'greeting'] as const).find((tone) => has(tone));
}

export function asksWhy(s: Situation): boolean {
  if (s.length === 1 && s.reading.words.some(({ text }) => text === 'y')) return s.hasContext;
  if (!s.has('why') || s.reading.needs.length > 0) return false;
  if (namedOptions(s) > 1) return false;
  if (!opensWith(s, 'why') && s.length > 6) return false;
  if (s.aspects.length > 0 && namedOptions(s) > 0) return false;
  return s.hasContext;
}

/** "and vs express?" after an answer about a product that isn't rated. */
export function setsAgainstLastAlternative(s: Situation): boolean {
  const { last } = s.frame;
  return (
    s.hasContext &&
    last?.intent === 'out_of_scope' &&
    last.alternatives.length > 0 &&
    opensWith(s, 'versus') &&
    namedOptions(s) <= 1 &&
    s.length <= 8
  );
}

export function isNoise(s: Situation): boolean {
  const unknown = s.reading.words.filter(
    ({ mark, text, value }, at) =>
      !mark &&
      s.reading.unknown.has(at) &&
      value === undefined &&
      /^[^aeiou]{5,}$|[bcdfghjklmnpqrstvwxz]{5,}/.test(text),
  );
  return s.length > 0 && unknown.length * 2 >= s.length;
}
