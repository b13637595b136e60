import { z } from 'zod';
import {
  type Authored,
  questionAnswerSchema,
  type ShortAnswer,
  shortAnswers,
  type TopicTerm,
} from './authored-schema.ts';
import { id } from './id.ts';
import type { BetweenTopics, TopicMeanings } from './meanings/topic-meanings.ts';
import type { Pair } from './pairs.ts';
import type { Suggestions } from './suggestions/suggestion-schema.ts';

/**
 * The shape of a topic folder, declared once: types, loader and the JSON Schema for editors are derived from
 * it. `cross-check.ts` checks what a single file can't show, such as ids across files.
 */

/** A phrase of the vocabulary; core/understanding/match/phrase-matcher.ts explains the syntax. */
const phrasePart =
  /^(\.{3}|\$(n|bytes|seconds|percent)((>=|<=)[\d.]+(kb|mb|gb)?)?|=?[^\s$|]+(\|=?[^\s$|]+)*)$/;
const phrase = z
  .string()
  .min(1)
  .refine(
    (text) => text.split(/\s+/).every((part) => phrasePart.test(part)),
    'write words, a|b, a?, ..., $n, $n>=1000, $bytes or $seconds, separated by single spaces',
  );
const phrases = z.array(phrase);

const sentence = z.string().min(1).max(260);
/** A line that answers print: a longer one doesn't fit a phone, and says more than one thing. */
const answerLine = z.string().min(1).max(200);

/** Questions as people type them, in any register and spelling. */
const phrasing = z.string().trim().min(1).max(600);
const phrasings = z.array(phrasing);

/** With the word that answers it, where it asks for one: `{ ask: can it stream?, says: yes }`. */
const answered = z
  .array(z.union([phrasing, z.strictObject({ ask: phrasing, says: z.enum(shortAnswers) })]))
  .min(1, 'at least one phrasing is needed, or no message can ask this question');

type Answered = z.infer<typeof answered>;

/** The phrasings alone. */
export function phrasingsIn(list: Answered): string[] {
  return list.map((one) => (typeof one === 'string' ? one : one.ask));
}

/** By phrasing: the word that answers it, if any has one. */
export function withShortAnswers(list: Answered): { readonly says?: Readonly<Record<string, ShortAnswer>> } {
  const says = list.flatMap((one) => (typeof one === 'string' ? [] : [[one.ask, one.says] as const]));
  return says.length === 0 ? {} : { says: Object.fromEntries(says) };
}

/** A year, a month or a day: `2026`, `2026-11`, `2026-11-22`. */
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write the date as 2026, 2026-11 or 2026-11-22')
  .refine(isPossibleDate, 'this date does not exist');

function isPossibleDate(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= 1990 && at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  );
}

export const sourceKinds = [
  'article',
  'official-docs',
  'release-notes',
  'benchmark',
  'survey',
  'package-index',
  'repository',
  'own-measurement',
  'text-search',
  'community',
  // A page that somebody of a team named. Nobody has checked it.
  'unchecked',
] as const;

export const sourceSchema = z
  .strictObject({
    id,
    title: z.string().min(1),
    /** What people call the site it's from: "Django docs", "PyPI". Answers name it in their line of sources. */
    site: z.string().min(1).optional(),
    kind: z.enum(sourceKinds),
    url: z.url({ protocol: /^https$/, error: 'a link must start with https://' }).optional(),
    /** A file of this project, relative to its root. */
    file: z.string().optional(),
    /** Where to find it if there is no address: author, section, volume. */
    locator: z.string().optional(),
    /** The version or period that the source covers, in words: "Django 6.1 docs". */
    version: z.string().optional(),
    asOf: date,
  })
  .refine(
    (source) => source.url ?? source.file ?? source.locator,
    'give a url, a file or a locator, so that readers can find it',
  );

export const verdicts = ['confirmed', 'qualified', 'disputed', 'opinion'] as const;

/** Whose a claim or a rating is: checked by those who wrote the topic, or a team's own, which nobody has checked. */
export const provenances = ['checked', 'team'] as const;

/** Who stated something: a person of the workspace by the platform's id, or a name or role. */
export const statedBySchema = z.union([
  z.strictObject({ person: z.string().min(1) }),
  z.strictObject({ name: z.string().min(1).max(80) }),
]);

