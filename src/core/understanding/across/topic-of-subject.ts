import { overlaps, type WordRange } from '../text/word-range.ts';
import { type Word, wordsAs } from '../text/words.ts';
import { areLinked } from './linked.ts';
import { explains, type Fit, isPartOf, type Named } from './topic-fit.ts';

/** A name, and the topic that it's of. */
type NamedOf = { readonly fit: Fit; readonly name: Named };

/** What may stand between two things that are set against each other. */
const between = new Set(
  ', / or vs v versus and against than over oder ou o und y et contra instead of rather to'.split(' '),
);
const setting = new Set('or vs v versus against than over oder ou contra instead'.split(' '));

/** The topic two of whose names are set against each other: "celery or rq for django". */
export function topicOfChoice(
  words: readonly Word[],
  fits: readonly Fit[],
  preferred: string | null,
): Fit | undefined {
  const found = fits.filter(({ names }) =>
    names.some((one) =>
      names.some(
        (other) =>
          other.id !== one.id &&
          (one.kind === 'option' || other.kind === 'option') &&
          one.to < other.from &&
          other.from - one.to <= mostBetween &&
          words.slice(one.to, other.from).every(({ text }) => between.has(text)) &&
          words.slice(one.to, other.from).some(({ text }) => setting.has(text)),
      ),
    ),
  );
  return found.find(({ topic }) => topic.id === preferred) ?? found[0];
}

const mostBetween = 3;

const whichWords = new Set(
  'which what wich whats welche welcher welches que quel quelle cual qual'.split(' '),
);
const ranking = new Set('best better right fastest simplest easiest'.split(' '));

/** The topic whose options the message asks for by what they're called: "which queue goes with fastapi?", "choose a queue". */
export function topicOfNoun(words: readonly Word[], fits: readonly Fit[]): Fit | undefined {
  const found = fits.flatMap((fit) =>
    fit.nouns.filter((noun) => isAskedFor(words, noun)).map(({ from, to }) => ({ fit, from, to })),
  );
  // Of two nouns, the first is what's asked for; of the same words, those that say more of it.
  return found.sort((a, b) => a.from - b.from || b.to - a.to)[0]?.fit;
}

function isAskedFor(words: readonly Word[], { from, to }: WordRange): boolean {
  if (isAskedAlone(words, from)) return true;
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

/** "an LLM backend with pgvector, 200 users. framework?" */
function isAskedAlone(words: readonly Word[], at: number): boolean {
  return words[at + 1]?.text === '?' && (at === 0 || words[at - 1]?.mark === true);
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
  fits: readonly Fit[],
  main: Fit,
  isThread: boolean,
): Fit | undefined {
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
      const isKnown = explains(main, name);
      // "fastapi, our clients want websockets": a need of the framework's.
      if (name.from > mainFirst)
        return isWanted(words, name) && !(isKnown && (!asks || isPartOf(main, name)));
      if (isOfMain(words, fits, main, { fit, name })) return false;
      const asked =
        asks && (opensWith(words, name) || (!isThread && isAboutIt(words, fits, main, { fit, name })));
      if (!isKnown)
        return (
          asked ||
          (name.kind === 'option' &&
            (isWanted(words, name) || (main.words.size === 0 && !(isThread && isHad(words, name)))))
        );
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
function isOfMain(words: readonly Word[], fits: readonly Fit[], main: Fit, { fit, name }: NamedOf): boolean {
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

function isNeed({ needs }: Fit, name: Named): boolean {
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
function isAboutIt(words: readonly Word[], fits: readonly Fit[], main: Fit, { fit, name }: NamedOf): boolean {
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
function knowsMore(fit: Fit, other: Fit, name: WordRange): boolean {
  return [...fit.words.keys()].some((at) => (at < name.from || at >= name.to) && !other.words.has(at));
}

function opensWith(words: readonly Word[], { from }: WordRange): boolean {
  return words.slice(0, from).every(({ text, mark }) => mark || openers.has(text));
}

/** "we already have postgres and react": what's there isn't to be chosen. */
function isHad(words: readonly Word[], { from }: WordRange): boolean {
  return words.slice(Math.max(0, from - mostBefore), from).some(({ text }) => hadWords.has(text));
}
const hadWords = new Set('have has had hav got run running already using'.split(' '));
const mostBefore = 3;

const wanting = new Set('use using adopt add try want choose pick'.split(' '));

/** "should our django app use kafka?" */
function isWanted(words: readonly Word[], { from }: WordRange): boolean {
  const before = words[from - 1]?.text ?? '';
  const earlier = words[from - 2]?.text ?? '';
  return wanting.has(before) || (before === 'a' && wanting.has(earlier));
}
