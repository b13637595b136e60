import { dayAfter, dayBefore, isDay } from '../../dates/days.ts';
import { periodIn } from '../../dates/period.ts';
import type { Task } from '../../reply/parts/task.ts';
import { type Status, statuses } from '../record/status.ts';
import { choiceAsked } from './choice-asked.ts';
import { numberAsked } from './number-asked.ts';
import type { Query } from './query.ts';

/** The options that a message names, each once. */
export function optionsInQuery({ reading }: Task): string[] {
  return [...new Set(reading.options.map(({ id }) => id))];
}

const namedStatuses = statuses.map((status) => ({ status, pattern: new RegExp(`\\b${status}s?\\b`) }));

/** Reads "decisions about billing accepted since 2026-11 by <@U1>". */
export function readQuery(task: Task, written: string): Query {
  const text = written.toLowerCase();
  const days = [
    ...text.matchAll(/\b(since|from|after|until|before|to|in|on)?\s*([12]\d{3}(?:-\d{2}(?:-\d{2})?)?)\b/g),
  ];
  const [, about = ''] =
    /\b(?:about|matching|containing|search(?: for)?|decisions? (?:on|for|about))\s+(.+)$/.exec(text) ?? [];
  const person =
    /<@!?([\w.-]+)(?:\|[^>]*)?>/.exec(written)?.[1] ?? /\bby @?([\w.-]+)\s*$/.exec(written)?.[1] ?? null;
  const options = optionsInQuery(task);
  const wanted = namedStatuses.flatMap(({ status, pattern }) => (pattern.test(text) ? [status] : []));
  const range = days.map(([, word = 'in', day = '']) => ({ word, day }));
  const period = periodIn(text);
  const words = wordsOf(period === null ? about : about.replace(period, ' '), task);
  const asked = options.length > 0 ? [] : choiceAsked(written, unsaidIn(task));
  return {
    words,
    options,
    weighed: false,
    statuses: wanted.length > 0 ? wanted : openStatuses(text),
    person,
    since: sinceIn(range),
    until: untilIn(range),
    period,
    whole:
      asked.length > 0 ||
      /\b(?:last time|last decision|previous decision|what did we|what have we|what was|why|when did|when was|who (?:decided|chose|picked|voted)|how did the vote|result of the vote|tally)\b/.test(
        text,
      ),
    why: false,
    about: asked,
    otherwise: 'list',
    number: numberAsked(written),
    against: false,
    here: false,
    undo: false,
  };
}

function openStatuses(text: string): Status[] {
  return /\bopen decisions?\b/.test(text) ? ['proposed'] : [];
}

type Named = readonly { readonly word: string; readonly day: string }[];

/** The first day of the named year or month, or the day itself; the next one for "after". */
function sinceIn(range: Named): string | null {
  const from = range.find(({ word }) => !/^(?:until|before|to)$/.test(word));
  if (from === undefined) return null;
  if (from.word !== 'after') return `${from.day}-01-01`.slice(0, 10);
  return isDay(from.day) ? dayAfter(from.day) : `${from.day}-99-99`.slice(0, 10);
}

/** The last day of the named year or month, or the day itself; the one before for "before". */
function untilIn(range: Named): string | null {
  const to = range.find(({ word }) => /^(?:until|before|to|in|on)$/.test(word));
  if (to === undefined) return null;
  return to.word === 'before' ? dayBefore(`${to.day}-01-01`.slice(0, 10)) : `${to.day}-99-99`.slice(0, 10);
}

/** The words to search for: those that aren't the name of an option, a status, a day or a person. */
function wordsOf(about: string, { reading }: Task): string[] {
  const taken = new Set(
    [
      ...reading.options.map((found) => reading.typed(found)),
      reading.topic.noun.one,
      reading.topic.noun.many,
    ].flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)),
  );
  return [
    ...new Set(
      about
        .replace(
          /<[^>]*>|\b(?:since|from|after|until|before|to|in|on|by)\s+@?[\w.-]+|\b[12]\d{3}(?:-\d{2}){0,2}\b/g,
          ' ',
        )
        .split(/[^\p{L}\p{N}-]+/u)
        .filter(
          (word) =>
            word.length > 1 &&
            !taken.has(word) &&
            !statuses.some((status) => status === word) &&
            !silent.has(word),
        ),
    ),
  ];
}

/** What a topic calls its options: "which framework did we choose?" names no record. */
function unsaidIn({ reading: { topic } }: Task): string[] {
  const nouns = [topic.noun.one, topic.noun.many];
  // "Python web framework" is rather called a framework.
  return [...new Set([...nouns, ...nouns.flatMap((noun) => noun.split(' ').at(-1) ?? [])])];
}

const silent = new Set(
  'the a an our my all any we us of for and or by with in on is are was were it that this these those decision decisions accepted last time please me'.split(
    ' ',
  ),
);
