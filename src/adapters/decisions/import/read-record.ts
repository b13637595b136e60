import { basename, dirname } from 'node:path/posix';
import type { Imported } from '../../../core/decisions/record/imported.ts';
import type { Status } from '../../../core/decisions/record/status.ts';
import type { MarkdownBlock } from '../../markdown/markdown-blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { fieldCalled, headerFields, namesIn, tagsIn } from './header-fields.ts';
import { type DateOrder, readDate } from './record-date.ts';
import { linkedFiles, type ReadLink, readLinks } from './record-links.ts';
import {
  optionCalled,
  type ReadOption,
  readConsequences,
  readDrivers,
  readOptions,
  shortName,
} from './record-options.ts';
import { paragraphsIn, type ReadOutcome, readOutcome } from './record-outcome.ts';
import { oneLineOf, sectionNamed, sectionsOf } from './record-sections.ts';
import { isBracketed, isPlaceholder, readStatus } from './record-status.ts';

/** A file with a record, below the folder that's imported. */
export type RecordFile = { readonly path: string; readonly text: string };

/** A record as its file says it. */
export type ReadRecord = {
  readonly title: string;
  readonly number: string | null;
  readonly status: Status;
  readonly statusWords: string;
  /** `2020-10-16`; null if the file doesn't say. */
  readonly day: string | null;
  readonly dated: Imported['dated'];
  readonly deciders: readonly string[];
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  readonly tags: readonly string[];
  readonly context: string;
  readonly drivers: readonly string[];
  readonly outcome: ReadOutcome;
  /** The chosen one first, if it's among them. */
  readonly options: readonly ReadOption[];
  readonly consequences: readonly string[];
  readonly links: readonly ReadLink[];
  /** Paths of all Markdown files that its text links to. */
  readonly linked: readonly string[];
  /** What couldn't be read, a sentence each. */
  readonly unread: readonly string[];
};

export type RecordReading =
  | { readonly kind: 'record'; readonly record: ReadRecord }
  | { readonly kind: 'none'; readonly why: string };

const contextNames =
  /^(?:context and problem statement|context|problem statement|problem|issue|background|motivation)\b/;

/** "template.md", "adr-template-bare.md" */
const templateName =
  /^(?:\d+[-_])?(?:(?:m?adr|decision)[-_])*(?:decision[-_]record[-_])?template(?:[-_](?:long|short|bare|minimal|full))*\./i;

