import { type Block, type Choice, plain } from '../../answer/answer.ts';
import { introducesTime } from '../../dates/deadline.ts';
import { readDay } from '../../dates/read-day.ts';
import { readTime } from '../../dates/read-time.ts';
import { exactWords } from '../../dates/time-reading.ts';
import { askTime, askWhetherEnd, whyNotRead, zoneNote } from '../../reply/parts/ask-time.ts';
import type { MeantZone } from '../../settings/zone-of.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { PersonCommand } from '../decider/record-command.ts';
import type { VoteTerms } from '../record/vote.ts';
import { refusalReply } from '../show/replies.ts';

export type Settled<C> =
  /** The command with times that can't be misread; `notes` say how they were read. */
  | { readonly kind: 'settled'; readonly command: C; readonly notes: readonly Block[] }
  | { readonly kind: 'asked'; readonly reply: EffectResult };

type At = { readonly id: string; readonly now: number; readonly meant: MeantZone };

/** Reads the words for times in a command, once, where the zone of whoever gives it is known. */
export function settleTimes<C extends PersonCommand>(command: C, at: At): Settled<C> {
  if (command.do === 'propose')
    return command.vote === null ? settled(command) : settleEnd(command, command.vote, at);
  return command.do === 'revisit' ? settleRevisit(command, command.on, at) : settled(command);
}

function settled<C>(command: C, notes: readonly Block[] = []): Settled<C> {
  return { kind: 'settled', command, notes };
}

function settleEnd<C extends PersonCommand>(command: C, vote: VoteTerms, { id, now, meant }: At): Settled<C> {
  const { until: words } = vote;
  if (words === null) return settled(command);
  const asked = { words, now, says: (exact: string) => `${votingWords(id, vote)}, until ${exact}` };
  const reading = readTime(words, { now, zone: meant.zone });
  if (reading.kind !== 'at') return askedBack(askTime({ ...asked, reading }));
  if (!introducesTime(words)) return askedBack(askWhetherEnd(reading, asked));
  return settled(
    { ...command, vote: { ...vote, until: exactWords(reading) } },
    zoneNote(reading, meant.isAssumed),
  );
}

function settleRevisit<C extends PersonCommand>(
  command: C,
  words: string,
  { id, now, meant }: At,
): Settled<C> {
  const reading = readDay(words, { now, zone: meant.zone });
  if (reading.kind === 'day') return settled({ ...command, on: reading.day });
  if (reading.kind === 'ambiguous')
    return askedBack(whichDay(words, reading.days, (day) => `revisit ${id} on ${day}`));
  return { kind: 'asked', reply: refusalReply(`${whyNotRead(words, reading.why)} ${howToSayDays}`) };
}

export const howToSayDays = 'Name a day to come: "on 2027-03-31", "in 6 months" or "next year".';

/** Asks which of several days was meant. */
export function whichDay(
  words: string,
  days: readonly string[],
  says: (day: string) => string,
): readonly Block[] {
  const choices: readonly Choice[] = days.map((day) => ({ label: day, says: says(day) }));
  return [
    { kind: 'headline', spans: [plain(`Which day is "${words}"?`)] },
    { kind: 'choices', choices },
  ];
}

export function askedBack(blocks: readonly Block[]): {
  readonly kind: 'asked';
  readonly reply: EffectResult;
} {
  return { kind: 'asked', reply: { ...refusalReply(''), blocks } };
}

/** A call to vote in words, without its end. */
function votingWords(id: string, { rule, voters }: VoteTerms): string {
  const by = rule === 'two-thirds' ? 'two thirds' : rule;
  return [`put ${id} to the vote by ${by}`, ...voters.map((voter) => `<@${voter}>`)].join(', ');
}
