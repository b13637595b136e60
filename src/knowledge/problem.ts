import { isAbsolute, relative } from 'node:path';

/** A problem in a knowledge file: where it is and how to fix it. */
export type Problem = {
  /** Path of the file or folder; relative to the current working directory if it is inside. */
  readonly file: string;
  /** Line, counted from 1; null if there is no file. */
  readonly line: number | null;
  /** Path of the value in the file, such as `claims[3].sources`; empty for the whole file. */
  readonly at: string;
  /** What is wrong, and how to fix it. */
  readonly says: string;
};

/** How problems show a path, so that several folders can be told apart. */
export function displayPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}

/** Of a path or a message, in characters: names in a file can be megabytes long. */
const longest = 500;

/** `options/fastapi.yaml:41 claims[3].sources: at least one source is needed`; one line, whatever names are in it. */
export function problemLine({ file, line, at, says }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}${at === '' ? '' : ` ${inLine(at)}`}: ${inLine(says)}`;
}

function inLine(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return short.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
}

/** How many problems are shown: nobody reads thousands, and the first ones often cause the rest. */
export const mostShown = 20;

/** The problems of a load, in one error. */
export class KnowledgeError extends Error {
  readonly folder: string;
  /** The first ones. */
  readonly problems: readonly Problem[];
  /** How many there are in all. */
  readonly count: number;

  constructor(folder: string, problems: readonly Problem[], count = problems.length) {
    const shown = problems.slice(0, mostShown);
    const all = counted(count);
    super(
      [
        count > shown.length ? `${folder} has ${all}; the first ${mostShown} are:` : `${folder} has ${all}:`,
        ...shown.map(problemLine),
      ].join('\n'),
    );
    this.name = 'KnowledgeError';
    this.folder = folder;
    this.problems = shown;
    this.count = count;
  }
}

export function counted(problems: number): string {
  return `${problems} ${problems === 1 ? 'problem' : 'problems'}`;
}
