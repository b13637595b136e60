import type { Topic } from '../../../knowledge/schema.ts';
import { overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { TopicFit } from './topic-fit.ts';

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
  things: () => readonly WordRange[],
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
  things: () => readonly WordRange[],
): TopicFit | undefined {
  const isOptionSet =
    words.some(({ text }) => setting.has(text)) && fits.some(({ names }) => names.length > 0);
  if (!isOptionSet) return undefined;
  const unknown = things().filter((thing) =>
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

/** "celery or rq", "from celery to rq": whether the second comes after the first, with nothing but that between them. */
function isSetAgainst(words: readonly Word[], one: WordRange, other: WordRange): boolean {
  if (one.to >= other.from || other.from - one.to > mostBetween) return false;
  const middle = words.slice(one.to, other.from).map(({ text }) => text);
  if (middle.length === 1 && leadingTo.has(middle[0] ?? '')) return isMoved(words, one);
  return middle.every((text) => between.has(text)) && middle.some((text) => setting.has(text));
}

/** "moving away from …", "replace our …" */
function isMoved(words: readonly Word[], { from }: WordRange): boolean {
  return words.slice(Math.max(0, from - mostBetween), from).some(({ text }) => moving.has(text));
}

const leadingTo = new Set(['to', 'onto', 'by', 'with']);
const moving = new Set(
  'from off move moving migrate migrating migration switch switching replace replacing swap swapping port porting convert converting'.split(
    ' ',
  ),
);

const mostBetween = 3;

const whichWords = new Set(
  'which what wich whats welche welcher welches que quel quelle cual qual'.split(' '),
);
const ranking = new Set(
  'best better right fastest simplest easiest good decent nicest safest lightest cheapest'.split(' '),
);

/** The topic whose options the message asks for by what they're called: "which queue goes with fastapi?", "choose a queue". */
export function topicOfNoun(words: readonly Word[], fits: readonly TopicFit[]): TopicFit | undefined {
  const found = fits.flatMap((fit) =>
    [...fit.nouns, ...otherNouns(words, fit.topic)]
      .filter((noun) => asksForNoun(words, noun))
      .map(({ from, to }) => ({ fit, from, to })),
  );
  // Of two nouns, the first is what's asked for; of the same words, those that say more of it.
  return found.sort((a, b) => a.from - b.from || b.to - a.to)[0]?.fit;
}

/** What else its options are called, where that's all that's asked for: "which db", and not "which db driver". */
function otherNouns(words: readonly Word[], { noun }: Topic): WordRange[] {
  return (noun.also ?? []).flatMap((name) => {
    const length = name.split(' ').length;
    return words.flatMap((_, from) => {
      const to = from + length;
      const said = words.slice(from, to).map(({ text }) => text);
      return said.join(' ') === name && endsPhrase(words[to]) ? [{ from, to }] : [];
    });
  });
}

/** Whether a phrase has ended before a word: "an orm for us", and not "an orm book". */
function endsPhrase(next: Word | undefined): boolean {
  return next === undefined || next.mark === true || following.has(next.text);
}

const following = new Set(
  'for to that with without when if in on at and or as do does did should would shall can could is are we you i they please pls now today then'.split(
    ' ',
  ),
);

/** "which queue", "the best database", "pick an orm", "recommend us a database". */
export function asksForNoun(words: readonly Word[], { from, to }: WordRange): boolean {
  if (isAskedAlone(words, from) || advice.has(words[to]?.text ?? '')) return true;
  const before = words.slice(0, from).map(({ text }) => text);
  // "what about databases?" may be about a side of another topic.
  if (before.at(-1) === 'about') return false;
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
const articles = new Set('a an the our one some me us between among'.split(' '));
const having = new Set('has have having with gets get offers includes ships brings comes'.split(' '));
const choosing = new Set(
  'choose choosing pick picking select selecting recommend recommending suggest suggesting'.split(' '),
);
/** "orm recommendation?", "any queue suggestions" */
const advice = new Set('recommendation recommendations suggestion suggestions'.split(' '));

const asking = new Set(
  'is are does do can could should would will what whats how hows why when who'.split(' '),
);

export function asksIn(words: readonly Word[]): boolean {
  return asking.has(words[0]?.text ?? '') || words.at(-1)?.text === '?';
}