const claimFields = z.strictObject({
  id,
  aspects: z.array(id).min(1, 'at least one aspect is needed'),
  /** What it means for a team that would choose the option, judging by what actually holds. */
  leaning: z.enum(['strength', 'weakness', 'neutral']),
  /** 1 is shown first, 3 is a detail. */
  rank: z.union([z.literal(1), z.literal(2), z.literal(3)], 'a rank is 1, 2 or 3'),
  /** What is asserted, even if it is wrong. */
  claim: sentence,
  /** What checking it showed. */
  note: sentence.optional(),
  /** The sentence that answers print: true as it stands, verdict included. */
  line: answerLine,
  /** A fragment for a table cell, without the option's name. */
  cell: z.string().min(1).max(60).optional(),
  verdict: z.enum(verdicts),
  /** Words people may type that this claim answers. */
  terms: z.array(z.string().min(1)).default([]),
  /** How people ask for it. A topic with many keeps them in `phrasings/`. */
  phrasings: phrasings.default([]),
  /** The section of the topic's article that makes this claim. */
  section: z.string().optional(),
  /** What it says about switching later: away from the option, or to it. */
  switching: z.enum(['from', 'to']).optional(),
  /** True for "choose it when …". */
  chooseWhen: z.boolean().default(false),
  /** At least one, unless a team stated it. */
  sources: z.array(id),
  asOf: date,
  /** Whose it is; checked if left out. */
  provenance: z.enum(provenances).exactOptional(),
  /** Who stated it, if it's a team's. */
  statedBy: statedBySchema.exactOptional(),
});

export const claimSchema = claimFields
  .refine(({ sources, provenance }) => sources.length > 0 || provenance === 'team', {
    path: ['sources'],
    error: 'at least one source is needed',
  })
  .refine(({ provenance, statedBy }) => (provenance === 'team') === (statedBy !== undefined), {
    path: ['statedBy'],
    error: 'a claim of a team (`provenance: team`) says who stated it, and no other claim does',
  });

export const ratingSchema = z
  .strictObject({
    criterion: id,
    /** 0 (not possible) to 5 (complete out of the box). What several people of a team rated may be in between. */
    rating: z.number().min(0).max(5).multipleOf(0.1),
    /** True if the step from the evidence to the number is our own judgement; shown as a star. */
    judgement: z.boolean(),
    /** A fragment that explains the number. */
    because: z.string().min(1).max(160),
    /** At least one claim, unless a team rated it. */
    evidence: z.array(id),
    /** Whose it is; checked if left out. */
    provenance: z.enum(provenances).exactOptional(),
    /** The lowest and the highest of what several people of a team gave; absent where that isn't shown. */
    spread: z
      .strictObject({ least: z.number().int().min(0).max(5), most: z.number().int().min(0).max(5) })
      .exactOptional(),
  })
  .refine(({ rating, provenance }) => provenance === 'team' || Number.isInteger(rating), {
    path: ['rating'],
    error: 'a rating is a whole number from 0 to 5',
  })
  .refine(({ evidence, provenance }) => provenance === 'team' || evidence.length > 0, {
    path: ['evidence'],
    error: 'a rating needs at least one claim',
  });

export const optionFileSchema = z.strictObject({
  id,
  name: z.string().min(1),
  aliases: phrases,
  /** Packages that belong to it. Naming one names the option, and is about these aspects. */
  companions: z.array(z.strictObject({ aliases: phrases.min(1), aspects: z.array(id).min(1) })).default([]),
  /** Aliases that are also everyday words: they only count near words of the topic. */
  riskyAliases: phrases.default([]),
  /** Phrases that contain an alias and mean something else. */
  falseFriends: phrases.default([]),
  /** Words one letter away from an alias that aren't typos of it. */
  notTypos: z.array(z.string()).default([]),
  /** Words beside which an alias means something else: "thermos" beside "flask". */
  homonyms: z
    .array(z.string().regex(/^[\p{Ll}\p{N}]+$/u, 'a homonym is a single word in lower case, like "thermos"'))
    .default([]),
  summary: sentence,
  ratings: z.array(ratingSchema),
  claims: z.array(claimSchema),
});

export const alternativeFileSchema = optionFileSchema.omit({ ratings: true }).extend({
  /** The option that this is a companion of: mentioning this one mentions that one, too. */
  companionOf: id.optional(),
});

