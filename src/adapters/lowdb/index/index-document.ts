import { crc32 } from 'node:zlib';
import { Low } from 'lowdb';
import { z } from 'zod';
import { type RecordEntry, recordEntrySchema } from '../../../core/decisions/record/record-entry.ts';
import type { Disk } from '../disk.ts';

/** What the index has of one folder of decisions: an entry for each, by the name of its file. */
export type IndexedFolder = ReadonlyMap<string, Indexed>;

export type Indexed = { readonly id: string; readonly entry: RecordEntry };

/** Rises whenever entries change: an index of another format is made again. */
const format = 2;

const { shape } = recordEntrySchema;

/**
 * Each field of the entries as a list of its own, which takes a third of the time to read. `folder` is when the folder of
 * decisions last changed, by its file system: files that came or went by hand show.
 */
const headSchema = z.strictObject({
  format: z.literal(format),
  folder: z.number(),
  names: z.array(z.string()),
  ids: z.array(z.string()),
  conversation: z.array(shape.conversation),
  status: z.array(shape.status),
  topic: z.array(shape.topic),
  outcome: z.array(shape.outcome),
  considered: z.array(shape.considered),
  closedPlace: z.array(shape.closedPlace),
  decided: z.array(shape.decided),
  day: z.array(shape.day),
  touched: z.array(shape.touched),
  isSuperseded: z.array(shape.isSuperseded),
  people: z.array(shape.people),
  checked: z.array(shape.checked),
  revisit: z.array(shape.revisit),
  hasMoved: z.array(shape.hasMoved),
});

type Head = z.infer<typeof headSchema>;
type Content = { readonly head: Head; readonly words: readonly string[] };

/**
 * Reads an index document. The words of records, most of its bytes, are lines of their own after the entries, since JSON
 * takes several times as long to read.
 *
 * @returns undefined if it's missing, torn, of another format or older than the folder of decisions: then it's made again
 */
export async function readIndexDocument(
  path: string,
  folder: string,
  disk: Disk,
): Promise<IndexedFolder | undefined> {
  const { data } = await opened(path, disk);
  if (data === null || data.head.folder !== (await disk.changedAt(folder))) return undefined;
  return entriesIn(data);
}

/** Replaces an index document; not synced, since it can be made again. */
export async function writeIndexDocument(
  path: string,
  folder: string,
  indexed: IndexedFolder,
  disk: Disk,
): Promise<void> {
  const changed = await disk.changedAt(folder);
  if (changed === undefined) return;
  const low = new Low<Content | null>(adapterOf(path, disk), null);
  low.data = contentOf([...indexed], changed);
  await low.write();
}

function contentOf(indexed: readonly (readonly [string, Indexed])[], folder: number): Content {
  const each = <T>(field: (entry: RecordEntry) => T): T[] => indexed.map(([, { entry }]) => field(entry));
  const head = {
    format,
    folder,
    names: indexed.map(([name]) => name),
    ids: indexed.map(([, { id }]) => id),
    conversation: each((entry) => entry.conversation),
    status: each((entry) => entry.status),
    topic: each((entry) => entry.topic),
    outcome: each((entry) => entry.outcome),
    considered: each((entry) => entry.considered),
    closedPlace: each((entry) => entry.closedPlace),
    decided: each((entry) => entry.decided),
    day: each((entry) => entry.day),
    touched: each((entry) => entry.touched),
    isSuperseded: each((entry) => entry.isSuperseded),
    people: each((entry) => entry.people),
    checked: each((entry) => entry.checked),
    revisit: each((entry) => entry.revisit),
    hasMoved: each((entry) => entry.hasMoved),
  } as const;
  return { head, words: each((entry) => entry.words) };
}

/** @returns undefined if a list has another length than the others */
function entriesIn({ head, words }: Content): IndexedFolder | undefined {
  const indexed = new Map<string, Indexed>();
  for (const [at, name] of head.names.entries()) {
    const entry = {
      conversation: head.conversation[at],
      status: head.status[at],
      topic: head.topic[at],
      outcome: head.outcome[at],
      considered: head.considered[at],
      closedPlace: head.closedPlace[at],
      decided: head.decided[at],
      day: head.day[at],
      touched: head.touched[at],
      isSuperseded: head.isSuperseded[at],
      people: head.people[at],
      checked: head.checked[at],
      revisit: head.revisit[at],
      hasMoved: head.hasMoved[at],
      words: words[at],
    };
    const id = head.ids[at];
    if (id === undefined || !isWhole(entry)) return undefined;
    indexed.set(name, { id, entry });
  }
  return indexed;
}

/** A list that's shorter than the others leaves a field without a value. */
function isWhole(
  entry: { readonly [K in keyof RecordEntry]: RecordEntry[K] | undefined },
): entry is RecordEntry {
  return Object.values(entry).every((value) => value !== undefined);
}

async function opened(path: string, disk: Disk): Promise<Low<Content | null>> {
  const low = new Low<Content | null>(adapterOf(path, disk), null);
  await low.read();
  return low;
}

function adapterOf(path: string, disk: Disk) {
  return {
    async read(): Promise<Content | null> {
      const bytes = await disk.read(path);
      return bytes === undefined ? null : parse(bytes.toString('utf8'));
    },
    async write(content: Content | null): Promise<void> {
      if (content === null) return;
      const body = [JSON.stringify(content.head), ...content.words].join('\n');
      await disk.put(path, Buffer.from(`${sumOf(body)}\n${body}`));
    },
  };
}

function parse(text: string): Content | null {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== sumOf(body)) return null;
  const [first = '', ...words] = body.split('\n');
  const head = headSchema.safeParse(JSON.parse(first));
  return head.success ? { head: head.data, words } : null;
}

function sumOf(body: string): string {
  return crc32(body).toString(16).padStart(8, '0');
}
