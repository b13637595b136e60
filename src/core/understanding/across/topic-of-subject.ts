import { overlaps, type WordRange } from '../text/word-range.ts';
import { type Word, wordsAs } from '../text/words.ts';
import { areLinked } from './linked.ts';
import { explains, isPartOf, type Named, type TopicFit } from './topic-fit.ts';

/** A name, and the topic that it's of. */
type NamedOf = { readonly fit: TopicFit; readonly name: Named };

/** What may stand between two things that are set against each other. */
const between = new Set(
  ', / or vs v versus and against than over oder ou o und y et contra instead of rather to better worse faster slower safer cheaper nicer simpler'.split(
    ' ',
  ),
);
const setting = new Set('or vs v versus against than over oder ou contra instead'.split(' '));

/**
 * The topic two of whose names are set against each other ("celery or rq for django"), or one and something that none has.
 *
 * @param things what may be named besides
 */
export function topicOfChoice(
  words: readonly Word[],
  fits: readonly TopicFit[],
  things: readonly WordRange[],
  preferred: string | null,
): TopicFit | undefined {
  const found = fits.filter(({ names }) =>
    names.some((one) =>
      names.some(
        (other) =>
          other.id !== one.id &&
          (one.kind === 'option' || other.kind === 'option' || (one.isProduct && other.isProduct)) &&
          isSetAgainst(words, one, other),
      ),
    ),
  );
  return found.find(({ topic }) => topic.id === preferred) ?? found[0] ?? topicOfHalf(words, fits, things);
}

/** "mongodb or neo4j": the topic of the one that's known, which says so of the other. */
function topicOfHalf(
  words: readonly Word[],
  fits: readonly TopicFit[],
  things: readonly WordRange[],
): TopicFit | undefined {
  const unknown = things.filter((thing) =>
    fits.every(({ names }) => names.every((name) => !overlaps(name, thing))),
  );
  return fits.find(({ names }) =>
    names.some(
      (name) =>
        name.kind === 'option' &&
        unknown.some((other) => isSetAgainst(words, name, other) || isSetAgainst(words, other, name)),
    ),
  );
}

/** "celery or rq": whether the second comes after the first, with nothing but that between them. */
function isSetAgainst(words: readonly Word[], one: WordRange, other: WordRange): boolean {
  return (
    one.to < other.from &&
    other.from - one.to <= mostBetween &&
    words.slice(one.to, other.from).every(({ text }) => between.has(text)) &&
    words.slice(one.to, other.from).some(({ text }) => setting.has(text))
  );
}

const mostBetween = 3;

const whichWords = new Set(
  'which what wich whats welche welcher welches que quel quelle cual qual'.split(' '),
);
const ranking = new Set('best better right fastest simplest easiest'.split(' '));

/** The topic whose options the message asks for by what they're called: "which queue goes with fastapi?", "choose a queue". */
export function topicOfNoun(words: readonly Word[], fits: readonly TopicFit[]): TopicFit | undefined {
  const found = fits.flatMap((fit) =>
    fit.nouns.filter((noun) => isAskedFor(words, noun)).map(({ from, to }) => ({ fit, from, to })),
  );
  // Of two nouns, the first is what's asked for; of the same words, those that say more of it.
  return found.sort((a, b) => a.from - b.from || b.to - a.to)[0]?.fit;
}

function isAskedFor(words: readonly Word[], { from, to }: WordRange): boolean {
  const before = words.slice(0, from).map(({ text }) => text);
  // "which of these has the best orm": asks for what has it.
  const verb = before.findLast((text) => !articles.has(text) && !ranking.has(text)) ?? '';
  if (having.has(verb)) return false;
  return (
    ranking.has(before.at(-1) ?? '') ||
    before.slice(-mostBeforeNoun).some((text) => whichWords.has(text)) ||
    (choosing.has(verb) && !isPartOfMore(words, to))
  );
}

/** "we want to choose the orm, the layout and the login ourselves" is a need. */
function isPartOfMore(words: readonly Word[], to: number): boolean {
  const next = words[to]?.text ?? '';
  return next === ',' || next === 'and' || words.some(({ text }) => byOneself.has(text));
}

const byOneself = new Set('ourselves ourself ourselfs myself themselves'.split(' '));

const mostBeforeNoun = 2;
const articles = new Set('a an the our one between among'.split(' '));
const having = new Set('has have having with gets get offers includes ships brings comes'.split(' '));
const choosing = new Set('choose choosing pick picking select selecting'.split(' '));

const asking = new Set(
  'is are does do can could should would will what whats how hows why when who'.split(' '),
);

export function asksIn(words: readonly Word[]): boolean {
  return asking.has(words[0]?.text ?? '') || words.at(-1)?.text === '?';
}

/** Words with which a question about something opens. */
const openers = new Set(
  'is are isnt arent does do dont doesnt can could should would will what whats hows how why when who about tell me so ok a an the our we'.split(
    ' ',
  ),
);

/**
 * The other topic whose option the message is about: "does celery need rabbitmq?", "should our django app use kafka?" What the
 * main topic knows as a need or a part of its own ("celery or built in?") stays there within its thread.
 */
