import { z } from 'zod';
import { authoredOptionFileSchema, betweenFileSchema, termsFileSchema } from './authored-schema.ts';
import { pairsFileSchema } from './pairs.ts';
import {
  alternativeFileSchema,
  aspectsFileSchema,
  beyondFileSchema,
  criteriaFileSchema,
  generalFileSchema,
  needsFileSchema,
  needWeightsFileSchema,
  openingsFileSchema,
  optionFileSchema,
  phrasingsFileSchema,
  productsFileSchema,
  questionsFileSchema,
  sourcesFileSchema,
  topicFileSchema,
  unansweredFileSchema,
} from './schema.ts';
import { suggestionsFileSchema } from './suggestions/suggestion-schema.ts';

/** By the name of the schema. */
const files: Readonly<Record<string, z.ZodType>> = {
  topic: topicFileSchema,
  option: optionFileSchema,
  alternative: alternativeFileSchema,
  aspects: aspectsFileSchema,
  criteria: criteriaFileSchema,
  needs: needsFileSchema,
  'need-weights': needWeightsFileSchema,
  sources: sourcesFileSchema,
  general: generalFileSchema,
  beyond: beyondFileSchema,
  phrasings: phrasingsFileSchema,
  questions: questionsFileSchema,
  'authored-option': authoredOptionFileSchema,
  between: betweenFileSchema,
  terms: termsFileSchema,
  pairs: pairsFileSchema,
  unanswered: unansweredFileSchema,
  openings: openingsFileSchema,
  products: productsFileSchema,
  suggestions: suggestionsFileSchema,
};

/**
 * The JSON Schema (draft 2020-12) of each kind of knowledge file, by name, for editors. It doesn't cover what
 * only the loader checks: ids across files, and dates that don't exist.
 */
export function knowledgeJsonSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]),
  );
}
