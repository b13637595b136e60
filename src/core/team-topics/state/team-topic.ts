import { z } from 'zod';
import { placeSchema } from '../../access/place.ts';
import { topicLimits } from '../limits.ts';

/**
 * What a team brought itself, as it's stored: a topic of its own, or its view of a checked one (`of`). One small document;
 * `build/` makes a `Topic` of it.
 */

const text = (most: number) => z.string().min(1).max(most);

/** The weight of a criterion, as needs have it: 1 a little, 2 usual, 3 a lot. What's imported may be in between. */
const weightSchema = z.number().min(0.1).max(3);

/** A person by the platform's id, and when, in milliseconds since 1970. */
const added = { by: z.string(), at: z.number() };

const teamOptionSchema = z.strictObject({
  id: z.string(),
  name: text(topicLimits.option),
  aliases: z.array(text(topicLimits.option)),
  /** The option of a checked topic that it is, so that its claims come along; null for none. */
  from: z.strictObject({ topic: z.string(), option: z.string() }).nullable(),
  ...added,
});

const teamCriterionSchema = z.strictObject({
  id: z.string(),
  title: text(topicLimits.criterion),
  aliases: z.array(text(topicLimits.criterion)),
  /** Which way is better where it's a figure. A rating of 5 is the best either way. */
  direction: z.enum(['more', 'less']),
  weight: weightSchema,
  /** True if an option that doesn't meet it is out. */
  must: z.boolean(),
  ...added,
});

const factSchema = z.strictObject({
  /** `f1`, `f2`: counted, and never given twice. */
  id: z.string(),
  /** Counts its changes. */
  version: z.number().int().positive(),
  /** In its author's own words. */
  words: text(topicLimits.fact),
  /** Null for what's said of all of them. */
  option: z.string().nullable(),
  /** Null where nobody said. */
  criterion: z.string().nullable(),
  leaning: z.enum(['strength', 'weakness', 'neutral']),
  /** https address that its author gave; nobody has checked it. */
  link: z
    .url({ protocol: /^https$/ })
    .max(topicLimits.link)
    .nullable(),
  author: z.string(),
  at: z.number(),
  /** The platform's id of the message that said it; null if it came by a form. */
  message: z.string().nullable(),
  /** The fact that it contradicts, by its own author's word. */
  disputes: z.string().nullable(),
  withdrawn: z.strictObject(added).nullable(),
});

/** What a team's assistant proposed: no fact before a person says that it's so. */
const proposalSchema = z.strictObject({
  /** `p-3fa9c1` */
  id: z.string(),
  words: text(topicLimits.fact),
  option: z.string().nullable(),
  criterion: z.string().nullable(),
  link: factSchema.shape.link,
  at: z.number(),
  /** Whether its thread was asked about it. */
  isAsked: z.boolean(),
});

const givenRatingSchema = z.strictObject({
  author: z.string(),
  option: z.string(),
  criterion: z.string(),
  /** Null for "don't know". */
  rating: z.number().int().min(0).max(5).nullable(),
  because: z.string().max(topicLimits.reason).nullable(),
  at: z.number(),
});

/** What a group's ratings of an option on a criterion come to. */
const figureSchema = z.strictObject({
  option: z.string(),
  criterion: z.string(),
  /** The median. */
  rating: z.number().min(0).max(5).multipleOf(0.1),
  least: z.number().int().min(0).max(5),
  most: z.number().int().min(0).max(5),
  /** How far apart people are. */
  apart: z.enum(['close', 'apart', 'split']),
  /** 0 if it came with an imported topic. */
  raters: z.number().int().nonnegative(),
});

const publishedSchema = z.strictObject({
  at: z.number(),
  raters: z.number().int().nonnegative(),
  figures: z.array(figureSchema),
});

/** What was done, for whoever asks. `what` names it; `operation` is the delivery that did it. */
const stepSchema = z.strictObject({
  ...added,
  operation: z.string(),
  did: z.enum([
    'started',
    'renamed',
    'added-option',
    'dropped-option',
    'added-criterion',
    'dropped-criterion',
    'changed-criterion',
    'added-fact',
    'disputed-fact',
    'placed-fact',
    'withdrew-fact',
    'proposed-fact',
    'declined-proposal',
    'rated',
    'withdrew-ratings',
    'closed-ratings',
    'slept',
    'woke',
  ]),
  what: z.string().max(topicLimits.fact),
});