export const aspectSchema = z.strictObject({
  id,
  title: z.string().min(1),
  phrases,
  /** The aspect covers the claims with this leaning ("weaknesses"), whatever their own aspects. */
  leaning: z.enum(['strength', 'weakness']).optional(),
  /**
   * Names of specific things that belong to the aspect ("grpc" to API design). They are phrases, too. If no
   * claim about an option mentions such a thing, the answer says that there is nothing on it.
   */
  things: phrases.default([]),
  /** Phrases that contain a phrase of the aspect and mean something else. */
  falseFriends: phrases.default([]),
});

export const criterionSchema = z.strictObject({
  id,
  title: z.string().min(1),
  question: z.string().min(1),
  aspects: z.array(id).min(1),
  /** Which way is better where it's a figure; a rating of 5 is the best either way. */
  direction: z.enum(['more', 'less']).exactOptional(),
});

export const needSchema = z.strictObject({
  id,
  title: z.string().min(1),
  /**
   * The question that asks for it: "Do you need an admin panel for staff?" Derived from the title by default.
   */
  asks: z.string().min(1).max(120).endsWith('?').optional(),
  /**
   * What could come up later for teams like those that ask, as it's said after "if": "you also needed an admin panel". Only
   * such needs are named as what would change a pick. `unless` are needs beside which it would contradict what was said.
   */
  whatIf: z.strictObject({ says: z.string().min(1).max(60), unless: z.array(id).default([]) }).optional(),
  /** True if it counts for more the more people, requests or machines there are. */
  grows: z.boolean().default(false),
  phrases: phrases.min(1, 'at least one phrase is needed, or no message can state this need'),
  /** Words that may state it and often mean something else. They only count where the rest of the message says so. */
  hints: phrases.default([]),
  falseFriends: phrases.default([]),
  /**
   * The highest figure with which it holds: a team of up to nine is small. `of` are the words that such a figure counts,
   * `ofUs` those that it counts if it's said of the writers themselves ("we're 50 people"), and `groups` those before it
   * ("a team of 50").
   */
  atMost: z
    .strictObject({
      figure: z.number().positive(),
      of: z.array(z.string().min(1)).min(1),
      ofUs: z.array(z.string().min(1)).default([]),
      groups: z.array(z.string().min(1)).default([]),
    })
    .optional(),
  /** Criterion → weight: 1 a little, 3 a lot. */
  weighs: z.record(id, z.number().positive().max(5)),
  /** Criterion → lowest rating that still meets the need; below it an option is knocked out. */
  demands: z.record(id, z.number().int().min(1).max(5)).default({}),
  aspects: z.array(id).default([]),
});

const weightsByNeed = z.record(z.string(), z.record(id, z.number()));

/**
 * How much words speak for needs, by their stems: that there's a phrase of the need or only a hint (`base`), words anywhere in
 * a message, words of a need's own phrases, whole phrases, and hints. Fitted by `npm run train:needs`.
 */
export const needWeightsFileSchema = z.strictObject({
  base: weightsByNeed.default({}),
  words: weightsByNeed.default({}),
  hits: weightsByNeed.default({}),
  phrases: weightsByNeed.default({}),
  hints: weightsByNeed.default({}),
});

/** Phrasings by the claims that they ask for. */
export const phrasingsFileSchema = z.record(id, answered);

/** The shape that the first line of an answer has. `no-data` begins by saying that there's nothing on it. */
export const questionForms = [
  'yes-no',
  'pick',
  'verdict',
  'how',
  'no-data',
  'figure',
  'compare',
  'list',
  'why',
  'what',
  'when',
  'who',
] as const;

/** In characters: what fits beside two others on a phone. */
const longestLabel = 40;

