import { posix } from 'node:path';
import { type InlineText, markdownBlocks } from '../../markdown/markdown-blocks.ts';
import { linesIn, linesOf, oneLineOf, type SectionedRecord, sectionNamed } from './record-sections.ts';

/** What a record says of another one: by the path of its file, or by its number. */
export type ReadLink = {
  /** As it's written there: "Amends". */
  readonly how: string;
  readonly kind: 'supersedes' | 'superseded by' | 'other';
  readonly target: { readonly path: string } | { readonly number: string };
};

const linkSections =
  /^(?:links?|related(?: decisions| adrs| records)?|more information|references|see also)$/;
const mentioned = /\b(?:ADR|DR|MADR)?[-_ #]?(\d{1,5})\b/i;

/**
 * What a record says of others: in the lines below its title, in its status, and in its list of links.
 *
 * @param status its status as it's written
 * @param from the path of its file
 */
export function readLinks(record: SectionedRecord, status: InlineText | undefined, from: string): ReadLink[] {
  const own = [
    ...record.head,
    ...(sectionNamed(record, /^status$/)?.blocks ?? []),
    ...(sectionNamed(record, linkSections)?.blocks ?? []),
  ];
  // The outcome of a record that Log4brains made may end with its links.
  const related = linesIn(record.sections.flatMap(({ blocks }) => blocks)).filter(({ text }) =>
    relates.test(text),
  );
  const lines = [...(status === undefined ? [] : linesOf(status)), ...linesIn(own), ...related];
  const found = new Map<string, ReadLink>();
  for (const line of lines) for (const link of linksIn(line, from)) found.set(JSON.stringify(link), link);
  return [...found.values()];
}

/** Paths of all Markdown files that a text links to, each once. */
export function linkedFiles(text: string, from: string): string[] {
  const links = linesIn(markdownBlocks(text)).flatMap((line) => line.links);
  return [...new Set(links.flatMap(({ href }) => fileAt(href, from) ?? []))];
}

const relates =
  /^\W*(?:super[sc]ede[sd]?(?: by)?|replaces|replaced(?: by)?|amend(?:s|ed by)|clarif(?:ies|ied by)|refine[sd]?|relates? to|depends on|extends|extended by|follows)\b/i;

function linksIn({ text, links }: InlineText, from: string): ReadLink[] {
  let end = 0;
  const files = links.flatMap(({ href, at, words }) => {
    // What's said of a link is between it and the one before.
    const before = text.slice(end, at);
    end = at + words.length;
    const path = fileAt(href, from);
    if (path === null) return [];
    return [{ how: howIn(before), kind: kindOf(before), target: { path } }];
  });
  if (files.length > 0 || !relates.test(text)) return files;
  const kind = kindOf(text);
  const [, number] = mentioned.exec(text.replace(/\d{4}-\d{2}-\d{2}/g, '')) ?? [];
  return number === undefined || kind === 'other' ? [] : [{ how: howIn(text), kind, target: { number } }];
}

/** The last words that say how, before a link: "Accepted. Amends" → "Amends". */
function howIn(before: string): string {
  const words = oneLineOf(before).replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const found = [...words.matchAll(new RegExp(relates.source.replace('^\\W*', '\\b'), 'gi'))].at(-1)?.[0];
  const how = found ?? '';
  return how === '' ? '' : `${how[0]?.toUpperCase()}${how.slice(1).toLowerCase()}`;
}

function kindOf(before: string): ReadLink['kind'] {
  const found = [...before.matchAll(/\b(?:super[sc]ede[sd]|replace[sd])\b/gi)].at(-1)?.[0];
  if (found === undefined) return 'other';
  return /d$/i.test(found) ? 'superseded by' : 'supersedes';
}

/** A Markdown file that a link leads to, by its path; null for any other link. */
export function fileAt(href: string, from: string): string | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href)) return null;
  const [path = ''] = href.split(/[#?]/);
  if (!/\.(?:md|markdown)$/i.test(path)) return null;
  return posix.normalize(posix.join(posix.dirname(from), decoded(path)));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
