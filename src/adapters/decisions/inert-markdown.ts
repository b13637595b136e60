import { inert } from '../text/inert.ts';

/** What a person wrote, as one line of Markdown that means nothing but itself. */
export function inertText(text: string): string {
  return inert(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#]/g, '\\$&')
    .replace(/^([-+=~]|\d+[.)])/, '\\$1');
}

/** A text as a double-quoted scalar of YAML, which JSON's strings are. */
export function quoted(text: string): string {
  return JSON.stringify(inert(text).replace(/\s+/g, ' ').trim());
}
