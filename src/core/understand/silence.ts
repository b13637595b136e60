import type { Frame } from '../conversation.ts';
import { drawnIn } from './drawn.ts';
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
  if (asksTheBot(situation) || (situation.hasContext && drawnIn(reading) !== null)) return undefined;
  const seen = signals(situation);
  if (!seen.about) return 'nothing about the choice';
  const score = Object.entries(weights).reduce(
    (sum, [signal, weight]) => sum + weight * (seen.counts[signal] ?? 0),
    bias,
  );
  return score >= 0 ? undefined : 'about the choice only in passing';
}

/** What is seen in a message that tells whom it is for. */
export function signals(situation: Situation): {
  readonly about: boolean;
  readonly counts: Readonly<Record<string, number>>;
} {
  const { reading, hasContext, length } = situation;
  const { words } = reading;
  const said = (list: ReadonlySet<string>): number => words.filter(({ text }) => list.has(text)).length;
  const pointers = reading.has('two', 'three', 'other', 'others', 'first', 'second', 'winner');
  const about =
    reading.options.length +
    reading.excluded.length +
    reading.alternatives.length +
    reading.aspects.length +
    reading.needs.length +
    reading.askedNeeds.length +
    reading.withdrawn.length;
  const flag = (holds: boolean): number => (holds ? 1 : 0);
  return {
    about:
      about > 0 ||
      (hasContext &&
        (pointers ||
          reading.has(
            'pick',
            'withdraw-that',
            'include-next',
            'include-prev',
            'source',
            'why',
            'trust',
            'reset',
            'memory',
            'record',
          ))),
    counts: {
      options: Math.min(reading.options.length + reading.excluded.length, 2),
      alternatives: Math.min(reading.alternatives.length, 1),
      needs: Math.min(reading.needs.length, 3),
      asked: Math.min(reading.askedNeeds.length, 2),
      aspects: Math.min(reading.aspects.length, 3),
      withdrawn: flag(hasContext && reading.withdrawn.length > 0),
      asks: flag(reading.clauses.some((clause) => clause.asks)),
      marked: flag(words.some(({ text }) => text === '?')),
      wants: flag(reading.has('must') && said(someone) > 0),
      own: flag(reading.clauses.some((clause) => clause.own)),
      compares: flag(reading.has('versus', 'which', 'better')),
      picks: flag(reading.has('pick', 'verdict', 'criteria')),
      records: flag(reading.has('record', 'look-up')),
      corrects: flag(reading.has('correction', 'withdraw-that')),
      pointers: flag(pointers),
      it: flag(reading.has('it')),
      why: flag(reading.has('why', 'trust', 'source')),
      goesOn: flag(hasContext && reading.has('and')),
      context: flag(hasContext),
      short: flag(length <= 4),
      long: flag(length > 14),
      strange: Math.min(reading.strange, 4),
      chores: Math.min(said(status), 2),
      asides: Math.min(said(aside), 2),
      people: flag(asksOfPeople(situation)),
      you: flag(said(addressed) > 0),
      talk: flag(reading.has('greeting', 'thanks', 'self')),
    },
  };
}

const addressed = new Set(['you', 'your', 'u', 'ur', 'yours']);

/**
 * What each signal speaks for (above 0: meant for the bot). Fitted by logistic regression on the shared threads
 * of the training splits, wrong interjections counting 1.6 times; rounded.
 */
const weights: Readonly<Record<string, number>> = {
  options: 3.2,
  alternatives: 0.4,
  needs: 0.9,
  asked: 0.6,
  aspects: 1.2,
  withdrawn: 1.3,
  asks: 0.8,
  marked: 0.4,
  wants: 0.6,
  own: 0.9,
  compares: 0.7,
  picks: 1.1,
  records: 0.9,
  corrects: 0.9,
  pointers: 1,
  it: 0.7,
  why: 1.2,
  goesOn: 1.5,
  context: 1,
  short: 0.2,
  long: 1.1,
  strange: -0.2,
  chores: -2,
  asides: -1,
  people: -0.5,
  you: -0.4,
  talk: -0.9,
};
const bias = -3.7;

/** Words of people who talk beside the point. */
const aside = new Set([
  'lol',
  'haha',
  'rofl',
  'lmao',
  'btw',
  'coffee',
  'lunch',
  'brb',
  'afk',
  'ffs',
  'omg',
  'rip',
  'beer',
  'dentist',
  'vacation',
  'birthday',
  'weekend',
  'dinner',
  'yesterday',
  'meeting',
]);

