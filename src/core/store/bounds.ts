/** How much a document holds: characters of a text, entries of a list or object, each unless `at` says otherwise. */
export type Bounds = {
  readonly text: number;
  readonly list: number;
  /** By path, with `*` for an entry: a text or list of its own length, or everything below as JSON. */
  readonly at: Readonly<Record<string, number | { readonly json: number }>>;
};

/** A field that holds too much. */
export type Excess = {
  /** As in `Bounds.at`. */
  readonly path: string;
  readonly kind: 'characters' | 'entries' | 'levels';
  readonly most: number;
  readonly found: number;
};

/** For documents of kinds without bounds of their own. */
export const usualBounds: Bounds = { text: 100_000, list: 20_000, at: {} };

/** No document of ours is nested deeper. */
const mostLevels = 40;

/** What a document holds too much of, by path, the largest of each. */
export function excessesIn(value: unknown, bounds: Bounds): ReadonlyMap<string, Excess> {
  const found = new Map<string, Excess>();

  function check(path: string, kind: Excess['kind'], size: number, most: number): void {
    if (size > most && size > (found.get(path)?.found ?? 0))
      found.set(path, { path, kind, most, found: size });
  }

  function walk(part: unknown, path: string, levels: number): void {
    const own = bounds.at[path];
    if (levels > mostLevels) check(path, 'levels', levels, mostLevels);
    else if (typeof own === 'object') check(path, 'characters', JSON.stringify(part).length, own.json);
    else if (typeof part === 'string') check(path, 'characters', part.length, own ?? bounds.text);
    else if (Array.isArray(part)) {
      check(path, 'entries', part.length, own ?? bounds.list);
      for (const entry of part) walk(entry, `${path}.*`, levels + 1);
    } else if (typeof part === 'object' && part !== null) {
      const entries = Object.entries(part);
      check(path, 'entries', entries.length, own ?? bounds.list);
      for (const [name, entry] of entries) {
        check(path, 'characters', name.length, bounds.text);
        walk(entry, path === '' ? name : `${path}.${name}`, levels + 1);
      }
    }
  }

  walk(value, '', 0);
  return found;
}

/** "at most 100 entries, not 15,000" */
export function excessWords({ kind, most, found }: Excess): string {
  const figure = (count: number): string => count.toLocaleString('en');
  return `at most ${figure(most)} ${kind}, not ${figure(found)}`;
}
