import { z } from 'zod';
import { id } from '../id.ts';

/**
 * What's suggested to a team that brings a choice of its own: criteria that such choices are usually made by. Data, like a
 * topic: `suggestions.yaml` of a knowledge folder.
 */

/** Which way is better where a criterion is a figure: a price is better the lower it is. */
export const directions = ['more', 'less'] as const;

export const suggestedCriterionSchema = z.strictObject({
  id,
  /** As it stands on a card: "effort to run". */
  title: z.string().min(1).max(40),
  /** What's asked of whoever rates it. */
  question: z.string().min(1).max(100).endsWith('?'),
  direction: z.enum(directions),
  /** What 0 and 5 mean, in a few words. */
  worst: z.string().min(1).max(40),
  best: z.string().min(1).max(40),
  /** Other words for it, plain and in lower case. */
  aliases: z.array(
    z.string().regex(/^[\p{Ll}\p{N}]+( [\p{Ll}\p{N}]+)*$/u, 'write plain words in lower case'),
  ),
});

/** What's chosen among, and what it's usually chosen by. */
export const choiceKindSchema = z.strictObject({
  /** What one of them is called, and several. */
  one: z.string().min(1).max(40),
  many: z.string().min(1).max(40),
  /** Kinds of products in `products.yaml` that are such things. */
  products: z.array(z.string().min(1)).default([]),
  /** Words by which people say what they choose: "queue", "message broker". */
  words: z.array(z.string().min(1)).default([]),
  /** Criteria by their ids, the usual ones first. */
  criteria: z.array(id).min(1),
});

export const suggestionsFileSchema = z.strictObject({
  criteria: z.array(suggestedCriterionSchema).min(1),
  /** For choices of no known kind. */
  usual: z.array(id).min(1),
  kinds: z.array(choiceKindSchema),
});

export type Suggestions = z.infer<typeof suggestionsFileSchema>;
export type SuggestedCriterion = z.infer<typeof suggestedCriterionSchema>;
export type ChoiceKind = z.infer<typeof choiceKindSchema>;
export type Direction = (typeof directions)[number];
