import type { z } from 'zod';
import { type DocumentKind, type DocumentOf, documentKinds } from './documents.ts';

/** The current format of a kind of documents, and how to bring older ones up to it. */
type Format = {
  readonly format: number;
  /** By format: turns a value into the next format. There is one for every format below the current one. */
  readonly migrations: Readonly<Record<number, (older: unknown) => unknown>>;
};

export type Formats = {
  readonly [K in DocumentKind]: Format & { readonly schema: z.ZodType<DocumentOf<K>> };
};

export type Read<K extends DocumentKind> =
  | { readonly kind: 'current'; readonly value: DocumentOf<K> }
  /** The value was brought up to date; the store keeps the original as a backup and replaces it. */
  | { readonly kind: 'migrated'; readonly value: DocumentOf<K>; readonly from: number }
  | { readonly kind: 'damaged'; readonly reason: string };

/** Data that a newer program wrote. It is left unchanged. */
export class NewerFormat extends Error {
  constructor(what: string, found: number, known: number) {
    super(
      `${what} has format ${found}, and this program knows formats up to ${known}; start the newer program that wrote it`,
    );
    this.name = 'NewerFormat';
  }
}

/**
 * The only way from a medium into the program: brings an older format up to date, then checks the value against the
 * schema of its kind.
 *
 * @throws NewerFormat if a newer program wrote it
 */
export function readValue<K extends DocumentKind>(
  kind: K,
  format: number,
  value: unknown,
  formats: Formats = documentKinds,
): Read<K> {
  const known: Formats[K] = formats[kind];
  if (format > known.format) throw new NewerFormat(`a ${kind} document`, format, known.format);
  let current = value;
  for (let at = format; at < known.format; at++) {
    const migrate = known.migrations[at];
    if (migrate === undefined)
      return { kind: 'damaged', reason: `no migration leads from format ${at} to ${at + 1}` };
    try {
      current = migrate(current);
    } catch (error) {
      return {
        kind: 'damaged',
        reason: `format ${at} could not be migrated: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  }
  const parsed = known.schema.safeParse(current);
  if (!parsed.success)
    return {
      kind: 'damaged',
      reason: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    };
  return format === known.format
    ? { kind: 'current', value: parsed.data }
    : { kind: 'migrated', value: parsed.data, from: format };
}

/** Kinds that must not get lost: a damaged one stays where it is, for a person to decide what to do with it. */
export const preciousKinds = [
  'decision',
  'team-topic',
  'workspace',
] as const satisfies readonly DocumentKind[];

export function isPrecious(kind: DocumentKind): boolean {
  return preciousKinds.some((precious) => precious === kind);
}
