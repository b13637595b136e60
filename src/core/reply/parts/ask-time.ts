import { type Block, type Choice, plain } from '../../answer/answer.ts';
import {
  exactWords,
  type ReadTime,
  shownTime,
  type TimeReading,
  timeSpan,
  type WhyUnread,
} from '../../dates/time-reading.ts';

type NotRead = Exclude<TimeReading, { kind: 'at' }>;

/** What to say of words for a time that aren't certain, instead of going on without it or by a guess. */
export type AskedTime = {
  readonly reading: NotRead;
  /** As they were written. */
  readonly words: string;
  /** What a button sends, given words that can't be misread. */
  readonly says: (exact: string) => string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** Asks which of several times was meant, or says that it wasn't understood. */
export function askTime({ reading, words, says, now }: AskedTime): readonly Block[] {
  if (reading.kind === 'unread')
    return [{ kind: 'headline', spans: [plain(`${whyNotRead(words, reading.why)} ${howToSayTimes}`)] }];
  const choices = reading.readings.filter(({ at }) => at > now).map((time) => choiceOf(time, says, now));
  const asks =
    choices.length > 1
      ? `When is "${words}"? It could be ${choices.length === 2 ? 'either' : 'any'} of these.`
      : `Do you mean this by "${words}"? The other reading is over already.`;
  return [
    { kind: 'headline', spans: [plain(asks)] },
    { kind: 'choices', choices },
  ];
}

/** Asks whether a time that nothing introduces is an end: "put it to the vote friday 5pm". */
export function askWhetherEnd(
  time: ReadTime,
  { words, says, now }: Omit<AskedTime, 'reading'>,
): readonly Block[] {
  return [
    { kind: 'headline', spans: [plain(`Does it close then ("${words}")?`)] },
    { kind: 'choices', choices: [choiceOf(time, says, now)] },
  ];
}

function choiceOf(time: ReadTime, says: (exact: string) => string, now: number): Choice {
  return { label: `Until ${shownTime(timeSpan(time, now))}`, says: says(exactWords(time)) };
}

const howToSayTimes =
  'Nothing has changed. Say it like "until friday 17:30", "until 4 december" or "within 3 days".';

/** Why words name no time that can be used, in a sentence. */
export function whyNotRead(words: string, why: WhyUnread): string {
  switch (why) {
    case 'not-understood':
      return `I didn't get the time in "${words.replace(/^until /i, '')}".`;
    case 'past':
      return `"${words}" is over already.`;
    case 'no-such-day':
      return `There's no such day as in "${words}".`;
    case 'no-such-time':
      return `There's no such time as in "${words}".`;
    default:
      return why satisfies never;
  }
}

/** Says which zone a time was read in, where nobody said and nothing is known. */
export function zoneNote(time: Pick<ReadTime, 'isZoneNamed'>, isAssumed: boolean): readonly Block[] {
  if (time.isZoneNamed || !isAssumed) return [];
  return [
    {
      kind: 'note',
      spans: [plain('I read that time in UTC, as I know no time zone here. Set one in settings.')],
    },
  ];
}
