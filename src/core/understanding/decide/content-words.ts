import type { Reading } from '../match/reading.ts';
import { isChatWord } from '../text/familiar.ts';
import { isEverydayWord } from '../text/language.ts';
import { contains, type WordRange } from '../text/word-range.ts';

/** Words that carry a question without being what it's about; the last two call the bot. */
const carriers = new Set(
  `am was were been being did had has will shall may might must could get gets got getting give gives go goes going gone come comes
  take takes took make makes made want wants like likes look looks see sees say says said tell think thinks know knows still hold
  holds true also too very much many more most less least just really actually only even ever never always again now then here
  there these those them they he she his her him us me mine yours its if so than about into out up down off over under after
  before since until while because though although no yes both all any every each other another one ones two three some such
  same else well good better best bad worse worst right wrong ok sure let lets got thing things something anything nothing
  everything way please thanks change changes changed alter alters affect affects matter matters difference differ answer answers pick
  tip tips sway word words sentence sentences line lines short shorter brief fair free big small question ask asks stay stays
  choose decide consider both side thing keep keeps which whichever against between by as per via do does done doing seem seems mean means
  tradeoff bot`.split(/\s+/),
);

/** The words that a range is about and that the topic doesn't know, as positions. */
export function contentWords({ words, topical }: Reading, { from, to }: WordRange): readonly number[] {
  const found: number[] = [];
  for (let at = from; at < to; at++) {
    const { text = '', mark = true, value } = words[at] ?? {};
    if (mark || value !== undefined || text.length < 3 || carriers.has(text)) continue;
    if (isEverydayWord(text) || isChatWord(text)) continue;
    if (topical[at] !== true) found.push(at);
  }
  return found;
}

/**
 * What a message asks about, or says, and nothing here knows: "cold start" of "and cold start? some run on lambda".
 * Neighbouring words are named together, as typed; questions about something that's known have none.
 */
export function unknownSubjects(reading: Reading): readonly string[] {
  const inCue = new Set<number>();
  for (const ranges of reading.cues.values())
    for (const { from, to } of ranges) for (let at = from; at < to; at++) inCue.add(at);
  const asking = reading.clauses.filter(({ asks }) => asks);
  const known = [...reading.aspects, ...reading.needs, ...reading.askedNeeds];
  const clauses =
    asking.length > 0
      ? asking.filter((clause) => !known.some((mention) => contains(clause, mention)))
      : reading.clauses;
  return clauses.flatMap((clause) => {
    const named: string[] = [];
    let from = -1;
    let last = -2;
    const found = contentWords(reading, clause).filter((at) => !inCue.has(at));
    for (const at of [...found, Number.POSITIVE_INFINITY]) {
      if (at === last + 1) {
        last = at;
        continue;
      }
      if (from >= 0) named.push(reading.typed({ from, to: last + 1 }));
      from = at;
      last = at;
    }
    return named;
  });
}
