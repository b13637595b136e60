import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { channelMessageSchema } from './message.ts';

export const chatPersonSchema = z.strictObject({ id: z.string(), name: z.string() });
export type ChatPerson = z.infer<typeof chatPersonSchema>;

/** One change of the history. */
const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('put'), message: channelMessageSchema }),
  z.strictObject({ kind: z.literal('drop'), id: z.string() }),
  z.strictObject({ kind: z.literal('person'), person: chatPersonSchema }),
  z.strictObject({ kind: z.literal('person-gone'), id: z.string() }),
  /** A channel that was opened; `isGreeted` once the bot has said hello there. */
  z.strictObject({ kind: z.literal('channel'), name: z.string(), at: z.number(), isGreeted: z.boolean() }),
]);

export type JournalEntry = z.infer<typeof entrySchema>;

/** Where changes of the history are kept, in order. */
export type Journal = {
  /** What's there, oldest first. */
  readonly entries: readonly JournalEntry[];
  /** Resolves when the entry is as durable as the medium allows. @throws what the disk throws */
  append(entry: JournalEntry): Promise<void>;
  /** Replaces everything by these. @throws what the disk throws */
  rewrite(entries: readonly JournalEntry[]): Promise<void>;
  close(): Promise<void>;
};

/** A journal that lasts as long as the process. */
export function memoryJournal(): Journal {
  let entries: JournalEntry[] = [];
  return {
    get entries() {
      return entries;
    },
    append: async (entry) => void entries.push(entry),
    rewrite: async (given) => {
      entries = [...given];
    },
    close: async () => {},
  };
}

/** The entries of a journal's file, and how many of its lines can't be read. @throws what the disk throws */
export async function readJournal(path: string): Promise<Pick<Journal, 'entries'> & { unread: number }> {
  const lines = (await readIfThere(path)).split('\n').filter((line) => line !== '');
  const read = lines.map((line) => entrySchema.safeParse(jsonIn(line)).data);
  const entries = read.filter((entry) => entry !== undefined);
  return { entries, unread: lines.length - entries.length };
}

/** Only whoever runs the program reads what people wrote. */
const modes = { folder: 0o700, file: 0o600 } as const;

/**
 * A file with one entry a line. A line that can't be read, such as the last one before a power cut, is left out.
 *
 * @param unread told how many lines were left out, if any
 * @throws what the disk throws
 */
export async function openFileJournal(path: string, unread: (lines: number) => void): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true, mode: modes.folder });
  const { entries, unread: left } = await readJournal(path);
  if (left > 0) unread(left);
  let file = await open(path, 'a', modes.file);
  // A torn line must not swallow the next one.
  if (left > 0) await file.appendFile('\n');
  let last: Promise<void> = Promise.resolve();

  function inOrder(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  }

  return {
    entries,
    append: (entry) =>
      inOrder(async () => {
        await file.appendFile(`${JSON.stringify(entry)}\n`);
        await file.datasync();
      }),
    rewrite: (given) =>
      inOrder(async () => {
        const next = await open(`${path}.new`, 'w', modes.file);
        await next.appendFile(given.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
        await next.datasync();
        await file.close();
        await rename(`${path}.new`, path);
        file = next;
      }),
    close: () => inOrder(() => file.close()),
  };
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
