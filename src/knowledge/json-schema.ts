import { z } from 'zod';
import {
  alternativeFileSchema,
  aspectsFileSchema,
  beyondFileSchema,
  criteriaFileSchema,
  generalFileSchema,
  needsFileSchema,
  optionFileSchema,
  sourcesFileSchema,
  topicFileSchema,
} from './schema.ts';

/** Name of the schema and what it describes. */
const files: Readonly<Record<string, z.ZodType>> = {
  topic: topicFileSchema,
  option: optionFileSchema,
  alternative: alternativeFileSchema,
  aspects: aspectsFileSchema,
  criteria: criteriaFileSchema,
  needs: needsFileSchema,
  sources: sourcesFileSchema,
  general: generalFileSchema,
  beyond: beyondFileSchema,
};

/**
 * JSON Schema (draft 2020-12) of each kind of knowledge file, by name, for editors. What only the loader can
 * know (ids across files, dates that no calendar has) is not in it.
 */
export function knowledgeJsonSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]),
  );
}
