import type { Reading } from '../match/reading.ts';
import type { Situation } from './situation.ts';

/** The signals that tell whether a message is for the bot or for people. */
export function silenceSignals(situation: Situation): {
  readonly about: boolean;
  readonly counts: Readonly<Record<string, number>>;
} {
  const { reading, hasContext, length } = situation;
  const { words } = reading;
  const countOf = (list: ReadonlySet<string>): number => words.filter(({ text }) => list.has(text)).length;
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
  const asks = reading.clauses.some((clause) => clause.asks);
  const beside = countOf(status) > 0 || countOf(aside) > 0;
  // A few plain words right after an answer continue from it: "the other two?", "by how much?", "2".
  const goesOn = situation.justAnswered && length <= 5 && reading.strange === 0 && !beside && !talks(reading);
  return {
    about:
      about > 0 ||
      goesOn ||
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
      asks: flag(asks),
      marked: flag(words.some(({ text }) => text === '?')),
      wants: flag(reading.has('must') && countOf(someone) > 0),
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
      chores: Math.min(countOf(status), 2),
      asides: Math.min(countOf(aside), 2),
      people: flag(asksOfPeople(situation)),
      you: flag(countOf(addressed) > 0),
      talk: flag(reading.has('greeting', 'thanks', 'self')),
    },
  };
}

function talks(reading: Reading): boolean {
  return reading.has('greeting', 'thanks', 'self', 'praise');
}

const addressed = new Set(['you', 'your', 'u', 'ur', 'yours']);

/**
 * The weight of each signal; positive means for the bot. Fitted by logistic regression on the shared threads
 * of the training splits, with wrong interjections counting 1.6 times; rounded.
 */
export const silenceWeights: Readonly<Record<string, number>> = {
  options: 2.8,
  alternatives: 0.8,
  needs: 0.8,
  asked: 0.6,
  aspects: 1.1,
  withdrawn: 0.1,
  asks: 1.4,
  marked: 0.1,
  wants: 0.4,
  own: 0.8,
  compares: 0.3,
  picks: 0.6,
  records: -0.3,
  corrects: 0.5,
  pointers: 1.7,
  it: 0.1,
  why: 1,
  goesOn: 2,
  context: 1.1,
  short: -0.1,
  long: 1.8,
  strange: -0.2,
  chores: -1.4,
  asides: -2,
  people: -1.5,
  you: -0.9,
  talk: -0.9,
};

export const silenceBias = -3.5;

/** Words of people who are chatting about something else. */
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
  'broke',
  'broken',
  'crashed',
  'crashing',
  'red',
  'green',
  'outage',
  'pager',
  'rollback',
  'rolled',
  'ci',
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

/** "did anybody …", "who has …", "are you joining": questions to colleagues. */
function asksOfPeople({ reading }: Situation): boolean {
  const [a, b] = reading.words;
  if (a === undefined) return false;
  // "which model are we on" is not about anything to choose.
  if (
    reading.options.length + reading.needs.length === 0 &&
    !reading.has('pick', 'memory', 'verdict') &&
    reading.words.some(({ text }, at) => text === 'are' && reading.words[at + 1]?.text === 'we')
  )
    return true;
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
