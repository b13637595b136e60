import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { hashOfTexts } from '../checked-cache.ts';
import type { Topic } from '../schema.ts';
import type { BetweenTopics, TopicMeanings } from './topic-meanings.ts';

/**
 * Caches what the texts of topics mean, beside their checked form. An entry is named by a hash of the texts, of the code that
 * builds it and of the encoder, and starts with a checksum of itself. Its numbers are read as bytes.
 */
export type MeaningsCache = {
  /** The cached meanings if there's an intact entry; otherwise undefined. */
  known(topic: Topic): TopicMeanings | undefined;
  /** Keeps what was built, if the folder is writable; otherwise the next start just takes longer. */
  keep(topic: Topic, meanings: TopicMeanings): void;
  /** The same for what tells these topics apart. */
  knownBetween(topics: readonly Topic[]): BetweenTopics | undefined;
  keepBetween(topics: readonly Topic[], between: BetweenTopics): void;
};

/** What a built program brings along for its own topics, so that its first start has nothing to build. */
export const readyFolder = join(import.meta.dirname, 'ready');

/** Bytes of all entries together: enough for the topics in use (the built-in ones take 32 MB), and some earlier versions. */
const mostBytes = 160_000_000;
const ending = '.meanings.bin';

/**
 * @param folder where entries are kept; null keeps none, and reads only what the program brings along
 * @param checksum of the encoder
 * @param most bytes of all entries together, beyond which those that weren't used for longest are removed
 */
export function meaningsCache(folder: string | null, checksum: string, most = mostBytes): MeaningsCache {
  const code = codeOfMeanings();
  const hashes = new WeakMap<Topic, string>();
  const hashOf = (topic: Topic): string => {
    const hash = hashes.get(topic) ?? hashOfTexts([...code, checksum, textsOf(topic)]);
    hashes.set(topic, hash);
    return hash;
  };
  const nameOf = (topic: Topic): string => `${hashOf(topic)}${ending}`;
  const nameBetween = (topics: readonly Topic[]): string => `${hashOfTexts(topics.map(hashOf))}${ending}`;
  const read = (name: string): TopicMeanings | undefined => {
    const ready = readEntry(join(readyFolder, name), checksum);
    if (ready !== undefined || folder === null) return ready;
    const path = join(folder, name);
    const kept = readEntry(path, checksum);
    if (kept !== undefined) markUsed(path);
    return kept;
  };
  const write = (name: string, meanings: TopicMeanings): void => {
    if (folder === null) return;
    writeEntry(folder, join(folder, name), meanings);
    removeUnused(folder, most);
  };
  return {
    known: (topic) => read(nameOf(topic)),
    keep: (topic, meanings) => write(nameOf(topic), meanings),
    knownBetween(topics) {
      const entry = read(nameBetween(topics));
      return entry?.classes.offsets.length === topics.length
        ? { checksum, size: entry.size, topics: topics.map(({ id }) => id), rows: entry.classes }
        : undefined;
    },
    keepBetween: (topics, { size, rows }) =>
      write(nameBetween(topics), { ...nothing, checksum, size, classes: rows }),
  };
}

const none = new Float32Array(0);
/** What an entry that only tells topics apart has of everything else. */
const nothing = {
  phrasings: { bytes: new Int8Array(0), units: none },
  lines: none,
  unanswered: none,
  openings: none,
  outside: { weights: none, offsets: none },
};

/** All that meanings are made from. */
function textsOf({ id, questions, claims, options, alternatives, unanswered, openings }: Topic): string {
  return JSON.stringify([
    id,
    questions.map(({ id: question, phrasings, options: about, claims: on }) => [
      question,
      phrasings,
      about,
      on,
    ]),
    claims.map(({ id: claim, line, terms, phrasings }) => [claim, line, terms, phrasings]),
    [...options, ...alternatives].map(({ id: option, name }) => [option, name]),
    unanswered,
    openings,
  ]);
}

const count = z.number().int().nonnegative();
/** How many numbers each part has, in the order in which they follow. */
const headSchema = z.strictObject({
  size: count,
  weights: count,
  offsets: count,
  units: count,
  lines: count,
  unanswered: count,
  openings: count,
  outsideWeights: count,
  outsideOffsets: count,
});

