import type { Topic } from '../../../knowledge/schema.ts';
import type { Word } from '../text/words.ts';
import type { TopicFit } from './topic-fit.ts';

/**
 * The topic whose needs a message consists of, by their whole titles, as what's suggested for a command does: "we need exact
 * totals (money, bookings). which should we use?" The first of the given ones that has all of them. A name of an option is that
 * option, even if a need is called after it.
 */
export function topicOfNeeds(words: readonly Word[], fits: readonly TopicFit[]): TopicFit | undefined {
  const said = words.filter(({ mark }) => !mark).map(({ text }) => text);
  if (said.length > mostWords) return undefined;
  const least = fits.some(({ names }) => names.length > 0) ? 2 : 1;
  return fits.find(({ topic }) =>
    consistsOf(
      said,
      titlesOf(topic).filter(({ length }) => length >= least),
    ),
  );
}

/** More than a command can take. */
const mostWords = 80;

const around = new Set(
  'we need have want and also with plus a an the so which what one should would do you us use take pick suggest recommend please for'.split(
    ' ',
  ),
);

function consistsOf(said: readonly string[], titles: readonly (readonly string[])[]): boolean {
  let at = 0;
  let found = 0;
  while (at < said.length) {
    const title = titles.find((one) => one.every((word, index) => said[at + index] === word));
    if (title === undefined && !around.has(said[at] ?? '')) return false;
    found += title === undefined ? 0 : 1;
    at += title?.length ?? 1;
  }
  return found > 0;
}

const titles = new WeakMap<Topic, readonly (readonly string[])[]>();

/** The words of each need's title, longest first. */
function titlesOf(topic: Topic): readonly (readonly string[])[] {
  const known = titles.get(topic);
  if (known !== undefined) return known;
  const made = topic.needs.map(({ title }) => plainWords(title)).sort((a, b) => b.length - a.length);
  titles.set(topic, made);
  return made;
}

/** Without its article and marks. */
function plainWords(title: string): readonly string[] {
  return title
    .toLowerCase()
    .replace(/^(?:an?|the) /, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
