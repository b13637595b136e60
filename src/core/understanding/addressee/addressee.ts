import type { LastRequest } from '../../turn/intent.ts';
import { saysWhatCounts } from '../decide/rule-conditions.ts';
import type { Reading } from '../match/reading.ts';
import { isCourtesy, reportsStatus, saysOwnChoice } from './asides.ts';
import { isDocumentedFollowUp, isFragment, opensWithKeyword, sentenceOf } from './documented.ts';
import type { SharedMessage } from './message.ts';
import { addresseeScore } from './model.ts';
import { asksByName, callsBotByName, closesWithName, greetsSomeone, opensWithName } from './names-someone.ts';
import { leastScores } from './thresholds.ts';

/**
 * Decides whether a message in a shared thread is for people rather than for the bot: by its place in the thread where
 * that makes it certain, else by what the model makes of it.
 *
 * @returns the reason to stay silent, or undefined if the bot should answer
 */
export function reasonForSilence(message: SharedMessage): string | undefined {
  const certain = certainAddressee(message);
  if (certain !== undefined) return certain === 'bot' ? undefined : certain.people;
  return addresseeScore(message) >= leastScore(message) ? undefined : 'reads like talk between people';
}

/** Somebody answered before, but not last, may be talking to whoever was. */
function leastScore({ phase, position }: SharedMessage): number {
  return phase === 'asker' && !position.isByAsker ? leastScores.back : leastScores[phase];
}

/** Whom a message is certainly for, by its structure; `people` says why it isn't for the bot. Undefined if words decide. */
export function certainAddressee(message: SharedMessage): 'bot' | { readonly people: string } | undefined {
  const { situation, position, signs, intent, written, phase, voter } = message;
  const { reading, length } = situation;
  if (position.repliesTo === 'bot') return 'bot';
  if (signs.callsBot || callsBotByName(reading) || opensWithKeyword(written)) return 'bot';
  const vote = votesFor(message);
  if (vote !== undefined) return vote;
  if (actsOnRecord(message)) return 'bot';
  if (actsOnTopic(message)) return 'bot';
  if (length === 0) return { people: 'nothing but signs' };
  if (reading.opensWithReference) return { people: 'opens with a reference to someone' };
  const weighs = intent.kind === 'decide' && intent.step === 'weigh';
  if (weighs && /\bweigh|\bvote on\b|\bwhat matters\b/i.test(written)) return 'bot';
  if (position.repliesTo === 'person') return { people: 'replies to someone' };
  if (signs.callsAtEdge) return { people: 'calls someone by name' };
  if (weighs || (intent.kind === 'help' && intent.about === 'forget-me')) return 'bot';
  if (opensWithName(reading) || greetsSomeone(reading)) return { people: 'opens with the name of someone' };
  if (closesWithName(reading) || asksByName(reading)) return { people: 'asks someone by name' };
  if (signs.showsCode) return { people: 'shows code' };
  if (signs.links > 0 && phase !== 'before') return { people: 'shows a link' };
  if (answersBot(message) || wantsOfAnswer(message)) return 'bot';
  const isAmongPeople = !position.isByAsker || position.others > 0;
  if (voter === null && isAmongPeople && saysOwnChoice(situation))
    return { people: 'tells others what they would take' };
  if (reportsStatus(situation)) return { people: 'tells how something is doing' };
  if (isCourtesy(situation) || (intent.kind === 'smalltalk' && intent.tone !== 'chatter' && !situation.asks))
    return { people: 'nothing but a nod, thanks or a greeting' };
  // "forget the deadline", when nobody has spoken of one here.
  if (
    phase === 'next' &&
    reading.withdrawn.length > 0 &&
    !situation.takesBack &&
    reading.options.length === 0
  )
    return { people: 'takes back what nobody said' };
  if (position.isByAsker && position.others === 0 && isFragment(reading) && namesTopic(reading)) return 'bot';
  if (phase === 'asker' && (isDocumentedFollowUp(reading) || saysWhatCounts(situation))) return 'bot';
  if (phase === 'next' && reading.has('which') && isDocumentedFollowUp(reading)) return 'bot';
  if (position.isByAsker && isOfLastAnswer(message)) return 'bot';
  // "why?", "and you?" are for whoever spoke last.
  if (phase === 'talk' && length <= 3 && isAboutAnswer(reading))
    return { people: 'a word to whoever spoke last' };
  return undefined;
}

/** "tl;dr", "what do we do first?", "is that still true?": nobody but who gave the answer can say. */
function isOfLastAnswer({ intent, situation: { length, reading }, position }: SharedMessage): boolean {
  if (length > longestRequest) return false;
  if (intent.kind === 'follow_up') return wantsRetelling(intent.wants, position.followsBot);
  if (intent.kind === 'explain') return intent.steps === true;
  return intent.kind === 'source' && reading.options.length === 0 && isDocumentedFollowUp(reading);
}
const longestRequest = 14;

/** "decision: django", "note it as decided: flask": people tell each other what they decided in other words. */
const ordersDraft =
  /^\W*(?:(?:the|our|final|team|group)\s+)*decision\b|\b(?:record|log|note|write|put)\b[^.!?\n]{0,40}\b(?:decision|decided|down|record|log)\b/i;

