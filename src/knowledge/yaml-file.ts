import { constructFromEvents, EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import type { z } from 'zod';
import type { RawFile } from './folder-reader.ts';
import { issueMessage } from './issue-message.ts';
import { displayPath, type Problem } from './problem.ts';
import { type Path, type YamlLines, yamlLines } from './yaml-lines.ts';

/** A YAML file that matches its schema, and can find the line of a value by its path. */
export type YamlFile<T> = {
  readonly value: T;
  problem(path: Path, says: string): Problem;
};

const noAliases = 'YAML aliases (*name) are not allowed; write the value out';

/**
 * Parses a YAML file and checks it against a schema.
 *
 * @param problems receives everything that is wrong
 * @returns the file, or undefined if it doesn't match
 */
export function parseYaml<T>(
  { path, text }: RawFile,
  schema: z.ZodType<T>,
  problems: Problem[],
): YamlFile<T> | undefined {
  const file = displayPath(path);
  let events: Event[] = [];
  let found: YamlLines | undefined;
  const lines = (): YamlLines => {
    found ??= yamlLines(text, events);
    return found;
  };
  const problem = (at: Path, says: string): Problem => ({
    file,
    line: lines().lineOf(at),
    at: pathText(at),
    says,
  });

  let data: unknown;
  try {
    events = parseEvents(text, {});
    // Aliases are refused: no knowledge needs them, and nested ones expand without bound.
    const alias = events.find(({ type }) => type === EVENT_ID.ALIAS);
    if (alias?.type === EVENT_ID.ALIAS) YAMLException.throwAt(text, alias.anchorStart - 1, noAliases);
    const documents = constructFromEvents(events, { source: text });
    if (documents.length > 1) {
      problems.push(problem([], 'the file holds more than one document; remove the lines of three hyphens'));
      return undefined;
    }
    data = documents[0];
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { mark, reason } = error;
    const says =
      reason === noAliases ? reason : `this is not valid YAML: ${reason.replace(/[:.]$/, '')}; fix it there`;
    problems.push({ file, line: (mark?.line ?? 0) + 1, at: '', says });
    return undefined;
  }

  /** An unknown field gets the line of its own name, and a missing one is reported by name. */
  function issueProblems(issue: z.core.$ZodIssue): Problem[] {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        file,
        line: lines().lineOfKey(issue.path, key),
        at: pathText([...issue.path, key]),
        says: issueMessage({ ...issue, input: issue.input, keys: [key] }),
      }));
    const key = issue.path.at(-1);
    if (issue.input === undefined && typeof key === 'string')
      return [problem(issue.path, `"${key}" is missing; add it`)];
    return [problem(issue.path, issue.message)];
  }

  if (data === null || data === undefined) {
    problems.push(problem([], 'the file is empty; fill in its fields, or remove it if it is not needed'));
    return undefined;
  }
  // Messages in the schema take precedence over `issueMessage`.
  const parsed = schema.safeParse(data, { reportInput: true, error: issueMessage });
  if (!parsed.success) {
    // One by one: a spread of a hundred thousand overflows the stack.
    for (const issue of parsed.error.issues) for (const one of issueProblems(issue)) problems.push(one);
    return undefined;
  }
  return { value: parsed.data, problem };
}

function pathText(path: Path): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
