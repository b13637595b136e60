import type { Topic } from '../../../knowledge/schema.ts';
import { type Choice, pressed } from '../../answer/answer.ts';
import { idsOf } from '../../understanding/match/references.ts';
import { likenessOf } from '../../understanding/text/likeness.ts';
import { stemOf } from '../../understanding/text/stem.ts';
import type { Composer } from '../parts/composer.ts';
import type { Task } from '../parts/task.ts';
import { capitalize, formatList, inSentence } from '../parts/wording.ts';
import { askedOf } from '../topics/other-topics.ts';

type Heard = Pick<Task, 'frame' | 'reading'>;

const mostReadings = 3;
/** Shorter words are too similar to each other. */
const shortestKnown = 4;
const longestGap = 3;
/** With the same first letter, at most this many words are compared. */
const mostCompared = 400;
/** Words less alike than this have nothing to do with each other. */
const leastLikeness = 0.7;

type ReadingOfWord = { readonly known: string; readonly choice: () => Choice };

const readings = new WeakMap<Topic, ReadonlyMap<string, readonly ReadingOfWord[]>>();

/** The words of options, products, aspects and needs by their first letter, with what each would ask for. */
function readingsOf(topic: Topic): ReadonlyMap<string, readonly ReadingOfWord[]> {
  const made = readings.get(topic);
  if (made !== undefined) return made;
  const names = formatList(topic.options.slice(0, 3).map(({ name }) => name));
  const byLetter = new Map<string, ReadingOfWord[]>();
  const known = new Set<string>();
  const add = (phrases: readonly string[], choice: () => Choice): void => {
    for (const phrase of phrases)
      for (const word of phrase.toLowerCase().match(/[a-z]+/g) ?? []) {
        if (word.length < shortestKnown || known.has(word)) continue;
        known.add(word);
        const letter = word.slice(0, 1);
        const alike = byLetter.get(letter) ?? [];
        if (alike.length < mostCompared) byLetter.set(letter, [...alike, { known: word, choice }]);
      }
  };
  for (const { name, aliases } of topic.options)
    add([name, ...aliases], () => ({ label: `About ${name}`, says: `tell me about ${name}` }));
  for (const { name, aliases } of topic.alternatives)
    add([name, ...aliases], () => ({ label: `About ${name}`, says: `what about ${name}?` }));
  for (const { title, phrases, things, leaning } of topic.aspects) {
    const on = inSentence(title);
    if (leaning === undefined)
      add([title, ...things, ...phrases], () => ({
        label: `Compare on ${on}`,
        says: `compare ${names} on ${on}`,
      }));
  }
  for (const { title, phrases } of topic.needs)
    add([title, ...phrases], () => ({ label: capitalize(title), says: `we need ${title}` }));
  readings.set(topic, byLetter);
  return byLetter;
}

/** The nearest readings of a message that wasn't understood: from words of the data, then from the thread. */
export function nearestReadings(
  task: Heard,
  missed: readonly string[],
  composer: Composer,
): readonly Choice[] {
  const found = [...byTopic(task), ...byWords(missed, composer), ...byPlace(task, composer)];
  const rest = [...byThread(task, composer)];
  const distinct = new Map<string, Choice>();
  for (const choice of [...found, ...rest]) {
    const asks = pressed(choice) ?? choice.label;
    if (!distinct.has(asks)) distinct.set(asks, choice);
  }
  return [...distinct.values()].slice(0, mostReadings);
}

/** The same of another topic, which knows the words. */
function byTopic({ reading }: Heard): readonly Choice[] {
  const { elsewhere } = reading;
  return elsewhere === null ? [] : [askedOf(elsewhere.topic, reading.written)];
}

/** Options, aspects and needs that are spelt like one of the words: the likeliest for each. */
function byWords(missed: readonly string[], { library }: Composer): readonly Choice[] {
  const places = readingsOf(library.topic);
  return missed.flatMap((word) => {
    const typed = word.toLowerCase();
    let best: (() => Choice) | undefined;
    let most = leastLikeness;
    for (const { known, choice } of places.get(typed.slice(0, 1)) ?? []) {
      if (Math.abs(known.length - typed.length) > longestGap) continue;
      const likeness = Math.max(likenessOf(typed, known), likenessOf(stemOf(typed), stemOf(known)));
      if (likeness > most) {
        most = likeness;
        best = choice;
      }
    }
    return best === undefined ? [] : [best()];
  });
}

const places = ['first', 'second', 'third'] as const;

/** "the third one": the option that it counts to. */
function byPlace({ frame, reading }: Heard, { library }: Composer): readonly Choice[] {
  const shown = frame.options.length > 1 ? frame.options : (frame.last?.options ?? []);
  const listed = [
    ...new Set([...(shown.length > 1 ? shown : []), ...library.options.slice(0, places.length)]),
  ];
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
