import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../run-program.ts';
import { lockedPackages, shippedPackages } from './lock-file.ts';

/** Licences of packages that a program under MIT may ship unchanged. */
const permissive = new Set([
  'MIT',
  'PSF-2.0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
]);

describe('the dependencies', () => {
  it('have exact versions', () => {
    const manifest = z
      .object({
        dependencies: z.record(z.string(), z.string()),
        devDependencies: z.record(z.string(), z.string()),
        optionalDependencies: z.record(z.string(), z.string()),
      })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const loose = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it('are locked by hash, without URLs', () => {
    const packages = lockedPackages();
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it('have licences that allow shipping them', () => {
    const shipped = shippedPackages();
    expect(shipped.map(({ name }) => name)).toContain('discord.js');
    const mayShip = (licence: string): boolean =>
      licence
        .replace(/^\(|\)$/g, '')
        .split(' OR ')
        .some((choice) => choice.split(' AND ').every((one) => permissive.has(one)));
    expect(shipped.filter(({ licence }) => !mayShip(licence))).toEqual([]);
  });
});
