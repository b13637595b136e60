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
  const substance = reading.options.length + reading.excluded.length + reading.included.length + reading.aspects.length + reading.needs.length + reading.withdrawn.length;
  if (asksTheBot(situation)) return undefined;
  if (substance === 0) return reading.has('pick', 'criteria', 'trust', 'source') && situation.asks && situation.hasContext && situation.length <= 8 ? undefined : 'nothing about the choice';
  if (reading.options.length + reading.excluded.length + reading.included.length > 0) return speaksOfOption(situation) ? undefined : 'mentions an option in passing';
  if (reading.withdrawn.length > 0 && situation.hasContext) return undefined;
  if (reading.needs.length > 0 && statesNeed(situation)) return undefined;
  if (reading.aspects.length > 0 && situation.asks && (situation.hasContext || reading.has('which', 'versus', 'pick', 'three', 'two'))) return asksOfPeople(situation) ? 'a question to people' : undefined;
  return 'no question and no need in it';
}

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
function asksTheBot({ reading, hasContext, length }: Situation): boolean {
  if (reading.words.some(({ text }, index) => text === 'bot' && index <= 1) || reading.words.some(({ text }) => text === 'tradeoff')) return true;
  if (reading.has('look-up', 'why-decided')) return true;
  if (!hasContext) return false;
  if (reading.has('reset', 'memory') && length <= 9) return true;
  if (reading.has('trust') && length <= 8) return true;
  if (reading.has('source') && length <= 8 && reading.words.some(({ text }) => text === '?' || text === 'source' || text === 'sources')) return true;
  if (reading.has('two', 'three') && (reading.clauses.some(({ asks }) => asks) || reading.aspects.length > 0)) return true;
  if (reading.has('pick') && reading.has('which') && reading.strange === 0) return true;
  if (reading.has('include-next', 'include-prev') && length <= 9 && reading.words.some(({ text }) => text === 'back' || text === 'again')) return true;
  if (reading.has('source') && reading.words.some(({ text }) => text === 'your')) return true;
  return reading.has('why') && length <= 4 && reading.words.some(({ text }) => text === 'why' || text === 'y');
}

const status = new Set(['deploying', 'deployed', 'merging', 'merged', 'rebooting', 'restarting', 'restarted', 'pushed', 'pod', 'pods', 'hotfix', 'staging', 'crashloop', 'ticket', 'build', 'branch', 'pr', 'yesterday', 'standup', 'sprint', 'reviewed', 'upgraded', 'logs', 'deploy']);

function speaksOfOption(situation: Situation): boolean {
  const { reading } = situation;
  const chores = reading.words.filter(({ text }) => status.has(text)).length;
  if (situation.asks || reading.has('record', 'pick', 'verdict', 'versus', 'correction')) return chores === 0 || reading.has('versus', 'pick', 'verdict', 'record') || reading.needs.length > 0;
  if (reading.excluded.length + reading.included.length + reading.needs.length > 0) return chores < 2;
  if (reading.aspects.length > 0 || reading.knows.length > 0 || reading.has('must', 'tell', 'better', 'and', 'same')) return chores === 0;
  return situation.length <= 4 && chores === 0;
}

const wanting = new Set(['need', 'needs', 'want', 'wants', 'must', 'require', 'requires', 'required', 'would', 'should', 'expect', 'have', 'has', 'care', 'only', 'no', 'zero', 'with', 'add', 'also', 'plus', 'never', 'every', 'key', 'it', 'be', 'brauchen', 'so']);
const someone = new Set(['we', 'i', 'our', 'my', 'us', 'it', 'customer', 'customers', 'client', 'clients', 'users', 'everyone', 'team', 'they', 'wir', 'boss', 'cto', 'ceo', 'legal', 'security', 'ops', 'compliance', 'forgot']);

function statesNeed(situation: Situation): boolean {
  const { reading } = situation;
  if (reading.needs.length > 1) return !asksOfPeople(situation);
  const wants = reading.words.some(({ text }) => wanting.has(text));
  const speaks = reading.words.some(({ text }) => someone.has(text));
  if (situation.asks && asksOfPeople(situation)) return false;
  return (wants && speaks) || reading.has('pick', 'which') || (situation.hasContext && situation.length <= 5 && wants);
}

/** "did anybody …", "who has …", "are you joining": what one asks colleagues. */
function asksOfPeople({ reading }: Situation): boolean {
  const [a, b] = reading.words;
  if (a === undefined) return false;
  if ((a.text === 'did' || a.text === 'has' || a.text === 'does') && (b?.text === 'anybody' || b?.text === 'anyone' || b?.text === 'you' || b?.text === 'someone' || b?.text === 'somebody')) return true;
  if (a.text === 'who' && (b?.text === 'has' || b?.text === 'is' || b?.text === 'took' || b?.text === 'broke')) return reading.options.length === 0 && !reading.has('two', 'three');
  return a.text === 'are' && b?.text === 'you';
}
