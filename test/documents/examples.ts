import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-program.ts';

/** An example of a page: what is called, and what it says is printed. */
export type Example = { readonly args: readonly string[]; readonly printed: string };

/** A picture of the README: what is called to draw it, and what it says to who does not see it. */
export type Picture = { readonly args: readonly string[]; readonly alt: string; readonly file: string };

/** The pages that show what the program prints. */
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

/** The text with what each example prints now in the place of what it printed before. */
export function withExamples(text: string, printed: readonly string[]): string {
  let at = 0;
  return text.replace(
    block,
    (_, head: string, _args: string, _before: string, tail: string) => head + (printed[at++] ?? '') + tail,
  );
}

/** Arguments as a shell would split them, for the plain cases that the README has. */
function split(args: string): string[] {
  return [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}
