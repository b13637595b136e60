import type { Choice } from '../../answer/answer.ts';
import { idsOf } from '../../understanding/match/references.ts';
import { likenessOf } from '../../understanding/text/likeness.ts';
import { stemOf } from '../../understanding/text/stem.ts';
import type { Composer } from './composer.ts';
import type { Task } from './task.ts';
import { capitalize, formatList, inSentence } from './wording.ts';

type Heard = Pick<Task, 'frame' | 'reading'>;

const mostReadings = 3;
/** Words less alike than this have nothing to do with each other. */
const leastLikeness = 0.7;

/** The nearest readings of a message that wasn't understood: from words of the data, then from the thread. */
export function nearestReadings(
  task: Heard,
  missed: readonly string[],
  composer: Composer,
): readonly Choice[] {
  const found = [...byWords(missed, composer), ...byPlace(task, composer)];
  const rest = [...byThread(task, composer)];
  const distinct = new Map([...found, ...rest].map((choice) => [choice.label, choice]));
  return [...distinct.values()].slice(0, mostReadings);
}

/** Options, aspects and needs that are spelt like one of the words. */
function byWords(missed: readonly string[], { library }: Composer): readonly Choice[] {
  const { topic } = library;
  const names = formatList(topic.options.slice(0, 3).map(({ name }) => name));
  const candidates: { readonly phrases: readonly string[]; readonly choice: () => Choice }[] = [
    ...topic.options.map(({ name, aliases }) => ({
      phrases: [name, ...aliases],
      choice: () => ({ label: `About ${name}`, says: `tell me about ${name}` }),
    })),
    ...topic.alternatives.map(({ name, aliases }) => ({
      phrases: [name, ...aliases],
      choice: () => ({ label: `About ${name}`, says: `what about ${name}?` }),
    })),
    ...topic.aspects
      .filter(({ leaning }) => leaning === undefined)
      .map(({ title, phrases, things }) => ({
        phrases: [title, ...phrases, ...things],
        choice: () => ({
          label: `Compare on ${inSentence(title)}`,
          says: `compare ${names} on ${inSentence(title)}`,
        }),
      })),
    ...topic.needs.map(({ title, phrases }) => ({
      phrases: [title, ...phrases],
      choice: () => ({ label: `${capitalize(title)}`, says: `we need ${title}` }),
    })),
  ];
  return missed.flatMap((word) => {
    const typed = word.toLowerCase();
    if (typed.length < shortestGuessed) return [];
    const ranked = candidates
      .map(({ phrases, choice }) => ({
        choice,
        likeness: Math.max(0, ...phrases.map((phrase) => likeness(typed, phrase))),
      }))
      .filter(({ likeness }) => likeness >= leastLikeness)
      .sort((a, b) => b.likeness - a.likeness);
    return ranked.slice(0, 1).map(({ choice }) => choice());
  });
}

const shortestGuessed = 4;

/** How alike a word and the likeliest word of a phrase are. */
function likeness(typed: string, phrase: string): number {
  let most = 0;
  for (const word of phrase.toLowerCase().match(/[a-z]{4,}/g) ?? [])
    most = Math.max(most, likenessOf(typed, word), likenessOf(stemOf(typed), stemOf(word)));
  return most;
}

const places = ['first', 'second', 'third'] as const;

/** "the third one": the option that it counts to. */
function byPlace({ frame, reading }: Heard, { library }: Composer): readonly Choice[] {
  const shown = frame.options.length > 1 ? frame.options : (frame.last?.options ?? []);
  const listed = [...new Set([...(shown.length > 1 ? shown : []), ...library.options])];
  return places.flatMap((place, at) => {
    const option = listed[at];
    return option !== undefined && reading.has(place)
      ? [more(library.nameOf(option), ` (the ${place})`)]
      : [];
  });
}

function more(name: string, hint = ''): Choice {
  return { label: `More on ${name}${hint}`, says: `tell me about ${name}` };
}

/** What fits the thread whatever was meant. */
function byThread({ frame, reading }: Heard, { library }: Composer): readonly Choice[] {
  const named = idsOf(reading.options);
  const main = named[0] ?? frame.last?.main ?? null;
  const shown = frame.last?.options ?? [];
  const options = (shown.length > 1 ? shown : library.options).slice(0, 3);
  const names = formatList(options.map(library.nameOf));
  const compare: Choice = {
    label: options.length === 3 ? 'Compare all three' : `Compare ${names}`,
    says: `compare ${names}`,
  };
  const start: Choice =
    frame.last === null
      ? { label: 'Help us choose', says: 'help us choose' }
      : { label: 'Start over', says: 'start over' };
  return [...(main === null ? [] : [more(library.nameOf(main))]), compare, start];
}
