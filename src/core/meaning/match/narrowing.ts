import type { Ground, Grounds } from '../grounds.ts';

/** How the options named agree with those that a ground is about. */
export type Narrowing = {
  readonly fits: number;
  readonly differs: number;
  readonly exact: number;
  /** The share of them that it doesn't speak of. */
  readonly lacks: number;
};

const unnarrowed: Narrowing = { fits: 0, differs: 0, exact: 0, lacks: 0 };

export function narrowing(ground: Ground, options: readonly string[]): Narrowing {
  if (options.length === 0) return unnarrowed;
  let [shared, spoken] = [0, 0];
  for (const id of options) {
    const isOf = ground.options.has(id);
    if (isOf) shared += 1;
    if (isOf || ground.mentions.has(id)) spoken += 1;
  }
  return {
    fits: shared > 0 ? 1 : 0,
    differs: spoken === 0 && ground.options.size > 0 ? 1 : 0,
    exact: shared === options.length && ground.options.size === options.length ? 1 : 0,
    lacks: (options.length - spoken) / options.length,
  };
}

/** For each ground, 1 if it's about any of the options named, else 0. */
export function aboutSome({ list, about }: Grounds, options: readonly string[]): Uint8Array {
  const any = new Uint8Array(list.length);
  for (const id of options) {
    const fits = about.get(id);
    if (fits !== undefined)
      for (let at = 0; at < any.length; at += 1) any[at] = (any[at] ?? 0) | (fits[at] ?? 0);
  }
  return any;
}