/** Reads a record of MADR 2 to 4, adr-tools, Log4brains, or of a form like theirs. */
export function readRecord({ path, text }: RecordFile, order: DateOrder): RecordReading {
  const front = readFrontMatter(text);
  const document = sectionsOf(front.body);
  const own = front.fields.get('tradeoff');
  if (own !== undefined) return { kind: 'none', why: `is ${own} itself, as Tradeoff exported it` };
  const written = document.title === null ? '' : oneLineOf(document.title.text);
  const heading = written === '' ? (front.fields.get('title') ?? '') : written;
  if (templateName.test(basename(path)) || isBracketed(heading))
    return { kind: 'none', why: 'is a template' };
  const status = fieldCalled(front, document, headerFields.status);
  const outcome = readOutcome(document);
  const statusWords = status === undefined || isPlaceholder(status.text) ? '' : oneLineOf(status.text);
  const date = fieldCalled(front, document, headerFields.date);
  const inName = dateInName(path);
  const isPage = /^(?:readme|index|_index|toc)\./i.test(basename(path));
  if (outcome === null && statusWords === '' && (isPage || date === undefined || inName === null))
    return { kind: 'none', why: 'has neither a decision nor a status' };
  const unread: string[] = [];
  if (front.isUnread) unread.push('Its front matter is no YAML with names.');
  const { number, title } = titleOf(heading, path);
  if (heading === '') unread.push('It has no title, so it goes by the name of its file.');
  const known = statusWords === '' ? null : readStatus(statusWords);
  if (statusWords !== '' && known === null)
    unread.push(`Its status "${shown(statusWords)}" isn't known here, so it's a proposal.`);
  if (outcome === null) unread.push("It has no section on what was decided, so that's its title.");
  if (statusWords === '')
    unread.push(
      outcome === null
        ? "It has no status, so it's a proposal."
        : "It has no status; it says what was decided, so it's accepted.",
    );
  const read = date === undefined ? { kind: 'none' as const } : readDate(date.text, order);
  if (date !== undefined && read.kind === 'none' && !isPlaceholder(date.text))
    unread.push(`Its date "${shown(date.text)}" isn't a day.`);
  if (date !== undefined && read.kind === 'either')
    unread.push(`Its date "${shown(date.text)}" may be either of two days; it's taken as ${read.day}.`);
  const day = read.kind === 'none' ? inName : read.day;
  const options = readOptions(document);
  const chosen = outcome === null ? undefined : optionCalled(options, outcome.words);
  const context = sectionNamed(document, contextNames)?.blocks ?? document.head.filter(isProse);
  const people = (names: readonly string[]): readonly string[] => {
    const found = fieldCalled(front, document, names);
    return found === undefined || isPlaceholder(found.text) ? [] : namesIn(found);
  };
  const tags = fieldCalled(front, document, headerFields.tags);
  return {
    kind: 'record',
    record: {
      title,
      number,
      status: known ?? (statusWords === '' && outcome !== null ? 'accepted' : 'proposed'),
      statusWords,
      day,
      dated: read.kind === 'none' ? 'name' : 'text',
      deciders: people(headerFields.deciders),
      consulted: people(headerFields.consulted),
      informed: people(headerFields.informed),
      tags: tags === undefined ? [] : tagsIn(tags),
      context: paragraphsIn(context).join('\n\n'),
      drivers: readDrivers(document),
      outcome:
        outcome === null
          ? { words: title, reason: '' }
          : { ...outcome, words: chosen?.name ?? shortName(outcome.words) },
      options: chosen === undefined ? options : [chosen, ...options.filter((one) => one !== chosen)],
      consequences: readConsequences(document),
      links: readLinks(document, status, path),
      linked: linkedFiles(front.body, path),
      unread,
    },
  };
}

/** Whether it's a sentence and no field. */
function isProse(block: MarkdownBlock): boolean {
  return block.kind === 'paragraph' && !/^[\p{L} -]{3,24}:/u.test(block.text.text);
}

/** The number that people know a record by, and its title without it. */
function titleOf(heading: string, path: string): { readonly number: string | null; readonly title: string } {
  const file = basename(path).replace(/\.[a-z]+$/i, '');
  // A record may have a folder of its own.
  const name = /^(?:readme|index)$/i.test(file) && path.includes('/') ? basename(dirname(path)) : file;
  const [, inName] = /^(?:adr|dr)?[-_ ]?(?!\d{4}-\d\d-\d\d)(\d{1,5})(?!\d)/i.exec(name) ?? [];
  const [lead = '', inTitle] = /^(?:(?:ADR|DR)[-_ ]?)?(\d{1,5})\s*[.:|–—-]?\s+(?=\S)/i.exec(heading) ?? [];
  const isNumber =
    inTitle !== undefined &&
    (/^[A-Z]/i.test(lead) || /[.:|–—-]\s*$/.test(lead) || Number(inTitle) === Number(inName));
  const number = inName ?? (isNumber ? inTitle : undefined) ?? null;
  const title = isNumber ? heading.slice(lead.length) : heading;
  if (title !== '') return { number, title };
  const words = name
    .replace(/^(?:adr|dr)?[-_ ]?\d+(?:-\d{2}-\d{2})?[-_. ]*/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return { number, title: words === '' ? name : `${words[0]?.toUpperCase()}${words.slice(1)}` };
}

/** "20201029-superseder.md", "2026-06-06-scopes/README.md" → the day that its name begins with. */
function dateInName(path: string): string | null {
  for (const part of path.split('/').reverse()) {
    const [, year, month, date] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(part) ?? [];
    const read = year === undefined ? null : readDate(`${year}-${month}-${date}`, null);
    if (read?.kind === 'day') return read.day;
  }
  return null;
}

/** So much of it that people find it. */
function shown(words: string): string {
  const line = oneLineOf(words);
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
