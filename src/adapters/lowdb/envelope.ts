import { createHash } from 'node:crypto';
import { z } from 'zod';
import { kindNames } from '../../core/store/documents.ts';

/** A document as stored in its file: its value as JSON text, and what the store has to know about it. */
export type Envelope = {
  readonly format: number;
  readonly workspace: string;
  readonly kind: (typeof kindNames)[number];
  readonly id: string;
  readonly version: number;
  readonly due: number | null;
  readonly expires: number | null;
  readonly text: string;
};

/** A file doesn't contain what was written to it. */
export class BrokenFile extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BrokenFile';
  }
}

const documentSchema = z.strictObject({
  format: z.number().int().positive(),
  workspace: z.string(),
  kind: z.enum(kindNames),
  id: z.string(),
  version: z.number().int().positive(),
  due: z.number().nullable(),
  expires: z.number().nullable(),
  value: z.json(),
});

const opening = '{"sum":"';
const middle = '","document":';
const sumLength = 64;
const documentAt = opening.length + sumLength + middle.length;

/** The content of a file: a document with its checksum. */
export function seal({ text, ...rest }: Envelope): Buffer {
  const document = `${JSON.stringify(rest).slice(0, -1)},"value":${text}}`;
  return Buffer.from(`${opening}${sumOf(document)}${middle}${document}}\n`);
}

/**
 * Undoes `seal`. Also accepts a document without a checksum, so that a person can repair one by hand. A damaged sealed
 * file never looks like that.
 *
 * @throws BrokenFile with the reason
 */
export function unseal(bytes: Buffer): Envelope {
  const file = bytes.toString('utf8');
  const sealed = file.startsWith(opening);
  if (sealed) {
    const document = file.slice(documentAt, -2);
    const whole = file.slice(documentAt - middle.length, documentAt) === middle && file.endsWith('}\n');
    // Compares bytes and not text: different invalid bytes decode to the same replacement character.
    if (
      !whole ||
      !bytes.equals(Buffer.from(file)) ||
      file.slice(opening.length, opening.length + sumLength) !== sumOf(document)
    ) {
      throw new BrokenFile(`its checksum does not match (${bytes.length} bytes)`);
    }
    return parse(document);
  }
  return parse(file);
}

function parse(text: string): Envelope {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BrokenFile(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = documentSchema.safeParse(json);
  if (!parsed.success)
    throw new BrokenFile(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  const { value, ...rest } = parsed.data;
  return { ...rest, text: JSON.stringify(value) };
}

function sumOf(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}
