import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-program.ts';

/** An example on a page: the arguments of a call, and its output. */
export type Example = { readonly args: readonly string[]; readonly printed: string };

/** A picture in the README: the arguments that draw it, and its alternative text. */
export type Picture = { readonly args: readonly string[]; readonly alt: string; readonly file: string };

/** The pages with examples of the program's output. */
export const pagesWithExamples = ['README.md', 'docs/reference/commands.md'];

const block = /(<!-- example: (.+) -->\n```text\n\$ .+\n)([\s\S]*?)(\n```)/g;

const picture = /<!-- picture: (.+) -->\n!\[([^\]]*)\]\(([^)]+)\)/g;

export function readmeText(): string {
  return pageText('README.md');
}

export function pageText(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

export function examplesOf(text: string): readonly Example[] {
  return [...text.matchAll(block)].map(([, , args = '', printed = '']) => ({ args: split(args), printed }));
}

export function picturesOf(readme: string): readonly Picture[] {
  return [...readme.matchAll(picture)].map(([, args = '', alt = '', file = '']) => ({
    args: split(args),
    alt,
    file,
  }));
}

/** The text with the current output of each example. */
export function withExamples(text: string, printed: readonly string[]): string {
  let at = 0;
  return text.replace(
    block,
    (_, head: string, _args: string, _before: string, tail: string) => head + (printed[at++] ?? '') + tail,
  );
}

/** Splits arguments as a shell does, for the simple cases in the README. */
function split(args: string): string[] {
  return [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}
