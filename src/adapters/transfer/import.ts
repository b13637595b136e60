import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { DocumentKind } from '../../core/store/documents.ts';
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
  /** Were there already, and the same. */
  readonly same: number;
  /** Were there and different, and were replaced. */
  readonly replaced: number;
  /** Were there and different, and were left as they are. */
  readonly kept: readonly string[];
};

export type ImportOptions = {
  /** Whether a document that is there and different gives way. */
  readonly replace: boolean;
};

/**
 * Takes in what `exportLines` gave. Doing it again changes nothing. Whatever came before a fault is in the store;
 * doing it again with a whole file completes it.
 *
 * @throws where a line is not one of an export, or the file ends too soon
 */
export async function importLines(
  store: Store,
  lines: AsyncIterable<string>,
  { replace }: ImportOptions,
): Promise<ImportCounts> {
  const counts = { added: 0, same: 0, replaced: 0 };
  const kept: string[] = [];
  let number = 0;
  let closed = false;
  for await (const text of lines) {
    number++;
    if (text.trim() === '') continue;
    if (closed)
      throw new Error(
        `line ${number} comes after the closing line; is this two exports in one file? Import them one by one`,
      );
    const content = parse(text, number);
    if (number === 1) {
      const opening = fit(openingSchema, content, number);
      if (opening.format > transferFormat)
        throw new NewerFormat('the export', opening.format, transferFormat);
      continue;
    }
    const closing = closingSchema.safeParse(content);
    if (closing.success) {
      const seen = counts.added + counts.same + counts.replaced + kept.length;
      if (closing.data.documents !== seen)
        throw new Error(
          `the export says that it has ${closing.data.documents} documents and has ${seen}; lines are missing, export again`,
        );
      closed = true;
      continue;
    }
    const line = fit(documentLineSchema, content, number);
    const done = await take(store, line.kind, line, replace, number);
    if (done === 'kept') kept.push(`${line.kind} ${line.id} of ${line.workspace}`);
    else counts[done]++;
  }
  if (!closed)
    throw new Error(
      `the export ends after line ${number} without its closing line; it was cut off, export again`,
    );
  return { ...counts, kept };
}

async function take<K extends DocumentKind>(
  store: Store,
  kind: K,
  line: DocumentLine,
  replace: boolean,
  number: number,
): Promise<'added' | 'same' | 'replaced' | 'kept'> {
  const read = readValue(kind, line.format, line.value);
  if (read.kind === 'damaged')
    throw new Error(`line ${number}: the ${kind} document is not whole: ${read.reason}`);
  const key = { workspace: line.workspace, kind, id: line.id };
  const { due, expires } = line;
  for (;;) {
    const there = await store.load(key);
    if (
      there !== undefined &&
      isDeepStrictEqual([there.value, there.due, there.expires], [read.value, due, expires])
    )
      return 'same';
    if (there !== undefined && !replace) return 'kept';
    const saved = await store.save(key, read.value, { basedOn: there?.version ?? 0, due, expires });
    if (saved !== 'conflict') return there === undefined ? 'added' : 'replaced';
  }
}

function parse(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`line ${number} is not JSON; give a file that \`tradeoff export\` wrote`, {
      cause: error,
    });
  }
}

function fit<T>(schema: z.ZodType<T>, content: unknown, number: number): T {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new Error(
    `line ${number} is not one of an export (${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}); give a file that \`tradeoff export\` wrote`,
  );
}