/** A question that teams ask, however they put it. */
export const topicQuestionSchema = z
  .strictObject({
    id,
    /** What a button that asks it says: "Is {option} slow?" `{option}` stands for the name of the option in question. */
    label: z
      .string()
      .regex(/^\S.*\?$/, 'write the label as a question, ending with a question mark')
      .max(longestLabel, `a label has at most ${longestLabel} characters; shorten it`)
      .optional(),
    form: z.enum(questionForms),
    /** The options that it's about; all of the topic's by default. */
    options: z.array(id).default([]),
    /** `{option}` stands for the name of each of its options. */
    phrasings: answered,
    /** What an answer rests on. Empty if there's nothing on it, and an answer can only say so. */
    claims: z.array(id).default([]),
    /** The first line of its answer, and what follows. */
    first: questionAnswerSchema.shape.first.optional(),
    // biome-ignore lint/suspicious/noThenProperty: a list, which nothing awaits
    then: questionAnswerSchema.shape.then.unwrap().optional(),
    /** Instead or besides, by option: for questions that say `{option}`. */
    answers: z.record(id, questionAnswerSchema).optional(),
  })
  .refine(({ first, then }) => first !== undefined || then === undefined, {
    path: ['first'],
    error: 'points follow a first line; add `first`, or remove `then`',
  })
  .transform(({ first, then = [], answers, phrasings: put, ...question }) => ({
    ...question,
    phrasings: phrasingsIn(put),
    ...withShortAnswers(put),
    ...(first !== undefined && { answer: { first, then } }),
    ...(answers !== undefined && { answers }),
  }));

/** Something people ask about that the topic doesn't cover. */
export const beyondSchema = z.strictObject({
  id,
  /** Completes "I have nothing on …". */
  says: z.string().min(1),
  /** For what people want done, rather than told: "book rooms or order anything". */
  cannot: z.string().min(1).optional(),
  phrases: phrases.min(1),
  /** The covered aspects closest to it. */
  near: z.array(id).default([]),
});

/** A product, technology or way of working. A bare string is a name that needs nothing else. */
const productSchema = z.union([
  z.string().min(1),
  z.strictObject({
    name: z.string().min(1),
    /** Other ways to write it. */
    aliases: phrases.default([]),
    /** True if the name is also an ordinary word: it only counts where it's set against something or asked about. */
    everyday: z.boolean().default(false),
  }),
]);

/** What people name, whether or not a topic covers it, by kind. */
export const productKindSchema = z.strictObject({
  kind: z.string().min(1),
  /** True for styles and ways of working: their names only count where they are set against something. */
  concept: z.boolean().default(false),
  names: z.array(productSchema).min(1),
});

/** The topic's part in a choice of a whole stack. */
export const stackPartSchema = z.strictObject({
  /** Parts are chosen in this order; each takes into account what was picked before. */
  place: z.number().int().positive(),
  /** What's chosen, at the start of a line: "Database". */
  name: z.string().min(1).max(24),
  /** The need, of an earlier part, without which this part is left out. */
  onlyIf: id.optional(),
  /** What an earlier part's pick means here, so that it isn't asked: Django is picked, so it's a Django project. */
  follows: z.array(z.strictObject({ topic: id, option: id, need: id })).default([]),
  /** Earlier picks that bring this part along: Django has an ORM. */
  settled: z.array(z.strictObject({ topic: id, option: id, by: id })).default([]),
});

export const topicFileSchema = z.strictObject({
  id,
  title: z.string().min(1),
  /** What an option is called: "framework", "frameworks". `also`: for short ("db"). */
  noun: z.strictObject({
    one: z.string().min(1),
    many: z.string().min(1),
    also: z.array(z.string().min(1)).default([]),
  }),
  aliases: phrases,
  /** Words that show that a message is about this topic. */
  context: z.array(z.string()),
  summary: sentence,
  /** Whose it is: not all options of a topic that a team brought may be rated. Checked if left out. */
  provenance: z.enum(provenances).exactOptional(),
  /** The source of the article whose claims were checked. */
  article: id.optional(),
  /** Aspects to compare if none is asked for. The first says what an option is for. */
  overview: z.array(id).min(1),
  /** Absent if it's no part of a stack. */
  stack: stackPartSchema.optional(),
});

export const aspectsFileSchema = z.array(aspectSchema).min(1);
export const criteriaFileSchema = z.array(criterionSchema).min(1);
export const needsFileSchema = z.array(needSchema).min(1);
export const sourcesFileSchema = z.array(sourceSchema).min(1);
export const beyondFileSchema = z.array(beyondSchema);
export const questionsFileSchema = z.array(topicQuestionSchema);
/** What people asked and no claim answers, in their words. */
export const unansweredFileSchema = phrasings;
/** What teams say when they choose one of the options and name none. */
export const openingsFileSchema = phrasings;
export const productsFileSchema = z.array(productKindSchema).min(1);
export const generalFileSchema = z.strictObject({ claims: z.array(claimSchema) });

