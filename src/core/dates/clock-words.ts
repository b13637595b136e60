/** A time of day; `end` is the end of the day. */
export type TimeOfDay = { readonly hour: number; readonly minute: number } | 'end';

export type ClockReading = {
  /** What the time of day may be; more than one where the words leave it open. Null if there's no such time. */
  readonly clocks: readonly TimeOfDay[] | null;
  /** The words without it. */
  readonly rest: string;
};

const hourWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const minuteWords: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  quarter: 15,
  twenty: 20,
  'twenty-five': 25,
  thirty: 30,
  half: 30,
  'forty-five': 45,
};
const hour = `(\\d{1,2}|${hourWords.join('|')})`;
const meridiem = '(?: ?([ap])m)?';

type Rule = readonly [RegExp, (...parts: (string | undefined)[]) => readonly TimeOfDay[] | null];

/** How people write a time of day. The first that fits is taken. */
const rules: readonly Rule[] = [
  [/\b(?:12 )?(?:noon|midday)\b/, () => [{ hour: 12, minute: 0 }]],
  // The midnight with which a day begins, or the one with which it ends.
  [/\b(?:12 |00:00 )?midnight\b/, () => [{ hour: 0, minute: 0 }, 'end']],
  [/\b(?:eod|eob|eop)\b|\bend of (?:the )?(?:day|business)\b/, () => ['end']],
  // The hour at which work ends, or the end of that day.
  [/\b(?:cob|close of (?:business|play))\b/, () => [{ hour: 17, minute: 0 }, 'end']],
  [
    new RegExp(
      `(?<![\\d.:/-])(\\d{1,2})[:.h](\\d{2})(?::00)?(?: ?(?:h|hrs?|uhr))?${meridiem}(?![\\w:]|\\.(?:\\d| |$))`,
    ),
    (hours = '', minutes, half) => clocksOf(hours, Number(minutes), half),
  ],
  [/(?<![\d.:/-])(\d{1,2})([ap])m?\b/, (hours = '', half) => clocksOf(hours, 0, half)],
  [/(?<![\d.:/-])(\d{2})(\d{2}) ?(?:h|hrs?|hours)\b/, (hours, minutes) => exact(hours, minutes)],
  [/(?<![\d.:/-])(\d{1,2}) ?(?:h|hrs?|uhr)\b/, (hours) => exact(hours, '0')],
  [new RegExp(`\\b${hour} ?o['’]?clock\\b${meridiem}`), (hours = '', half) => bare(hours, 0, half)],
  [
    new RegExp(`\\b(half|quarter|five|ten|twenty|\\d{1,2})(?: minutes)? past ${hour}\\b${meridiem}`),
    (past = '', hours = '', half) => bare(hours, minuteWords[past] ?? Number(past), half),
  ],
  [
    new RegExp(`\\b(quarter|five|ten|twenty|\\d{1,2})(?: minutes)? to ${hour}\\b${meridiem}`),
    (left = '', hours = '', half) => {
      const before = hourOf(hours) === 1 ? 12 : hourOf(hours) - 1;
      return bare(String(before), 60 - (minuteWords[left] ?? Number(left)), half);
    },
  ],
  [
    new RegExp(`\\b(${hourWords.join('|')})[ -](fifteen|thirty|forty-five)\\b${meridiem}`),
    (hours = '', minutes = '', half) => bare(hours, minuteWords[minutes] ?? 0, half),
  ],
  [new RegExp(`\\b(${hourWords.join('|')}) ?([ap])m\\b`), (hours = '', half) => bare(hours, 0, half)],
  [new RegExp(`\\bat ${hour}(?![\\d.:/-])\\b`), (hours = '') => bare(hours, 0, undefined)],
  [new RegExp(`^${hour}$`), (hours = '') => bare(hours, 0, undefined)],
];

/** The time of day in some words; null if they have none. @param words in lower case, without a zone */
export function readClock(words: string): ClockReading | null {
  const text = words
    .replace(
      /(\d|\b(?:clock|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) ?([ap])\.? ?m\b\.?/g,
      '$1$2m',
    )
    .replace(/\bmorning (?:at )?(\d{1,2}(?::\d\d)?)(?:am)?(?![\w:.])/g, '$1am')
    .replace(/\b(?:afternoon|evening) (?:at )?(\d{1,2}(?::\d\d)?)(?:pm)?(?![\w:.])/g, '$1pm')
    .replace(/(\d|clock) in the morning\b/g, '$1am')
    .replace(/(\d|clock) (?:in the (?:afternoon|evening)|at night)\b/g, '$1pm');
  for (const [pattern, clocksIn] of rules) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [whole, ...parts] = match;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`;
    return { clocks: clocksIn(...parts), rest: rest.replace(/\s+/g, ' ').trim() };
  }
  return null;
}

/** "5:30", "17:30", "05:30", "5:30pm". */
function clocksOf(hours: string, minute: number, half: string | undefined): readonly TimeOfDay[] | null {
  const number = Number(hours);
  if (minute > 59) return null;
  if (half !== undefined) return halfDay(number, minute, half);
  if (number === 24 && minute === 0) return ['end'];
  if (number > 23) return null;
  // A single digit before eight may be morning or afternoon; clocks of 24 hours write "05:30".
  const isEither = hours.length === 1 && number >= 1 && number < 8;
  return isEither ? bothHalves(number, minute) : [{ hour: number, minute }];
}

/** "at 5", "half past five": nothing says which half of the day, unless it's beyond twelve. */
function bare(hours: string, minute: number, half: string | undefined): readonly TimeOfDay[] | null {
  const number = hourOf(hours);
  if (minute > 59) return null;
  if (half !== undefined) return halfDay(number, minute, half);
  if (number > 23) return null;
  if (number === 12 && minute === 0) return [{ hour: 12, minute }, 'end'];
  return number >= 1 && number < 12 ? bothHalves(number, minute) : [{ hour: number, minute }];
}

function exact(hours: string | undefined, minutes: string | undefined): readonly TimeOfDay[] | null {
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hour === 24 && minute === 0) return ['end'];
  return hour > 23 || minute > 59 ? null : [{ hour, minute }];
}

function halfDay(number: number, minute: number, half: string): readonly TimeOfDay[] | null {
  // "13pm" is a slip, and nothing tells of what.
  if (number < 1 || number > 12) return null;
  // "12am on friday" is the first minute of friday, and people who write it often mean the last.
  if (number === 12 && half === 'a' && minute === 0) return [{ hour: 0, minute: 0 }, 'end'];
  return [{ hour: (number % 12) + (half === 'p' ? 12 : 0), minute }];
}

function bothHalves(hour: number, minute: number): readonly TimeOfDay[] {
  return [
    { hour, minute },
    { hour: hour + 12, minute },
  ];
}

function hourOf(words: string): number {
  const at = hourWords.indexOf(words);
  return at < 0 ? Number(words) : at + 1;
}
