import { dirname } from 'node:path';
import type { SourceFile } from './source-code.ts';

type Edges = (name: string) => readonly string[];

/**
 * Import cycles that are not allowed: between files of different folders not even types may go round, within a folder
 * only types may.
 *
 * @returns the files of each cycle, in one line
 */
export function importCycles(files: readonly Pick<SourceFile, 'name' | 'imports'>[]): string[] {
  const names = files.map(({ name }) => name);
  const byName = new Map(files.map((file) => [file.name, file.imports]));
  const all: Edges = (name) => (byName.get(name) ?? []).map(({ target }) => target);
  const values: Edges = (name) =>
    (byName.get(name) ?? []).filter(({ typesOnly }) => !typesOnly).map(({ target }) => target);
  const acrossFolders = cyclesIn(names, all).filter((cycle) => new Set(cycle.map(dirname)).size > 1);
  return [...new Set([...acrossFolders, ...cyclesIn(names, values)].map((cycle) => cycle.join(', ')))];
}

/** The strongly connected components of more than one node (Tarjan, 1972), each in order of name. */
function cyclesIn(names: readonly string[], edges: Edges): string[][] {
  const found: string[][] = [];
  const indexes = new Map<string, number>();
  const stack: string[] = [];

  /** @returns the lowest index that the node reaches */
  function visit(name: string): number {
    const index = indexes.size;
    indexes.set(name, index);
    stack.push(name);
    let lowest = index;
    for (const next of edges(name)) {
      if (!indexes.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, indexes.get(next) ?? index);
    }
    if (lowest === index) {
      const component = stack.splice(stack.indexOf(name));
      if (component.length > 1) found.push(component.sort());
    }
    return lowest;
  }

  for (const name of names) if (!indexes.has(name)) visit(name);
  return found;
}
