import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { satisfies, subset } from 'semver';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nodeVersionProblem } from '../src/node-version.ts';
import { lockedPackages } from './packaging/lock-file.ts';
import { root } from './run-program.ts';

const { engines } = z
  .object({ engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

describe('the Node that the program runs on', () => {
  it('is what package.json says, for any version', () => {
    const version = fc
      .tuple(fc.integer({ min: 18, max: 30 }), fc.nat({ max: 40 }), fc.nat({ max: 9 }))
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, (one) => (nodeVersionProblem(one) === null) === satisfies(one, engines.node)),
    );
  });

  it('is one that every package it is shipped with runs on', () => {
    const refusing = lockedPackages()
      .filter(({ dev }) => dev !== true)
      .filter(({ engines: theirs }) => !subset(engines.node, theirs?.node ?? '*'));
    expect(refusing.map(({ path }) => path)).toEqual([]);
  });

  it('is asked for in one line with the cure, where it is too old', () => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(older)}`, 'src/main.ts', 'ask', 'django?'],
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^tradeoff: this is Node 20\.20\.2, and the program needs .+ npx .+\n$/);
  });
});