export const teamTopicSchema = z.strictObject({
  name: text(topicLimits.name),
  noun: z.strictObject({ one: text(topicLimits.option), many: text(topicLimits.option) }),
  /** The checked topic that it's a team's view of; null for a topic of its own. */
  of: z.string().nullable(),
  conversation: z.string(),
  /** The thread's platform; null if it has none. */
  platform: z.string().nullable(),
  /** Where the thread is, for when its own document has expired. */
  destination: z.strictObject({ platform: z.string(), address: z.json() }).nullable(),
  /** One that was started in a closed place stays there. */
  place: placeSchema.nullable(),
  startedBy: z.string(),
  startedAt: z.number(),
  status: z.enum(['open', 'dormant']),
  /** Counts its changes. */
  revision: z.number().int().positive(),
  options: z.array(teamOptionSchema),
  criteria: z.array(teamCriterionSchema),
  /** What was dropped lately, by its names, so that dropping it again is understood. It keeps its facts and ratings. */
  dropped: z.array(
    z.strictObject({ kind: z.enum(['option', 'criterion']), id: z.string(), name: text(topicLimits.option) }),
  ),
  facts: z.array(factSchema),
  /** What assistants proposed and nobody has answered. */
  proposals: z.array(proposalSchema),
  ratings: z.array(givenRatingSchema),
  /** What options were rated where the topic was imported from; it holds where nobody here has rated. */
  brought: z.array(figureSchema),
  /** How many facts there ever were. */
  counted: z.number().int().nonnegative(),
  /** A round of rating: open until somebody closes it. */
  round: z.strictObject({
    number: z.number().int().positive(),
    closedBy: z.string().nullable(),
    closedAt: z.number().nullable(),
  }),
  /** What the thread sees of the ratings; null until they're closed once. */
  published: publishedSchema.nullable(),
  /** Who has changed ratings since then. */
  changedBy: z.array(z.string()),
  /** The id of the answer that shows its card, edited in place; null before there's one. */
  card: z.string().nullable(),
  /** Ids of processed operations, newest last; bounded. */
  operations: z.array(z.string()),
  /** Newest last; bounded. */
  history: z.array(stepSchema),
  /** Notices that aren't in the thread's outbox yet. */
  pending: z.array(z.enum(['card', 'reminder'])),
  /** When its thread was reminded that nobody has touched it; null if it wasn't since. */
  remindedAt: z.number().nullable(),
  /** True while records that rest on it haven't been compared with it. */
  unsettled: z.boolean(),
  touched: z.number(),
});

export type TeamTopic = z.infer<typeof teamTopicSchema>;
export type TeamOption = TeamTopic['options'][number];
export type TeamCriterion = TeamTopic['criteria'][number];
export type Fact = TeamTopic['facts'][number];
export type FactProposal = TeamTopic['proposals'][number];
export type GivenRating = TeamTopic['ratings'][number];
export type Figure = z.infer<typeof figureSchema>;
export type TopicStep = TeamTopic['history'][number];

/** The option with this id; undefined if it was dropped. */
export function optionOf({ options }: TeamTopic, id: string | null): TeamOption | undefined {
  return options.find((option) => option.id === id);
}

export function criterionOf({ criteria }: TeamTopic, id: string | null): TeamCriterion | undefined {
  return criteria.find((criterion) => criterion.id === id);
}

/** How much a criterion counts, in three steps. */
export function countsAs(weight: number): 'little' | 'usual' | 'much' {
  if (weight >= 2.5) return 'much';
  return weight <= 1.5 ? 'little' : 'usual';
}

/** A fact that nobody withdrew. */
export function factOf({ facts }: TeamTopic, id: string): Fact | undefined {
  return facts.find((fact) => fact.id === id && fact.withdrawn === null);
}

/** Facts that stand. */
export function standingFacts({ facts }: Pick<TeamTopic, 'facts'>): readonly Fact[] {
  return facts.filter(({ withdrawn }) => withdrawn === null);
}

/** Who has rated anything that's still weighed, "don't know" included. */
export function ratersOf({ of, ratings, options, criteria }: TeamTopic): readonly string[] {
  if (of !== null) return [...new Set(ratings.map(({ author }) => author))];
  const known = new Set(options.map(({ id }) => id));
  const weighed = new Set(criteria.map(({ id }) => id));
  return [
    ...new Set(
      ratings.flatMap(({ author, option, criterion }) =>
        known.has(option) && weighed.has(criterion) ? [author] : [],
      ),
    ),
  ];
}

export function areRatingsOpen({ round }: TeamTopic): boolean {
  return round.closedAt === null;
}
