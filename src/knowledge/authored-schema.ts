import { z } from 'zod';
import { citedText, uncitedText } from './cited-text.ts';
import { id } from './id.ts';

/**
 * The authored layer of a topic: what's written for people on top of the claims, by hand. Each sentence cites claims or is
 * advice. All of it is optional, for a topic as for each part. Lengths are in characters, without markers.
 */

const briefSchema = z.strictObject({
  /** What the option is like there; stands alone. */
  text: citedText(230),
  /** The same for a table cell, without the option's name. */
  short: uncitedText(44),
});

export const fitLevels = ['well', 'partly', 'poorly'] as const;

const fitSchema = z.strictObject({
  /** `poorly`: it can't, or only by going around it. */
  meets: z.enum(fitLevels),
  /**
   * How it does or doesn't, and what to add: a line on a phone, so that several needs fit a screen. It says itself where
   * it's met only in part. Neither need nor option is named at its start.
   */
  text: citedText(75),
  /** Where it's met well: what speaks against the option all the same, for those with this need. */
  watchOut: citedText(90).optional(),
  /** What else is worth knowing: the version of what's to add, limits, figures. Read by those who want to know more. */
  more: citedText(120).optional(),
});

const firstStepsSchema = z.strictObject({
  /** What to install and run first. */
  start: citedText(300),
  /** By need: which package or page is for it. Only for needs where something is to be added. */
  needs: z.record(id, citedText(140)).default({}),
  /** Which page to read first. */
  read: citedText(140),
});

/** Words of a line on a slide. */
const mostSlideWords = 12;
const slideLine = citedText(110).refine((text) => {
  const words = text.flatMap(({ says }) => says.split(' '));
  return words.length <= mostSlideWords;
}, `a line of a slide has at most ${mostSlideWords} words; shorten it`);

const readersSchema = z.strictObject({
  /** One paragraph without jargon. */
  manager: citedText(420),
  slide: z.array(slideLine).length(3, 'a slide has three lines'),
  line: citedText(110),
});

/** `authored/<option>.yaml` */
export const authoredOptionFileSchema = z.strictObject({
  /** By aspect. */
  briefs: z.record(id, briefSchema).default({}),
  /** By need. */
  fits: z.record(id, fitSchema).default({}),
  firstSteps: firstStepsSchema.optional(),
  /** The option for those who don't choose it themselves. */
  readers: readersSchema.optional(),
});

const gistSchema = z.strictObject({
  options: z.array(id).min(2, 'a gist is about two options or more'),
  /** The difference that matters, and when each wins. */
  text: citedText(260),
});

const points = z.array(citedText(170)).min(1, 'at least one point is needed').max(5);
const verdict = citedText(150);

const moveSchema = z.strictObject({
  from: id,
  to: id,
  verdict,
  worth: points,
  notWorth: points,
  steps: points,
  lose: points,
  /** By need: what it says for or against the move, where people name it once the move is in question. */
  needs: z.record(id, citedText(240)).default({}),
});

const answered = z.strictObject({ first: verdict, points });

/** What's asked of any move, once it's known which one is meant. */
const movingSchema = z.strictObject({
  /** How long it takes. */
  effort: answered,
  cost: answered,
  /** Which parts first. */
  order: answered,
  /** Who does it. */
  people: answered,
  /** Whether it can wait, and what leaving it as it is means. */
  waiting: answered,
  /** When to stop, and what half a move is. */
  stopping: answered,
  /** What comes last, or stays where it is. */
  staying: answered,
});

const sideBySideSchema = z.strictObject({
  options: z.array(id).length(2, 'two options run side by side; name two'),
  verdict,
  how: points,
  costs: points,
  /** When that's right. */
  when: points,
});

/** `authored/between.yaml` */
export const betweenFileSchema = z.strictObject({
  /** Why one of them is used at all, for people who don't build such things. */
  why: citedText(260).optional(),
  gists: z.array(gistSchema).default([]),
  /** By aspect: what tips the choice there. */
  tips: z.record(id, citedText(170)).default({}),
  moves: z.array(moveSchema).default([]),
  moving: movingSchema.optional(),
  /** Running two options side by side. */
  together: z.array(sideBySideSchema).default([]),
});

const lowerCase = z
  .string()
  .trim()
  .min(1)
  .refine(
    (text) => text === text.toLowerCase(),
    'write it in lower case, the way people type it; letter case makes no difference when they ask',
  );

const topicTermSchema = z.strictObject({
  id,
  name: z.string().trim().min(1),
  /** Other ways to call it. */
  aliases: z.array(lowerCase).default([]),
  /** One sentence, which `source` carries. */
  means: uncitedText(160),
  source: id,
  /** Why it matters for this choice. */
  why: citedText(170),
});

/** `terms.yaml` */
export const termsFileSchema = z.array(topicTermSchema);

/** What a question that can be answered in a word gets; `add-on`: not by itself, but with one. */
export const shortAnswers = ['yes', 'no', 'partly', 'add-on'] as const;
export type ShortAnswer = (typeof shortAnswers)[number];

/** The answer to a question: a first line in the question's form, and what follows. */
export const questionAnswerSchema = z.strictObject({
  first: citedText(150),
  /** The word for whoever asks whether the option has it, where the first line doesn't say. */
  says: z.enum(shortAnswers).optional(),
  // biome-ignore lint/suspicious/noThenProperty: a list, which nothing awaits
  then: z.array(citedText(160)).max(3, 'at most three points follow the first line; remove some').default([]),
});

export type Brief = z.infer<typeof briefSchema>;
export type Fit = z.infer<typeof fitSchema>;
export type FirstSteps = z.infer<typeof firstStepsSchema>;
export type Readers = z.infer<typeof readersSchema>;
export type AuthoredOption = z.infer<typeof authoredOptionFileSchema>;
export type Move = z.infer<typeof moveSchema>;
export type Moving = z.infer<typeof movingSchema>;
export type SideBySide = z.infer<typeof sideBySideSchema>;
export type Between = z.infer<typeof betweenFileSchema>;
export type TopicTerm = z.infer<typeof topicTermSchema>;
export type QuestionAnswer = z.infer<typeof questionAnswerSchema>;

/** All parts but terms and answers, which are beside it in the topic. */
export type Authored = {
  /** By the id of the option; without those that nothing is written about. */
  readonly options: Readonly<Record<string, AuthoredOption>>;
  readonly between: Between;
};

/** A topic without the layer. */
export const nothingAuthored: Authored = {
  options: {},
  between: { gists: [], tips: {}, moves: [], together: [] },
};