/** "criterion: hosted in the EU", "Kafka 2 on effort to run": said in the thread of a topic, and to nobody else. */
function actsOnTopic({ intent, situation, position, signs }: SharedMessage): boolean {
  const { reading, topicAct, isCalled } = situation;
  if (intent.kind !== 'decide' || intent.step !== 'topic' || topicAct === null) return false;
  if (topicAct.certain === 'replied') return true;
  if (topicAct.certain === 'called' && !isCalled) return false;
  return position.repliesTo !== 'person' && !reading.opensWithReference && !signs.callsAtEdge;
}

/** Only people talking to the bot name a record. Without a name, it counts only right after a record was shown. */
function actsOnRecord({ situation, position }: SharedMessage): boolean {
  const { act, frame } = situation;
  // People say "yes" and "no" to each other, too.
  if (act === null || act.act === 'agree') return false;
  if (act.act === 'decide' && act.certain === 'plain' && ordersDraft.test(situation.reading.written))
    return true;
  const names = 'id' in act ? act.id !== null : act.act === 'save' || act.act === 'due';
  return names || (position.messages === 0 && frame.last?.intent === 'decide');
}

/**
 * Whether a vote in a thread where one is open is for the bot. The vote of somebody named counts however they put it; where
 * nobody was named, a plain "yes" may answer anybody, unless the bot spoke last.
 */
function votesFor({
  situation,
  position,
  voter,
  written,
  signs,
  intent,
}: SharedMessage): 'bot' | { readonly people: string } | undefined {
  const { act, reading } = situation;
  if (voter === null) return undefined;
  if (act === null) return decidesNothing(intent, reading) ? { people: 'a word among people' } : undefined;
  if (act.act === 'vote-question')
    return /@|\byou\b/i.test(written) || position.repliesTo === 'person' ? undefined : 'bot';
  if (act.act !== 'agree' && act.act !== 'vote' && act.act !== 'withdraw-vote') return undefined;
  if (act.act !== 'agree' && act.id !== null) return 'bot';
  if (voter === 'not-named') return { people: 'others were named to vote' };
  const isCertain = act.act === 'withdraw-vote' || (act.act === 'vote' && act.certain === 'plain');
  if (isCertain) return 'bot';
  if (position.repliesTo === 'person' || reading.opensWithReference || signs.callsAtEdge)
    return { people: 'a word to somebody' };
  if (voter === 'named') return 'bot';
  return position.followsBot ? 'bot' : { people: 'a yes or no among people' };
}

/** "+1 on moving the standup", while the thread votes: it names nothing that could be decided. */
function decidesNothing(intent: SharedMessage['intent'], { options }: Reading): boolean {
  return intent.kind === 'decide' && intent.step === 'record' && options.length === 0;
}

/** "yes", "skip", "2", right after the bot's message asked for it. */
function answersBot({ situation, intent, botAsked, position }: SharedMessage): boolean {
  const { reading, length } = situation;
  if (intent.kind === 'recommend' && intent.guide !== undefined)
    return botAsked || intent.guide.kind === 'begin' || position.messages === 0;
  if (position.messages > 0 || position.isBeforeAnswers) return false;
  const [first, second] = reading.words;
  return length === 1 && second === undefined && /^[1-9]$/.test(first?.text ?? '');
}

/** "make it a slide", "tl;dr for the channel": only an answer can be told anew. People say "more" to each other, too. */
function wantsOfAnswer({ intent, position, phase }: SharedMessage): boolean {
  if (intent.kind !== 'follow_up') return false;
  return (position.followsBot || phase === 'asker') && wantsRetelling(intent.wants, position.followsBot);
}

/** "more?", "so?" and "like what?" are said to anybody, and risks are asked about among people, too. */
function wantsRetelling(wants: LastRequest | undefined, followsBot: boolean): boolean {
  switch (wants) {
    case undefined:
    case 'more':
    case 'example':
    case 'conclusion':
      return false;
    case 'risks':
    case 'gaps':
    case 'losses':
    case 'runner-up':
    case 'fit':
    case 'need':
    case 'pitch':
    case 'too-much':
    case 'changes':
    case 'cost':
    case 'corrects':
    case 'moving':
    case 'stays':
    case 'watch':
    case 'what-now':
    case 'known':
    case 'told':
      return followsBot;
    case 'short':
    case 'line':
    case 'slide':
    case 'table':
    case 'manager':
    case 'beginner':
    case 'tone':
    case 'write-up':
      return true;
    default:
      return wants satisfies never;
  }
}

/** "why?", "by how much?", "and you?": nothing of the topic, and nothing that only the bot has. */
function isAboutAnswer(reading: Reading): boolean {
  if (namesTopic(reading)) return false;
  const count = reading.words.filter(({ mark }) => !mark).length;
  const sentence = sentenceOf(reading);
  return (
    (count <= 2 || isDocumentedFollowUp(reading)) &&
    !/\b(?:sources?|scores?|start over|start again|help|commands|chart|graph)\b/.test(sentence)
  );
}

function namesTopic({
  options,
  excluded,
  aspects,
  needs,
  askedNeeds,
  withdrawn,
  alternatives,
}: Reading): boolean {
  return [options, excluded, aspects, needs, askedNeeds, withdrawn, alternatives].some(
    ({ length }) => length > 0,
  );
}
