import { outsideUrls } from '../markdown/outside-urls.ts';
import { printable } from '../text/printable.ts';

const codeSpans = /`([^`\n]+)`/g;
const fence = /^ {0,3}(`{3,}|~{3,})[ \t]*([\w+#.-]*)[^\n`]*\n([\s\S]*?)\n? {0,3}\1`*~*[ \t]*$/gm;

/**
 * Text that a person wrote as one line of Markdown without any markup in effect, but for code. URLs are autolinks, since
 * nothing is escaped in those.
 */
export function escapeMarkdown(text: string): string {
  const line = printable(text).replace(/\s+/g, ' ').trim();
  const parts: string[] = [];
  let end = 0;
  for (const { 0: found, 1: code = '', index } of line.matchAll(codeSpans)) {
    parts.push(escaped(line.slice(end, index)), codeSpan(code));
    end = index + found.length;
  }
  return [...parts, escaped(line.slice(end))].join('').replace(/^([-+=]|\d+(?=[.)]))/, escapedMark);
}

/** Text that a person wrote as paragraphs of Markdown, with its line breaks and its fenced code; nothing else has effect. */
export function markdownParagraphs(text: string): string[] {
  const clean = text.replace(/\r\n?|\u2028|\u2029/g, '\n');
  const blocks: string[] = [];
  let end = 0;
  for (const found of clean.matchAll(fence)) {
    blocks.push(...paragraphs(clean.slice(end, found.index)), fenced(found[2] ?? '', found[3] ?? ''));
    end = found.index + found[0].length;
  }
  return [...blocks, ...paragraphs(clean.slice(end))];
}

/** Paragraphs as one item of a list: what follows the first is indented, so that it belongs to the item. */
export function listItem(blocks: readonly string[]): string {
  return `* ${blocks.join('\n\n').replace(/\n(?=[^\n])/g, '\n  ')}`;
}

/** Text as a double-quoted YAML scalar. JSON strings are valid ones. */
export function yamlString(text: string): string {
  return JSON.stringify(printable(text).replace(/\s+/g, ' ').trim());
}

/** A backslash at the end of a line keeps its break. */
function paragraphs(text: string): string[] {
  return text
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map(escapeMarkdown)
        .filter((line) => line !== '')
        .join('\\\n'),
    )
    .filter((paragraph) => paragraph !== '');
}

function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return [`${marks}${language}`, ...code.split('\n').map(codeLine), marks].join('\n');
}

/** Tabs and blanks belong to code. */
function codeLine(line: string): string {
  return line.split('\t').map(printable).join('\t').trimEnd();
}

function codeSpan(code: string): string {
  return code.trim() === '' ? escaped(`\`${code}\``) : `\`${code}\``;
}

function escaped(text: string): string {
  return outsideUrls(text, (part) => part.replace(/[\\`*_[\]<>|#~&]/g, '\\$&'));
}

/** What would begin a list or a heading. */
function escapedMark(mark: string): string {
  return /\d/.test(mark) ? `${mark}\\` : `\\${mark}`;
}
