import type { StatedNeed } from './conversation.ts';

/** How many messages of one person are known to state the same need. */
const keptStatements = 8;

/** How many people are known to state the same thing; the latest count. */
export const keptPeople = 12;

/** A need that somebody states who may have stated it before: it stays while one of the messages does. */
export function restated(known: StatedNeed | undefined, now: StatedNeed): StatedNeed {
  if (known === undefined || now.message === undefined) return now;
  const { message, author, words, before = [], overheard: _, ...rest } = known;
  // A press or a command can't be deleted.
  if (message === undefined) return { ...rest, author, words };
  const others = [...before, { message, author, words }].filter((one) => one.message !== now.message);
  return others.length === 0 ? now : { ...now, before: others.slice(-keptStatements) };
}

/** A need without the messages that are gone; undefined if nothing states it any more. */
export function withoutStatements(need: StatedNeed, gone: ReadonlySet<string>): StatedNeed | undefined {
  const { before = [], ...latest } = need;
  const left = before.filter(({ message }) => !gone.has(message));
  const isLatestGone = latest.message !== undefined && gone.has(latest.message);
  if (!isLatestGone && left.length === before.length) return need;
  const stated = isLatestGone ? left.at(-1) : latest;
  if (stated === undefined) return undefined;
  const older = isLatestGone ? left.slice(0, -1) : left;
  return { ...latest, ...stated, ...(older.length === 0 ? {} : { before: older }) };
}

/** The latest entries of each kind, in order. */
export function latestOfEach<T>(all: readonly T[], kindOf: (one: T) => string, most = keptPeople): T[] {
  const counts = new Map<string, number>();
  return all
    .toReversed()
    .filter((one) => {
      const count = (counts.get(kindOf(one)) ?? 0) + 1;
      counts.set(kindOf(one), count);
      return count <= most;
    })
    .reverse();
}
