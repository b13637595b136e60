import type { Situation } from './situation.ts';

export function addressesBotByName({ reading }: Situation): boolean {
  return reading.words.some(({ text }, index) => text === 'tradeoff' || (text === 'bot' && index <= 1));
}

/** Follows an answer directly: "the other two?", "by how much?", "2". */
function goesStraightOn({ reading, length }: Situation): boolean {
  if (reading.strange > 0 || length > 5) return false;
  if (length === 1 && reading.words.some(({ value }) => value !== undefined)) return true;
  return (
    reading.has('margin') ||
    (reading.has('which') && length <= 3) ||
    (length <= 4 &&
      reading.has('two', 'three', 'other', 'others', 'first', 'second', 'third', 'winner') &&
      (reading.words.some(({ text }) => text === '?') || length <= 3))
  );
}

/** True for requests that only the bot can be meant to answer. */
export function addressesBot(situation: Situation): boolean {
  const { reading, frame, hasContext, length } = situation;
  if (reading.has('look-up', 'why-decided') || ordersRecord(situation)) return true;
  const asks = reading.clauses.some((clause) => clause.asks);
  if (situation.justAnswered && goesStraightOn(situation)) return true;
  if (reading.has('two', 'three') && reading.has('which', 'pick', 'verdict', 'versus', 'better') && asks)
    return true;
  if (reading.has('source') && reading.words.some(({ text }) => text === 'your') && asks) return true;
  if (reading.has('reset') && length <= 6) return true;
  if (!hasContext) return false;
  if (situation.takesBack || (reading.correction !== undefined && reading.needs.length > 0)) return true;
  if (asks && length <= 6 && reading.has('it') && reading.words.some(({ stem }) => stem === 'chang'))
    return true;
  if (reading.excluded.length > 0 && length <= 4) return true;
  if (reading.has('reset', 'memory') && length <= 9) return true;
  if (reading.has('trust') && length <= 8) return true;
  if (saysWhatCounts(situation)) return true;
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

/** "the admin panel matters more", "neither can go", about needs stated in this thread. */
function saysWhatCounts({ reading, frame }: Situation): boolean {
  if (frame.needs.length < 2) return false;
  if (reading.has('both-stay')) return reading.words.length <= 5;
  return (
    reading.has('matters-more') &&
    [...reading.needs, ...reading.askedNeeds].some(({ id }) => frame.needs.some(({ need }) => need === id))
  );
}

/**
 * Only people talking to the bot name a record. Without a name, it counts only right after a record was
 * shown.
 */
function ordersRecord({ order, frame }: Situation): boolean {
  // People say "yes" and "no" to each other, too.
  if (order === null || order.order === 'agree') return false;
  const names = 'id' in order ? order.id !== null : order.order === 'save' || order.order === 'due';
  return names || frame.last?.intent === 'decide';
}
