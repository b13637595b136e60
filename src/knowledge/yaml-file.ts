import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

type Path = readonly PropertyKey[];

/** A YAML file that fits its schema, with a way from a value's path back to its line. */
export type YamlFile<T> = {
  readonly value: T;
  readonly text: string;
  problem(path: Path, says: string): Problem;
};

/**
 * Reads a YAML file and checks it against a schema.
 *
 * @param path where it is on disk
 * @param name what problems call it
 * @param problems receives everything that is wrong
 * @returns the file, or undefined when it could not be read or does not fit
 */
export function readYaml<T>(
  path: string,
  name: string,
  schema: z.ZodType<T>,
  problems: Problem[],
): YamlFile<T> | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    problems.push({
      file: name,
      line: 1,
      at: '',
      says: `it cannot be read (${reason(error)}); add the file or mend its permissions`,
    });
    return undefined;
  }
  const lines = new LineCounter();
  // Aliases are refused: no knowledge needs them, and nested ones grow without bound.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  for (const error of document.errors) {
    problems.push({
      file: name,
      line: lines.linePos(error.pos[0]).line,
      at: '',
      says: error.message.split('\n')[0] ?? 'not YAML',
    });
  }
  if (document.errors.length > 0) return undefined;

  const problem = (at: Path, says: string): Problem => ({
    file: name,
    line: lineOf(at),
    at: pathText(at),
    says,
  });

  function lineOf(at: Path): number {
    for (let length = at.length; length > 0; length--) {
      const node = document.getIn(at.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }

  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch {
    problems.push(problem([], 'YAML aliases (*name) are not allowed; write the value out'));
    return undefined;
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(problem(issue.path, issue.message));
    return undefined;
  }
  return { value: parsed.data, text, problem };
}

function pathText(path: Path): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
