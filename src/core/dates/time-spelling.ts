import { createSpellChecker } from '../understanding/text/spelling.ts';

const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

const short: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...weekdays, ...months].map((name) => [name.slice(0, 3), name])),
  tues: 'tuesday',
  weds: 'wednesday',
  wensday: 'wednesday',
  wendsday: 'wednesday',
  thur: 'thursday',
  thurs: 'thursday',
  sept: 'september',
  tmr: 'tomorrow',
  tmrw: 'tomorrow',
  tmrrw: 'tomorrow',
  tomo: 'tomorrow',
  tom: 'tomorrow',
  tomorow: 'tomorrow',
  tommorow: 'tomorrow',
  tommorrow: 'tomorrow',
  '2morrow': 'tomorrow',
  '2moro': 'tomorrow',
  '2day': 'today',
  tdy: 'today',
  tonite: 'tonight',
};

const speller = createSpellChecker(
  new Set([...weekdays, ...months.filter((name) => name.length > 5), 'tomorrow', 'midnight', 'tonight']),
  new Set(),
  new Set(['august', 'augusta', 'sundae', 'sundry', 'mundane', 'tomorrows', 'fridays']),
);

const names = new Set([...weekdays, ...months, 'today', 'tomorrow', 'tonight']);

/** A weekday, a month, today or tomorrow in full, from an abbreviation or with one typo; any other word as it is. */
export function spelledOut(word: string): string {
  if (names.has(word)) return word;
  const meant = Object.hasOwn(short, word) ? short[word] : speller.correct(word);
  return meant ?? word;
}

/** Whether it names a day or a month in full, an abbreviation of it or a typo. @param word in lower case */
export function namesDayOrMonth(word: string): boolean {
  return names.has(spelledOut(word));
}
