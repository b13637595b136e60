import { z } from 'zod';
import { kindNames } from '../../core/store/documents.ts';
import { isKeyPart } from '../../core/store/store.ts';

/** The form of the file as a whole; the documents in it have formats of their own. */
export const transferFormat = 1;

/** Newline-delimited JSON: an opening line, a line for each document, and a closing line that counts them. */
export const openingSchema = z.strictObject({ tradeoff: z.literal('export'), format: z.number().int() });

const keyPart = z.string().refine(isKeyPart, 'it has 1 to 500 characters, no NUL and no half of a pair');

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
