import { printable } from '../text/printable.ts';

/** Text that a person wrote as one line of Markdown without any markup in effect. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#]/g, '\\$&')
    .replace(/^([-+=~]|\d+[.)])/, '\\$1');
}

/** Text as a double-quoted YAML scalar. JSON strings are valid ones. */
export function yamlString(text: string): string {
  return JSON.stringify(printable(text).replace(/\s+/g, ' ').trim());
}
