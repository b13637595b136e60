import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { recordBounds } from '../../core/decisions/record/record-bounds.ts';
import { isHttps } from '../../core/decisions/record/record-link.ts';
import { excessesIn, excessWords, usualBounds } from '../../core/store/bounds.ts';
import type { DocumentKind, DocumentOf } from '../../core/store/documents.ts';
import { NewerFormat, readValue } from '../../core/store/formats.ts';
import type { Store } from '../../core/store/store.ts';
import {
  closingSchema,
  type DocumentLine,
  documentLineSchema,
  openingSchema,
  transferFormat,
} from './lines.ts';

export type ImportCounts = {
  readonly added: number;
  /** Documents that existed and were identical. */
  readonly same: number;
  /** Documents that existed, differed, and were replaced. */
  readonly replaced: number;
  /** Names of documents that existed, differed, and were left unchanged. */
  readonly kept: readonly string[];
};

export type ImportOptions = {
  /** Whether to replace documents that exist and differ. */
  readonly replace: boolean;
};

/**
 * Imports what `exportLines` wrote. Repeating it changes nothing. After an error, everything before it is in the store,
 * and importing the complete file adds the rest.
 *
 * @param lines null for one that is too long
 * @throws if a line is not part of an export, holds more than a document may, or the file ends early
 */
export async function importLines(
  store: Store,
  lines: AsyncIterable<string | null>,
  { replace }: ImportOptions,
): Promise<ImportCounts> {
  const counts = { added: 0, same: 0, replaced: 0 };
  const kept: string[] = [];
  let number = 0;
  let closed = false;
  for await (const text of lines) {
    number++;
    if (text === null)
      throw new Error(
        `line ${number} is longer than any document of ours; import a file that \`tradeoff export\` wrote`,
      );
    if (text.trim() === '') continue;
    if (closed)
      throw new Error(
        `line ${number} comes after the closing line; if the file holds several exports, import them one by one`,
      );
    const content = parse(text, number);
    if (number === 1) {
      const opening = check(openingSchema, content, number);
      if (opening.format > transferFormat)
        throw new NewerFormat('the export', opening.format, transferFormat);
      continue;
    }
    const closing = closingSchema.safeParse(content);
    if (closing.success) {
      const seen = counts.added + counts.same + counts.replaced + kept.length;
      if (closing.data.documents !== seen)
        throw new Error(
          `the export should have ${closing.data.documents} documents but has ${seen}; lines are missing, so export again`,
        );
      closed = true;
      continue;
    }
    const line = check(documentLineSchema, content, number);
    const numbered = { line, number, replace };
    const outcome =
      line.kind === 'topic-list'
        ? await importDocument(store, line.kind, numbered, withEntries)
        : await importDocument(store, line.kind, numbered);
    if (outcome === 'kept') kept.push(`${line.kind} ${line.id} of ${line.workspace}`);
    else counts[outcome]++;
  }
  if (!closed)
    throw new Error(
      `the export ends after line ${number} without its closing line; it was cut off, so export again`,
    );
  return { ...counts, kept };
}

type NumberedLine = { readonly line: DocumentLine; readonly number: number };

async function importDocument<K extends DocumentKind>(
  store: Store,
  kind: K,
  { line, number, replace }: NumberedLine & ImportOptions,
  joined?: (known: DocumentOf<K>, read: DocumentOf<K>) => DocumentOf<K>,
): Promise<'added' | 'same' | 'replaced' | 'kept'> {
  const read = readValue(kind, line.format, line.value);
  if (read.kind === 'damaged')
    throw new Error(`line ${number}: the ${kind} document is damaged: ${read.reason}`);
  const wrong = whyNotTaken(kind, line, read.value);
  if (wrong !== null)
    throw new Error(`line ${number}: ${kind} ${line.id} of ${line.workspace} is refused: ${wrong}`);
  const key = { workspace: line.workspace, kind, id: line.id };
  const { due, expires } = line;
  for (;;) {
    const existing = await store.load(key);
    const value =
      existing === undefined || joined === undefined ? read.value : joined(existing.value, read.value);
    if (
      existing !== undefined &&
      isDeepStrictEqual([existing.value, existing.due, existing.expires], [value, due, expires])
    )
      return 'same';
    if (existing !== undefined && !replace && joined === undefined) return 'kept';
    const saved = await store.save(key, value, { basedOn: existing?.version ?? 0, due, expires });
    if (saved !== 'conflict') return existing === undefined || joined !== undefined ? 'added' : 'replaced';
  }
}

/** A workspace's list of its topics takes the entries that it hasn't. */
function withEntries(
  known: DocumentOf<'topic-list'>,
  read: DocumentOf<'topic-list'>,
): DocumentOf<'topic-list'> {
  const ids = new Set(known.topics.map(({ id }) => id));
  return { ...known, topics: [...known.topics, ...read.topics.filter(({ id }) => !ids.has(id))] };
}

/** What a document of this program never has. */
function whyNotTaken(kind: DocumentKind, line: DocumentLine, value: unknown): string | null {
  const [excess] = excessesIn(value, kind === 'decision' ? recordBounds : usualBounds).values();
  if (excess !== undefined)
    return `${JSON.stringify(excess.path.slice(0, 100))} can have ${excessWords(excess)}`;
  const { link = null } = linked.safeParse(line.value).data ?? {};
  return kind === 'decision' && link !== null && !isHttps(link)
    ? 'its link is not an https address; correct it, or make it null'
    : null;
}

const linked = z.looseObject({ link: z.string().nullable() });

function parse(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`line ${number} is not JSON; import a file that \`tradeoff export\` wrote`, {
      cause: error,
    });
  }
}

function check<T>(schema: z.ZodType<T>, content: unknown, number: number): T {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(
    `line ${number} is not part of an export (${reasons.join('; ')}); import a file that \`tradeoff export\` wrote`,
  );
}
