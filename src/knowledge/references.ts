import { mostShown, type Problem } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';
import type { Path } from './yaml-lines.ts';

/** All ids of one kind. */
export type KnownIds = { readonly what: string; readonly ids: ReadonlySet<string> };

/** Reports a reference to an id that does not exist. */
export type ReferenceCheck = (file: YamlFile<unknown>, path: Path, id: string, known: KnownIds) => void;

export function referenceCheck(problems: Problem[]): ReferenceCheck {
  return (file, path, id, { what, ids }) => {
    if (ids.has(id)) return;
    // Finding the nearest reads all ids, which takes too long for thousands that nobody is shown.
    const fix = problems.length < mostShown ? nearest(id, ids) : 'fix its spelling';
    problems.push(file.problem(path, `there is no ${what} "${id}"; ${fix}`));
  };
}

/** The ids of a file's entries; reports those used twice. */
export function uniqueIds(
  file: YamlFile<readonly { id: string }[]>,
  what: string,
  problems: Problem[],
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [index, { id }] of file.value.entries()) {
    if (ids.has(id))
      problems.push(
        file.problem([index, 'id'], `the ${what} id "${id}" is used twice; give each ${what} its own`),
      );
    ids.add(id);
  }
  return ids;
}

/** Completes what's wrong with an id with those it may have been meant for. */
export function nearest(id: string, ids: ReadonlySet<string>): string {
  const near = [...ids]
    .filter((known) => known.startsWith(id.slice(0, 3)) || known.endsWith(id.slice(-4)))
    .slice(0, 3);
  return near.length > 0
    ? `did you mean ${near.map((known) => `"${known}"`).join(' or ')}?`
    : `known are ${[...ids].slice(0, 8).join(', ')}`;
}
