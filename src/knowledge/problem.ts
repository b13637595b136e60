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

/** `options/fastapi.yaml:41 claims[3].sources: at least one source is needed` */
export function problemLine({ file, line, at, says }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}${at === '' ? '' : ` ${at}`}: ${says}`;
}

/** All problems of a load, in one error. */
export class KnowledgeError extends Error {
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    super(
      [
        `${folder} has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:`,
        ...problems.map(problemLine),
      ].join('\n'),
    );
    this.name = 'KnowledgeError';
    this.problems = problems;
  }
}