function partsOf({ size, classes, phrasings, lines, unanswered, openings, outside }: TopicMeanings): {
  readonly head: z.infer<typeof headSchema>;
  readonly parts: readonly Float32Array[];
  /** What follows them. */
  readonly bytes: Int8Array;
} {
  return {
    head: {
      size,
      weights: classes.weights.length,
      offsets: classes.offsets.length,
      units: phrasings.units.length,
      lines: lines.length,
      unanswered: unanswered.length,
      openings: openings.length,
      outsideWeights: outside.weights.length,
      outsideOffsets: outside.offsets.length,
    },
    parts: [
      classes.weights,
      classes.offsets,
      phrasings.units,
      lines,
      unanswered,
      openings,
      outside.weights,
      outside.offsets,
    ],
    bytes: phrasings.bytes,
  };
}

/** So long is the checksum, in bytes. A hash of seven megabytes would take longer than all the rest. */
const sumLength = 8;
/** The head is filled with blanks to this length, so that the numbers behind it can be read in place. */
const headLength = 512;

/** @returns undefined if there's no intact entry */
function readEntry(path: string, checksum: string): TopicMeanings | undefined {
  try {
    const read = readFileSync(path);
    const body = read.subarray(sumLength);
    if (read.toString('latin1', 0, sumLength) !== sumOf(body)) return undefined;
    const head = headSchema.parse(JSON.parse(body.toString('utf8', 0, headLength)));
    const { size, ...counts } = head;
    const length = 4 * Object.values(counts).reduce((sum, one) => sum + one, 0);
    const numbers = body.subarray(headLength, headLength + length);
    const rest = body.subarray(headLength + length);
    const bytes = new Int8Array(rest.buffer, rest.byteOffset, rest.length);
    if (numbers.length < length || bytes.length !== head.units * size) return undefined;
    // In place where the platform's buffer allows it, else a copy.
    const whole =
      numbers.byteOffset % 4 === 0
        ? new Float32Array(numbers.buffer, numbers.byteOffset, numbers.length / 4)
        : new Float32Array(Uint8Array.from(numbers).buffer);
    let at = 0;
    const next = (length: number): Float32Array => {
      at += length;
      return whole.subarray(at - length, at);
    };
    return {
      checksum,
      size: head.size,
      classes: { weights: next(head.weights), offsets: next(head.offsets) },
      phrasings: { units: next(head.units), bytes },
      lines: next(head.lines),
      unanswered: next(head.unanswered),
      openings: next(head.openings),
      outside: { weights: next(head.outsideWeights), offsets: next(head.outsideOffsets) },
    };
  } catch {
    // Missing or unreadable: it's built again instead.
    return undefined;
  }
}

function writeEntry(folder: string, path: string, meanings: TopicMeanings): void {
  const { head, parts, bytes } = partsOf(meanings);
  const body = Buffer.concat([
    Buffer.from(JSON.stringify(head).padEnd(headLength)),
    ...[...parts, bytes].map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    ),
  ]);
  const unfinished = join(folder, randomUUID());
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, Buffer.concat([Buffer.from(sumOf(body), 'latin1'), body]));
    renameSync(unfinished, path);
  } catch {
    // Leaves no temporary file behind.
    try {
      rmSync(unfinished, { force: true });
    } catch {}
  }
}

/** Eight hex digits. */
function sumOf(body: Uint8Array): string {
  return crc32(body).toString(16).padStart(sumLength, '0');
}

/** So that the entry of a topic in use outlives those of earlier versions of another. */
function markUsed(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // The folder isn't writable, so nothing is removed from it either.
  }
}

/** Keeps as many of those that were used last as there's room for. */
function removeUnused(folder: string, most: number): void {
  try {
    const entries = readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => join(folder, name))
      .map((path) => ({ path, ...sizeAndUse(path) }))
      .sort((a, b) => b.used - a.used);
    let total = 0;
    for (const { path, size } of entries) {
      total += size;
      if (total > most) rmSync(path, { force: true });
    }
  } catch {
    // Another process removed one meanwhile, or the folder can't be read.
  }
}

function sizeAndUse(path: string): { readonly size: number; readonly used: number } {
  const { size, mtimeMs } = statSync(path);
  return { size, used: mtimeMs };
}

/** The code that builds meanings, and the versions of the packages. */
function codeOfMeanings(): string[] {
  const own = readdirSync(import.meta.dirname).filter((name) => /\.[tj]s$/.test(name));
  return [...own.sort(), '../../../package.json'].map((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
}
