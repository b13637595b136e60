import type { Topic } from '../../../knowledge/schema.ts';
import type { Conversation } from '../../turn/conversation.ts';
import type { GuideStep } from '../../turn/intent.ts';
import type { Reading } from '../match/reading.ts';

/** The rule of a message that is a step of the guided choice, for its trace. */
export const guideRule = 'speaks to the guide';

/** "help us choose" and nothing else. */
const begins =
  /^(?:(?:please|can|could|will|you|pls|ok|hey) )*(?:(?:help (?:us|me) (?:to )?(?:choose|decide|pick|find)(?: on)?(?: (?:one|(?:(?:a|an|the|our|right|best|good) )*KIND))?)|(?:(?:guide|walk|interview|quiz) (?:us|me)(?: through(?: it| this)?)?)|(?:ask (?:us|me) (?:some )?questions))(?: please)?$/;
/** Every phrase that starts the guide has one of these words. */
const beginning = new Set('help guide walk interview quiz ask'.split(' '));
const yes = new Set(
  'yes yep yeah yup y ya sure definitely absolutely probably indeed correct certainly oui ja si'.split(' '),
);
const no = new Set('no nope nah n never non nein'.split(' '));
const skip = new Set('skip pass next unsure dunno idk dk maybe depends unclear'.split(' '));
/** "definitely" alone is a yes; before a no it is a no. */
const hedges = new Set('definitely absolutely certainly probably'.split(' '));
/** Words that may precede the answer. */
const openingWords = new Set('actually ok okay well hm hmm so and sorry wait oh change make'.split(' '));
const phrasings: readonly { readonly says: RegExp; readonly step: GuideStep }[] = [
  {
    says: /^(?:why|what for|how come|why (?:do|did) you ask(?: (?:that|this|about .+))?|why (?:is|does) (?:that|this|it) (?:important|matter)|what difference does (?:that|this|it) make|what does (?:that|this|it) change|what do you mean(?: by (?:that|this|it))?|what does (?:that|this|it) mean|what is (?:that|this) (?:for|about)|(?:please )?explain(?: (?:that|this|it|the question))?|(?:i|we) do not (?:understand|get)(?: (?:that|this|it|the question))?|huh)$/,
    step: { kind: 'why' },
  },
  {
    says: /^(?:go |one |step |take me )?back(?: one)?$|^(?:the )?previous(?: (?:question|one))?$|^undo(?: that)?$|^last question again$/,
    step: { kind: 'back' },
  },
  {
    says: /^(?:please )?(?:stop|enough|end|quit|cancel|finish|done)(?: (?:it|that|asking|here|now|the (?:questions|guide)))?$|^(?:that is |thats )?enough(?: questions)?$|^no more(?: questions)?$|^just (?:tell|show) (?:us|me)(?: already| now| please| which(?: one)?| (?:the|your) (?:answer|result|pick|winner)| what to (?:use|take|pick))?$|^(?:show|give) (?:us|me) the (?:result|ranking|answer)$/,
    step: { kind: 'end' },
  },
  {
    says: /^(?:we|i|they|it) (?:do|does|will|is|has to|must)$|^of course$|^(?:we|i) (?:do )?need (?:it|that|this)$|^(?:i|we) (?:think|guess|suppose|hope)(?: so)?$|^(?:very much|a lot|a bit|a little|kind of|sort of|mostly|that is right|that would be (?:nice|good|great)|for sure)$/,
    step: { kind: 'answer', need: null, says: 'yes' },
  },
  {
    says: /^(?:we|i) do not(?: need (?:it|that|this))?$|^(?:it|that|this) (?:does|will|has) not$|^(?:rather |probably |i guess |i think |certainly |absolutely |definitely )?not(?: (?:really|needed|required|necessary|important|at all|now|yet|for now|for us))?$|^of course not$|^no need$|^(?:it |that |this )?does not matter(?: (?:to us|here|much|at all))?$|^(?:i|we) do not think so$|^(?:i|we) doubt (?:it|that)$/,
    step: { kind: 'answer', need: null, says: 'no' },
  },
  {
    says: /^(?:i am |we are )?not sure(?: yet)?$|^(?:i|we)? ?do not know(?: yet)?$|^no (?:idea|clue|opinion|preference)$|^(?:that |it )depends$|^who knows$|^(?:we |i )?can not (?:say|tell)(?: yet)?$|^(?:not|nothing) decided(?: yet)?$|^either(?: way| one)?$|^ask (?:me |us )?later$|^skip (?:it|that|this)(?: one)?$|^next question$|^(?:i|we) do not care$|^(?:it is )?hard to (?:say|tell)$|^(?:(?:honestly|really|just|i|we|am|are|still|not) )*(?:no idea|dunno|unsure|do not know|not sure|undecided|not (?:certain|clear)|open)(?: (?:yet|tbh|honestly|really|about (?:that|this|it)|at all|sorry))*$/,
    step: { kind: 'answer', need: null, says: 'skip' },
  },
];
const goingOn =
  /^(?:(?:ok|so|and|now|please|pls|can we|could we|let us) )*(?:(?:the )?next (?:question|one)|(?:go|carry|move) on(?: (?:with|asking)(?: the)?(?: questions?)?)?|continue(?: (?:with the questions|asking|the questions))?|(?:more|other|another) questions?|ask (?:on|more|away|us more|me more)|keep asking|back to the questions?)(?: (?:please|pls|then|now))*$/;
