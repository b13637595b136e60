import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { byCodePoints } from '../../src/core/store/store.ts';
import { root } from '../run-program.ts';

const entrySchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  engines: z.object({ node: z.string().optional() }).optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
});
const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), entrySchema),
});

export type Locked = z.infer<typeof entrySchema> & { readonly path: string };

/** Every package in the lock file except for the project itself. */
export function lockedPackages(): readonly Locked[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(packages).flatMap(([path, entry]) => (path === '' ? [] : [{ path, ...entry }]));
}

export type Shipped = { readonly name: string; readonly version: string; readonly licence: string };

/** The packages that are installed with the program, in order of name. */
export function shippedPackages(): readonly Shipped[] {
  return lockedPackages()
    .filter(({ dev }) => dev !== true)
    .map(({ path, version = '', license = 'none stated' }) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
    }))
    .sort((a, b) => byCodePoints(a.name, b.name));
}
