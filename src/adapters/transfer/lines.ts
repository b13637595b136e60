import { z } from 'zod';
import { kindNames } from '../../core/store/documents.ts';
import { isKeyPart } from '../../core/store/store.ts';

/** The format of the file as a whole. Its documents have formats of their own. */
export const transferFormat = 1;

/** Newline-delimited JSON: an opening line, one line per document, and a closing line with their number. */
export const openingSchema = z.strictObject({ tradeoff: z.literal('export'), format: z.number().int() });

const keyPart = z
  .string()
  .refine(isKeyPart, 'must have 1 to 500 characters, without NUL and lone surrogates');

export const documentLineSchema = z.strictObject({
  workspace: keyPart,
  kind: z.enum(kindNames),
  id: keyPart,
  format: z.number().int().positive(),
  due: z.number().nullable(),
  expires: z.number().nullable(),
  value: z.unknown(),
});

export const closingSchema = z.strictObject({ documents: z.number().int().nonnegative() });

export type DocumentLine = z.infer<typeof documentLineSchema>;
