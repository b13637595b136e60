import type {
  AuthoredOption,
  Brief,
  FirstSteps,
  Fit,
  Move,
  Moving,
  QuestionAnswer,
  Readers,
  SideBySide,
  TopicTerm,
} from './authored-schema.ts';
import type { CitedText } from './cited-text.ts';
import type { Topic } from './schema.ts';

/** What's written for people, in constant time. Everything is undefined where nothing is written. */
export type AuthoredLookup = {
  brief(option: string, aspect: string): Brief | undefined;
  fit(option: string, need: string): Fit | undefined;
  firstSteps(option: string): FirstSteps | undefined;
  readers(option: string): Readers | undefined;
  /** Of exactly these options, in any order; of three or more, else the one of the fewest that include them. */
  gist(options: readonly string[]): CitedText | undefined;
  tip(aspect: string): CitedText | undefined;
  move(from: string, to: string): Move | undefined;
  /** Why one of them is used at all. */
  readonly why: CitedText | undefined;
  /** What's asked of any move. */
  readonly moving: Moving | undefined;
  /** Two options side by side, in any order. */
  together(one: string, other: string): SideBySide | undefined;
  /** By its name or an alias, in any case. */
  term(words: string): TopicTerm | undefined;
  /** For an option if it has an answer of its own; otherwise, and for null, the answer for all of them. */
  answerTo(question: string, option: string | null): QuestionAnswer | undefined;
};

export function authoredLookup({ authored, terms, questions }: Topic): AuthoredLookup {
  const { gists, tips, moves, together } = authored.between;
  const options = new Map(
    Object.entries(authored.options).map(([id, written]) => [id, optionLookup(written)]),
  );
  const gistOf = new Map(gists.map(({ options: about, text }) => [setKey(about), text]));
  const tipOf = new Map(Object.entries(tips));
  const moveOf = new Map(moves.map((move) => [pairKey(move.from, move.to), move]));
  const togetherOf = new Map(together.map((entry) => [setKey(entry.options), entry]));
  const termOf = new Map(terms.flatMap((term) => termNames(term).map((name) => [name, term])));
  const answers = new Map(
    questions.map(({ id, answer, answers: own = {} }) => [id, { answer, own: new Map(Object.entries(own)) }]),
  );
  return {
    brief: (option, aspect) => options.get(option)?.briefs.get(aspect),
    fit: (option, need) => options.get(option)?.fits.get(need),
    firstSteps: (option) => options.get(option)?.firstSteps,
    readers: (option) => options.get(option)?.readers,
    gist: (about) => gistOf.get(setKey(about)) ?? (about.length > 2 ? widerGist(gists, about) : undefined),
    tip: (aspect) => tipOf.get(aspect),
    move: (from, to) => moveOf.get(pairKey(from, to)),
    why: authored.between.why,
    moving: authored.between.moving,
    together: (one, other) => togetherOf.get(setKey([one, other])),
    term: (words) => termOf.get(folded(words)),
    answerTo(question, option) {
      const known = answers.get(question);
      return (option === null ? undefined : known?.own.get(option)) ?? known?.answer;
    },
  };
}

type OptionLookup = Pick<AuthoredOption, 'firstSteps' | 'readers'> & {
  readonly briefs: ReadonlyMap<string, Brief>;
  readonly fits: ReadonlyMap<string, Fit>;
};

function optionLookup({ briefs, fits, firstSteps, readers }: AuthoredOption): OptionLookup {
  return {
    briefs: new Map(Object.entries(briefs)),
    fits: new Map(Object.entries(fits)),
    firstSteps,
    readers,
  };
}

/** All that a term is found by. */
export function termNames({ name, aliases }: TopicTerm): string[] {
  return [...new Set([name, ...aliases].map(folded))];
}

/** The same for the same options in any order. */
export function setKey(options: readonly string[]): string {
  return [...options].sort().join(' ');
}

export function pairKey(from: string, to: string): string {
  return `${from} ${to}`;
}

function folded(words: string): string {
  return words.trim().toLowerCase().replace(/\s+/g, ' ');
}

function widerGist(
  gists: Topic['authored']['between']['gists'],
  about: readonly string[],
): CitedText | undefined {
  const wider = gists.filter(({ options }) => about.every((id) => options.includes(id)));
  return wider.sort((a, b) => a.options.length - b.options.length)[0]?.text;
}