export function topicOfSubject(
  words: readonly Word[],
  fits: readonly TopicFit[],
  main: TopicFit,
  isThread: boolean,
): TopicFit | undefined {
  const options = main.names.filter(({ kind }) => kind === 'option');
  if (new Set(options.map(({ id }) => id)).size > 1) return undefined;
  const asks = asksIn(words);
  const mainFirst = Math.min(...main.names.map(({ from }) => from), Number.POSITIVE_INFINITY);
  const found = fits
    .filter((fit) => fit !== main)
    .flatMap((fit) => fit.names.map((name) => ({ fit, name })))
    .filter(({ fit, name }) => {
      if (setting.has(words[name.to]?.text ?? '')) return false;
      // "we need an admin panel, no mongo": what's ruled out isn't what it's about.
      if (main.words.size > 0 && ruling.has(words[name.from - 1]?.text ?? '')) return false;
      if (name.kind === 'option' && main.names.length === 0 && asksOfItself(words, name)) return true;
      const isKnown = explains(main, name);
      // "fastapi, our clients want websockets": a need of the framework's.
      if (name.from > mainFirst)
        return isWanted(words, name) && !(isKnown && (!asks || isPartOf(main, name)));
      if (isOfMain(words, fits, main, { fit, name })) return false;
      const asked =
        asks && (opensWith(words, name) || (!isThread && isAboutIt(words, fits, main, { fit, name })));
      if (!isKnown)
        return asked || (name.kind === 'option' && (isWanted(words, name) || main.words.size === 0));
      return name.kind === 'option' && asked && (!isThread || knowsMore(fit, main, name));
    })
    .sort(
      (a, b) =>
        Number(b.name.kind === 'option') - Number(a.name.kind === 'option') || a.name.from - b.name.from,
    );
  return found[0]?.fit;
}

/**
 * What opens a message without being what it asks about: one of the things that are needed ("mysql, login, forms. suggestions?",
 * "rest / mysql / oauth → ?", "a graphql api for two people, which one?"), or what all options are asked about ("grpc: any of
 * them?")
 */
function isOfMain(
  words: readonly Word[],
  fits: readonly TopicFit[],
  main: TopicFit,
  { fit, name }: NamedOf,
): boolean {
  if (!explains(main, name)) return false;
  const isItem = words[name.to]?.text === ',' || words[name.from - 1]?.text === ',';
  const isListed = isItem && words.filter(({ text }) => text === ',').length > 1;
  if (isListed && knowsMore(main, fit, name)) return true;
  const said = ` ${wordsAs(words)} `;
  const isAlone = fit.nouns.length === 0 && fit.names.every(({ id }) => id === name.id);
  if (isAlone && words[name.to]?.text === ':') return asksOfAll.test(said);
  if (!isAlone || !isNeed(main, name) || !isBare(words, name)) return false;
  const isOneOfMany = fits.some(
    (other) =>
      other !== main &&
      other !== fit &&
      other.names.some((one) => isNeed(main, one) && !overlaps(one, name) && !areLinked(words, one, name)),
  );
  return isOneOfMany || asksOfAll.test(said) || asksForPick.test(said);
}

function isNeed({ needs }: TopicFit, name: Named): boolean {
  return needs.some((need) => overlaps(need, name));
}

const asksOfAll =
  / (?:which one|(?:which|any|one|none|all|each|either) of (?:the|them|these|those|your)|all three) /;
const asksForPick =
  / (?:what (?:should|shall|would|do|can) (?:we|i|you) (?:use|take|pick|choose|recommend|suggest)|suggestions?|recommendations?|recommend|your pick) /;

/** Nothing before it asks. */
function isBare(words: readonly Word[], { from }: WordRange): boolean {
  return words.slice(0, from).every(({ text, mark }) => mark || !asking.has(text));
}

/** "do they support graphql" asks about others. */
const others = new Set('they them these those all any both each either everyone which'.split(' '));

/** "who maintains dramatiq?", "how do transactions work in sqlalchemy?": nothing else is named, and no pick is asked for. */
function isAboutIt(
  words: readonly Word[],
  fits: readonly TopicFit[],
  main: TopicFit,
  { fit, name }: NamedOf,
): boolean {
  const [first] = words.filter(({ mark }) => !mark);
  const said = ` ${wordsAs(words)} `;
  return (
    asking.has(first?.text ?? '') &&
    !words.some(({ text }) => others.has(text)) &&
    fits.every(({ names }, at) => fits[at] === fit || names.length === 0) &&
    main.nouns.length === 0 &&
    !knowsMore(main, fit, name) &&
    !asksOfAll.test(said) &&
    !asksForPick.test(said)
  );
}

const ruling = new Set('no not without never'.split(' '));

/** Whether a topic explains a word besides a name that the other doesn't. */
function knowsMore(fit: TopicFit, other: TopicFit, name: WordRange): boolean {
  return [...fit.words.keys()].some((at) => (at < name.from || at >= name.to) && !other.words.has(at));
}

function opensWith(words: readonly Word[], { from }: WordRange): boolean {
  return words.slice(0, from).every(({ text, mark }) => mark || openers.has(text));
}

/** "what speaks against peewee?", "strengths of celery", "tell me about kafka": of the option itself, and nothing else. */
function asksOfItself(words: readonly Word[], { from, to }: WordRange): boolean {
  const beside = words.filter(({ mark }, at) => !mark && (at < from || at >= to)).map(({ text }) => text);
  return (
    beside.length > 0 &&
    beside.every((text) => openers.has(text) || profile.has(text) || fillers.has(text)) &&
    (beside.some((text) => profile.has(text)) || (beside.includes('tell') && beside.includes('about')))
  );
}

const profile = new Set(
  'speaks strengths weaknesses pros cons downsides upsides advantages disadvantages drawbacks benefits explain describe'.split(
    ' ',
  ),
);
const fillers = new Set(
  'against for of and or please pls more good bad sides think in general you'.split(' '),
);

const wanting = new Set('use using adopt add try want choose pick'.split(' '));

/** "should our django app use kafka?" */
function isWanted(words: readonly Word[], { from }: WordRange): boolean {
  const before = words[from - 1]?.text ?? '';
  const earlier = words[from - 2]?.text ?? '';
  return wanting.has(before) || (before === 'a' && wanting.has(earlier));
}
