/** One thing wrong in a knowledge file: where it is, and what to do about it. */
export type Problem = {
  /** Path of the file, relative to the topic folder. */
  readonly file: string;
  /** Line, counted from 1. */
  readonly line: number;
  /** The value's place in the file: `claims[3].sources`; empty for the whole file. */
  readonly at: string;
  /** What is wrong and what would cure it. */
  readonly says: string;
};

/** `options/fastapi.yaml:41 claims[3].sources: at least one source is needed` */
export function problemLine({ file, line, at, says }: Problem): string {
  return `${file}:${line}${at === '' ? '' : ` ${at}`}: ${says}`;
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