const longestAnswer = 12;
/** In a longer message, a "no" at the end is not an answer by itself. */
const longestTrailing = 6;

/**
 * What a message says to the guided choice; undefined if it is about something else. After the guide has
 * ended, earlier answers can still be changed.
 */
export function guideStep(reading: Reading, { guide, frame }: Conversation): GuideStep | undefined {
  if (reading.asksForStack && reading.options.length < 2) return { kind: 'begin', stack: true };
  if (guide === null && !reading.words.some(({ text }) => beginning.has(text))) return undefined;
  const words = reading.words.filter(({ mark }) => !mark).map(({ text }) => text);
  const text = words.join(' ');
  const ofTopic = topicWordsOf(reading.topic);
  const plainly = words.map((word) => (ofTopic.has(word) ? 'KIND' : word)).join(' ');
  if (begins.test(plainly.replace(/KIND(?: KIND)+/g, 'KIND')) && reading.options.length === 0)
    return { kind: 'begin' };
  if (guide === null || frame === null || guide.topic !== frame.topic || reading.topic.id !== guide.topic)
    return undefined;
  // The questions had ended with what somebody told in between.
  if (guide.asked === null && goingOn.test(text)) return { kind: 'begin' };
  // If the question was ignored before, only words that name its need answer it.
  const waits = guide.asked !== null && (guide.wanted || frame.last?.intent === 'recommend');
  const placed = waits ? stepAtPlace(text) : undefined;
  if (placed !== undefined) return placed;
  const found = phrasings.find(({ says }) => says.test(text));
  if (found !== undefined && (waits || (found.step.kind === 'back' && guide.answers.length > 0)))
    return found.step;
  if (reading.options.length + reading.excluded.length > 0 || words.length > longestAnswer) return undefined;
  if (reading.words.some(({ text: mark }) => mark === '?')) return undefined;
  const askedAbout = [guide.asked, ...guide.answers.map(({ need }) => need)];
  const named = [...reading.needs, ...reading.askedNeeds, ...reading.withdrawn].map(({ id }) => id);
  const need = askedAbout.find((id) => id !== null && named.includes(id)) ?? null;
  const says = answerIn(words) ?? statedIn(reading, guide.asked);
  if (says === undefined || (need === null && !(waits && says.bare))) return undefined;
  return { kind: 'answer', need, says: says.says };
}

/** The steps in the order of the buttons, and what people type for each place. */
const places: readonly { readonly says: string; readonly step: GuideStep }[] = [
  { says: '1|1st|a|one|first', step: { kind: 'answer', need: null, says: 'yes' } },
  { says: '2|2nd|b|two|second', step: { kind: 'answer', need: null, says: 'no' } },
  { says: '3|3rd|c|three|third', step: { kind: 'answer', need: null, says: 'skip' } },
  { says: '4|4th|d|four|fourth|last', step: { kind: 'end' } },
];
const atPlace = places.map(({ says, step }) => ({
  says: new RegExp(
    `^(?:(?:i|we) (?:pick|choose|take|say|go for|go with) )?(?:the )?(?:option |number |no |nr |answer |choice |button )?(?:${says})(?: (?:one|option|button|answer|choice))?(?: (?:please|pls|then|i guess|i think))?$`,
  ),
  step,
}));

/** "1", "b", "the first one": the button at that place. */
function stepAtPlace(text: string): GuideStep | undefined {
  return atPlace.find(({ says }) => says.test(text))?.step;
}

const topicWords = new WeakMap<Topic, ReadonlySet<string>>();

/** "help us choose a web framework": the word before the noun may come from the topic's title. */
function topicWordsOf(topic: Topic): ReadonlySet<string> {
  const known = topicWords.get(topic);
  if (known !== undefined) return known;
  const { one, many } = topic.noun;
  const made = new Set([one, many, ...topic.title.toLowerCase().split(/[^\p{L}\p{N}]+/u)]);
  topicWords.set(topic, made);
  return made;
}

type GuideAnswer = { readonly says: 'yes' | 'no' | 'skip'; readonly bare: boolean };

/** "yes", "no, …", "actually no to the admin panel", "admin panel: no". */
function answerIn(words: readonly string[]): GuideAnswer | undefined {
  const [first = '', second = ''] = words.filter((word) => !openingWords.has(word));
  if (hedges.has(first) && (second === 'not' || no.has(second))) return { says: 'no', bare: true };
  const last = words.length <= longestTrailing ? (words.at(-1) ?? '') : '';
  for (const word of [first, last]) {
    if (yes.has(word)) return { says: 'yes', bare: true };
    if (no.has(word)) return { says: 'no', bare: true };
    if (skip.has(word)) return { says: 'skip', bare: true };
  }
  return undefined;
}

/**
 * The need in question, stated or withdrawn in other words: "we need it for the staff", "drop the admin
 * panel".
 */
function statedIn(reading: Reading, asked: string | null): GuideAnswer | undefined {
  if (asked === null) return undefined;
  if (reading.withdrawn.some(({ id }) => id === asked)) return { says: 'no', bare: false };
  return reading.needs.length === 1 && reading.needs.some(({ id }) => id === asked)
    ? { says: 'yes', bare: false }
    : undefined;
}