const notNames = new Set(
  `ok okay so well hm hmm right also and but actually btw imo imho question yes no nah yeah yep fine alright then now sure sorry team all folks guys bot hey hi hello hm thanks thx please plus
  quick honestly first second third lastly finally anyway anyways still next today correction decision note again maybe ah oh wait agreed true nope opinion yo tradeoff sure given since if when while
  for from with what which who why how is are do does can could will would should we i they it that this these those in on at by as my our architecture security speaking hola hallo bonjour bueno gut bon oi cool lol haha
  great nice meh ugh look listen oops never speed memory performance database async deployment testing admin auth ram hosting seriously realistically`.split(
    /\s+/,
  ),
);

/** "anna, did you deploy?": a word of no vocabulary, then a comma. */
function opensWithName(reading: Reading): boolean {
  const [first, comma] = reading.words;
  if (first === undefined || comma?.text !== ',' || first.mark || first.value !== undefined) return false;
  const taken = [...reading.options, ...reading.aspects, ...reading.needs, ...reading.excluded].some(
    ({ from }) => from === 0,
  );
  return !taken && !notNames.has(first.text) && /^[a-z]{2,12}$/.test(first.text) && reading.words.length > 2;
}

/** Wishes that nobody but the bot can be meant by. */
function asksTheBot({ reading, frame, hasContext, length }: Situation): boolean {
  if (
    reading.words.some(({ text }, index) => text === 'bot' && index <= 1) ||
    reading.words.some(({ text }) => text === 'tradeoff')
  )
    return true;
  if (reading.has('look-up', 'why-decided')) return true;
  const asks = reading.clauses.some((clause) => clause.asks);
  if (reading.has('two', 'three') && reading.has('which', 'pick', 'verdict', 'versus', 'better') && asks)
    return true;
  if (reading.has('source') && reading.words.some(({ text }) => text === 'your') && asks) return true;
  if (reading.has('reset') && length <= 6) return true;
  if (!hasContext) return false;
  if (reading.has('reset', 'memory') && length <= 9) return true;
  if (reading.has('trust') && length <= 8) return true;
  if (saysWhatCounts(reading, frame)) return true;
  if (
    reading.has('source') &&
    length <= 8 &&
    reading.words.some(({ text }) => text === '?' || text === 'source' || text === 'sources')
  )
    return true;
  if (reading.has('pick') && frame.needs.length > 0 && asks && reading.strange === 0 && length <= 8)
    return true;
  if (
    reading.has('include-next', 'include-prev') &&
    length <= 9 &&
    reading.words.some(({ text }) => text === 'back' || text === 'again')
  )
    return true;

  return (
    reading.has('why') && length <= 4 && reading.words.some(({ text }) => text === 'why' || text === 'y')
  );
}

/** "the admin panel matters more", of needs that were stated here; "neither can go". */
function saysWhatCounts(reading: Reading, frame: Frame): boolean {
  if (frame.needs.length < 2) return false;
  if (reading.has('both-stay')) return reading.words.length <= 5;
  return (
    reading.has('matters-more') &&
    [...reading.needs, ...reading.askedNeeds].some(({ id }) => frame.needs.some(({ need }) => need === id))
  );
}

const status = new Set([
  'deploying',
  'deployed',
  'merging',
  'merged',
  'rebooting',
  'restarting',
  'restarted',
  'pushed',
  'pod',
  'pods',
  'hotfix',
  'staging',
  'crashloop',
  'ticket',
  'build',
  'branch',
  'pr',
  'yesterday',
  'standup',
  'sprint',
  'reviewed',
  'upgraded',
  'logs',
  'deploy',
]);

const someone = new Set([
  'we',
  'i',
  'our',
  'my',
  'us',
  'it',
  'customer',
  'customers',
  'client',
  'clients',
  'users',
  'everyone',
  'team',
  'they',
  'wir',
  'boss',
  'cto',
  'ceo',
  'legal',
  'security',
  'ops',
  'compliance',
  'forgot',
  'management',
  'auditors',
]);

/** "did anybody …", "who has …", "are you joining": what one asks colleagues. */
function asksOfPeople({ reading }: Situation): boolean {
  const [a, b] = reading.words;
  if (a === undefined) return false;
  if (
    (a.text === 'did' || a.text === 'has' || a.text === 'does') &&
    (b?.text === 'anybody' ||
      b?.text === 'anyone' ||
      b?.text === 'you' ||
      b?.text === 'someone' ||
      b?.text === 'somebody')
  )
    return true;
  if (
    a.text === 'who' &&
    (b?.text === 'has' || b?.text === 'is' || b?.text === 'took' || b?.text === 'broke')
  )
    return reading.options.length === 0 && !reading.has('two', 'three');
  return a.text === 'are' && b?.text === 'you';
}
