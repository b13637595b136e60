import type { WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What links two things that are used together: "celery with flask", "kafka in our django app". */
const links = set(
  'with w for in on to into inside within of using behind beside alongside under from and + plus use uses using add need needs support supports',
);
/** Words that say that things go together, wherever they stand. */
const together = set(
  'work works working go goes together compatible play plays integrate integrates integration combine combined pair pairs fit fits mix coexist overkill hook plug support supports supported',
);
const ends = set('. ? ! ; :');
/** What sets things against each other, or moves from one to the other. */
const against = set('or vs versus than over against instead replace replaces replacing');
const farthest = 7;

/** Whether a message speaks of using two things together. */
export function areLinked(words: readonly Word[], one: WordRange, other: WordRange): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  const between = words.slice(first.to, second.from).map(({ text }) => text);
  if (between.some((text) => against.has(text))) return false;
  if (words.some(({ text }) => together.has(text))) return true;
  if (between.length > farthest || between.some((text) => ends.has(text))) return false;
  return between.length === 0 || between.some((text) => links.has(text));
}

/**
 * "websockets and kafka", "sqlite and login": a name that's joined with something else which is asked about as much.
 *
 * @param isSide whether the word at a position is such a thing
 */
export function isJoinedWithSide(
  words: readonly Word[],
  { from, to }: WordRange,
  isSide: (at: number) => boolean,
): boolean {
  const after = supporting.has(words[to]?.text ?? '') ? to + 1 : to;
  const next = articles.has(words[after + 1]?.text ?? '') ? after + 2 : after + 1;
  const before = articles.has(words[from - 1]?.text ?? '') ? from - 2 : from - 1;
  return (
    (joining.has(words[after]?.text ?? '') && next < words.length && isSide(next)) ||
    (joining.has(words[before]?.text ?? '') && before > 0 && isSide(before - 1))
  );
}

const joining = set('and plus &');
const supporting = set('support integration jobs tasks');
const articles = set('a an the');

/** "we have celery next to flask already": says how things are, and asks nothing. */
export function isTold(words: readonly Word[]): boolean {
  const first = words.find(({ mark }) => !mark)?.text ?? '';
  if (!telling.has(first)) return false;
  return !words.some(
    ({ text }, at) => text === '?' || text === 'or' || (asking.has(text) && words[at - 1]?.mark === true),
  );
}

const telling = set('we i our my they their it its the this these there he she everything');
const asking = set(
  'is are does do can could should would will what whats how hows why when who which any anyone thoughts',
);

/** "which one goes with …", "which of these work under …": without saying of what. */
export function asksForOneOfThem(words: readonly Word[]): boolean {
  const plain = words.filter(({ mark }) => !mark).map(({ text }) => text);
  const which = plain.findIndex((text) => text === 'which' || text === 'wich');
  return (
    which >= 0 &&
    which < 2 &&
    oneOfThem.has(plain[which + 1] ?? '') &&
    plain.some((text) => together.has(text))
  );
}

const oneOfThem = set('one ones of goes go works work fits fit plays');

/** The words of asking whether and how well things go together, which say nothing else. */
const generic = set(
  `a an the about them these those all both this that it is are was do does did can could should would will may might what which wich how why whats hows when
   i we you us our my me your they with w for in on to into inside within of at by from and + plus or vs using use used uses behind beside
   alongside under work works working well nice nicely nicer nicest good bad better best fine ok okay right sensible smart wise dumb stupid idea choice
   option fit fits go goes going play plays together compatible compatibility integrate integrates integrating integration integrations
   combine combining pair pairs hook plug up add adding run running support supports supported want wanna need needs have has had get make makes sense
   app apps application applications project projects service services backend backends site codebase stack code setup shop team new existing
   small big little simple plain just really actually still also too even possible any anyone anybody way ways reason there here if so but hey hi
   please pls thanks pick choose choosing take recommend recommended suggest suggested python already current currently is's re ve s m ll d not no yes then
   one does't dont doesnt isnt be been thing like most more much very safe pair pairing natural usual common`.replace(
    /\s+/g,
    ' ',
  ),
);

/**
 * How many words of a message say something besides that things go together: none in "does celery work with flask?", one in
 * "flask with sqlite in production?"
 *
 * @param known the names, and what else is read already
 */
export function wordsBeside(words: readonly Word[], known: readonly WordRange[]): number {
  return words.filter(
    ({ text, mark }, at) =>
      !mark && !generic.has(text) && !known.some(({ from, to }) => from <= at && at < to),
  ).length;
}
