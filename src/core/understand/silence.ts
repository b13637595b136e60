import type { Reading } from './reading.ts';
import type { Situation } from './situation.ts';

/**
 * Whether a message in a shared thread is meant for people and not for the bot.
 *
 * @returns the reason for silence, or undefined where it is to be answered
 */
export function reasonForSilence(situation: Situation): string | undefined {
  const { reading } = situation;
  if (situation.length === 0) return 'nothing but signs';
  if (reading.opensWithReference) return 'opens with a reference to someone';
  if (opensWithName(reading)) return 'opens with the name of someone';
  if (asksTheBot(situation)) return undefined;
  const weight = substance(situation);
  if (weight === 0) return 'nothing about the choice';
  const total = weight + manner(situation) - chatter(situation);
  return total >= enough ? undefined : 'about the choice only in passing';
}

/** What a message has to add up to, to be taken as meant for the bot. */
const enough = 2.2;

/** How much of it is about the choice. */
function substance({ reading, hasContext }: Situation): number {
  const options = reading.options.length + reading.excluded.length + reading.included.length + reading.alternatives.length * 0.5;
  const gone = hasContext ? reading.withdrawn.length : 0;
  return Math.min(options, 2) * 1.7 + Math.min(reading.needs.length + reading.askedNeeds.length * 0.7, 3) * 1.1 + Math.min(reading.aspects.length, 2) * 0.6 + gone * 2;
}

/** How much it is said as one says things to it: a question, a wish, a comparison, a pointer to what was listed. */
function manner(situation: Situation): number {
  const { reading, hasContext, length } = situation;
  const asks = reading.clauses.some((clause) => clause.asks);
  return (
    (asks ? 1 : 0) +
    (reading.has('must') && reading.words.some(({ text }) => someone.has(text)) ? 1 : 0) +
    (reading.has('pick', 'versus', 'which', 'verdict', 'record', 'criteria', 'correction', 'better') ? 0.7 : 0) +
    (reading.has('two', 'three', 'other', 'others', 'first', 'second') ? 1.2 : 0) +
    (hasContext ? 0.5 : 0) +
    (hasContext && length <= 5 ? 0.8 : 0)
  );
}

/** How much it sounds like people among themselves. */
function chatter(situation: Situation): number {
  const { reading } = situation;
  const chores = reading.words.filter(({ text }) => status.has(text)).length;
  return Math.min(chores, 2) * 1.1 + Math.min(reading.strange, 4) * 0.35 + (asksOfPeople(situation) ? 2 : 0) + (reading.words.some(({ text }) => aside.has(text)) ? 0.8 : 0);
}

/** Words of people who talk beside the point. */
const aside = new Set(['lol', 'haha', 'rofl', 'lmao', 'btw', 'coffee', 'lunch', 'brb', 'afk', 'ffs', 'omg', 'rip', 'beer', 'dentist', 'vacation', 'birthday', 'weekend', 'dinner', 'yesterday', 'meeting']);

const notNames = new Set(
  `ok okay so well hm hmm right also and but actually btw imo imho question yes no nah yeah yep fine alright then now sure sorry team all folks guys bot hey hi hello hm thanks thx please plus
  quick honestly first second third lastly finally anyway anyways still next today correction decision note again maybe ah oh wait agreed true nope opinion yo tradeoff sure given since if when while
  for from with what which who why how is are do does can could will would should we i they it that this these those in on at by as my our architecture security speaking hola hallo bonjour bueno gut bon oi cool lol haha
  great nice meh ugh look listen oops never speed memory performance database async deployment testing admin auth ram hosting seriously realistically`.split(/\s+/),
);

/** "anna, did you deploy?": a word of no vocabulary, then a comma. */
function opensWithName(reading: Reading): boolean {
  const [first, comma] = reading.words;
  if (first === undefined || comma?.text !== ',' || first.mark || first.value !== undefined) return false;
  const taken = [...reading.options, ...reading.aspects, ...reading.needs, ...reading.excluded].some(({ from }) => from === 0);
  return !taken && !notNames.has(first.text) && /^[a-z]{2,12}$/.test(first.text) && reading.words.length > 2;
}

/** Wishes that nobody but the bot can be meant by. */
function asksTheBot({ reading, frame, hasContext, length }: Situation): boolean {
  if (reading.words.some(({ text }, index) => text === 'bot' && index <= 1) || reading.words.some(({ text }) => text === 'tradeoff')) return true;
  if (reading.has('look-up', 'why-decided')) return true;
  const asks = reading.clauses.some((clause) => clause.asks);
  if (reading.has('two', 'three') && reading.has('which', 'pick', 'verdict', 'versus', 'better') && asks) return true;
  if (reading.has('source') && reading.words.some(({ text }) => text === 'your') && asks) return true;
  if (!hasContext) return false;
  if (reading.has('reset', 'memory') && length <= 9) return true;
  if (reading.has('trust') && length <= 8) return true;
  if (reading.has('source') && length <= 8 && reading.words.some(({ text }) => text === '?' || text === 'source' || text === 'sources')) return true;
  if (reading.has('pick') && frame.needs.length > 0 && asks && reading.strange === 0 && length <= 8) return true;
  if (reading.has('include-next', 'include-prev') && length <= 9 && reading.words.some(({ text }) => text === 'back' || text === 'again')) return true;

  return reading.has('why') && length <= 4 && reading.words.some(({ text }) => text === 'why' || text === 'y');
}

const status = new Set(['deploying', 'deployed', 'merging', 'merged', 'rebooting', 'restarting', 'restarted', 'pushed', 'pod', 'pods', 'hotfix', 'staging', 'crashloop', 'ticket', 'build', 'branch', 'pr', 'yesterday', 'standup', 'sprint', 'reviewed', 'upgraded', 'logs', 'deploy']);

const someone = new Set(['we', 'i', 'our', 'my', 'us', 'it', 'customer', 'customers', 'client', 'clients', 'users', 'everyone', 'team', 'they', 'wir', 'boss', 'cto', 'ceo', 'legal', 'security', 'ops', 'compliance', 'forgot', 'management', 'auditors']);

/** "did anybody …", "who has …", "are you joining": what one asks colleagues. */
function asksOfPeople({ reading }: Situation): boolean {
  const [a, b] = reading.words;
  if (a === undefined) return false;
  if ((a.text === 'did' || a.text === 'has' || a.text === 'does') && (b?.text === 'anybody' || b?.text === 'anyone' || b?.text === 'you' || b?.text === 'someone' || b?.text === 'somebody')) return true;
  if (a.text === 'who' && (b?.text === 'has' || b?.text === 'is' || b?.text === 'took' || b?.text === 'broke')) return reading.options.length === 0 && !reading.has('two', 'three');
  return a.text === 'are' && b?.text === 'you';
}
