import { isAbsolute, relative } from 'node:path';

/** One thing wrong in a knowledge file: where it is, and what to do about it. */
export type Problem = {
  /** Path of the file or folder: relative to the current working directory where it is inside of it. */
  readonly file: string;
  /** Line, counted from 1; null where there is no file to have one. */
  readonly line: number | null;
  /** The value's place in the file: `claims[3].sources`; empty for the whole file. */
  readonly at: string;
  /** What is wrong and what would cure it. */
  readonly says: string;
};

/** How problems call a path, so that with several folders one knows which. */
export function displayPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}

/** `options/fastapi.yaml:41 claims[3].sources: at least one source is needed` */
export function problemLine({ file, line, at, says }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}${at === '' ? '' : ` ${at}`}: ${says}`;
}

/** Everything that is wrong with a topic folder, in one error. */
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