export type Source = z.infer<typeof sourceSchema>;
/** A claim and what it is about: an option, an alternative, or the topic as a whole (`null`). */
export type Claim = z.infer<typeof claimSchema> & {
  readonly option: string | null;
  /** By phrasing: the word that answers it. */
  readonly says?: Readonly<Record<string, ShortAnswer>>;
};
export type Rating = z.infer<typeof ratingSchema>;
export type Option = Omit<z.infer<typeof optionFileSchema>, 'claims'>;
export type Alternative = Omit<z.infer<typeof alternativeFileSchema>, 'claims'>;
export type Aspect = z.infer<typeof aspectSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type Need = z.infer<typeof needSchema>;
export type NeedWeights = z.infer<typeof needWeightsFileSchema>;
export type Beyond = z.infer<typeof beyondSchema>;
export type TopicQuestion = z.infer<typeof topicQuestionSchema>;

/** What's particular to a topic that a team brought itself. */
export type OfTeam = {
  /** The checked topic that this is the team's own view of; null for a topic of its own. */
  readonly of: string | null;
  /** True for what's heard of in one closed place only. */
  readonly ofPlace: boolean;
  /** Counts its changes. */
  readonly revision: number;
  /** `rating` until the ratings were closed once. */
  readonly stage: 'rating' | 'rated';
  /** How many people have rated. */
  readonly raters: number;
  /**
   * The options as what people gave by now ranks them, where one of them alone has changed theirs since the figures were made;
   * null where the figures say it.
   */
  readonly rankedNow: readonly string[] | null;
  /** By the platform's ids of messages: the facts that they stated. */
  readonly factsByMessage: Readonly<Record<string, string>>;
  /** Needs that count without being stated, as the team chose by what: one for each criterion. */
  readonly standing: readonly string[];
  /** Facts that were withdrawn, in their words. */
  readonly withdrawn: readonly { readonly id: string; readonly words: string }[];
  /** What its team dropped lately. */
  readonly dropped: readonly {
    readonly kind: 'option' | 'criterion';
    readonly id: string;
    readonly name: string;
  }[];
};

/** A topic with everything known about it. Lists keep the order of the files. */
export type Topic = z.infer<typeof topicFileSchema> & {
  /** Present if a team brought it. */
  readonly ofTeam?: OfTeam;
  readonly options: readonly Option[];
  readonly alternatives: readonly Alternative[];
  readonly aspects: readonly Aspect[];
  readonly criteria: readonly Criterion[];
  readonly needs: readonly Need[];
  /** Empty if the topic has none: its needs are told by what holds for every topic. */
  readonly needWeights: NeedWeights;
  readonly beyond: readonly Beyond[];
  readonly questions: readonly TopicQuestion[];
  readonly unanswered: readonly string[];
  readonly openings: readonly string[];
  /** What's written for people on top of the claims; empty if the topic has none. */
  readonly authored: Authored;
  readonly terms: readonly TopicTerm[];
  /** How its options go with those of other topics. */
  readonly pairs: readonly Pair[];
  readonly sources: readonly Source[];
  readonly claims: readonly Claim[];
};

/** Something that people name, with the phrases that name it. */
export type Product = {
  readonly name: string;
  readonly kind: string;
  readonly concept: boolean;
  readonly phrases: readonly string[];
  /** Those that are also ordinary words. */
  readonly everyday: readonly string[];
};

/** All topics, what people name besides, and a version that changes whenever any of this changes. */
export type Knowledge = {
  readonly topics: readonly Topic[];
  /** Absent where no folder names any. */
  readonly products?: readonly Product[];
  /** Criteria to suggest to teams that choose among something else; absent where no folder has any. */
  readonly suggestions?: Suggestions;
  /** What the texts of each topic mean, by its id; absent without an encoder. */
  readonly meanings?: ReadonlyMap<string, TopicMeanings>;
  /** What tells the topics apart by what a message means; absent without an encoder, or where there's one topic. */
  readonly between?: BetweenTopics;
  readonly version: string;
  /** The same without what a team brought; absent if there's nothing of the kind. */
  readonly withoutTeams?: Knowledge;
  /** Checked topics as a team sees them, by their ids: with its own ratings, facts and options. */
  readonly views?: ReadonlyMap<string, Topic>;
};
