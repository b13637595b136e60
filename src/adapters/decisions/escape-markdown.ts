import { printable } from '../text/printable.ts';

/** What a person wrote, as one line of Markdown that means nothing but itself. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#]/g, '\\$&')
    .replace(/^([-+=~]|\d+[.)])/, '\\$1');
}

/** A text as a double-quoted scalar of YAML, which JSON's strings are. */
export function yamlString(text: string): string {
  return JSON.stringify(printable(text).replace(/\s+/g, ' ').trim());
}
