import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { issueSentence } from './issue-sentence.ts';
import { type Problem, shownPath } from './problem.ts';

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
 * @param problems receives everything that is wrong
 * @returns the file, or undefined when it could not be read or does not fit
 */
export function readYaml<T>(
  path: string,
  schema: z.ZodType<T>,
  problems: Problem[],
): YamlFile<T> | undefined {
  const name = shownPath(path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    problems.push({
      file: name,
      line: null,
      at: '',
      says: `it cannot be read (${reason(error)}); add the file or mend its permissions`,
    });
    return undefined;
  }
  const lines = new LineCounter();
  // Aliases are refused: no knowledge needs them, and nested ones grow without bound.
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  for (const error of document.errors) {
    problems.push({
      file: name,
      line: lines.linePos(error.pos[0]).line,
      at: '',
      says: `this is not YAML: ${error.message.replace(/[:.]$/, '')}; mend it there`,
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

  /** An unknown field has the line of its own name, and a missing one is called by it. */
  function issueProblems(issue: z.core.$ZodIssue): Problem[] {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        ...problem([...issue.path, key], issueSentence({ ...issue, input: issue.input, keys: [key] })),
        line: lineOfKey(issue.path, key),
      }));
    const key = issue.path.at(-1);
    if (issue.input === undefined && typeof key === 'string')
      return [problem(issue.path, `"${key}" is missing; add it`)];
    return [problem(issue.path, issue.message)];
  }

  function lineOfKey(at: Path, key: string): number {
    const map = at.length === 0 ? document.contents : document.getIn(at, true);
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    return isScalar(pair?.key) && pair.key.range ? lines.linePos(pair.key.range[0]).line : lineOf(at);
  }

  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch {
    problems.push(problem([], 'YAML aliases (*name) are not allowed; write the value out'));
    return undefined;
  }
  if (data === null || data === undefined) {
    problems.push(problem([], 'the file is empty; write its fields, or remove it where it is not needed'));
    return undefined;
  }
  // Words of the schema itself go before those of this map.
  const parsed = schema.safeParse(data, { reportInput: true, error: issueSentence });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(...issueProblems(issue));
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
