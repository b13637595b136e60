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

describe('the Node version check', () => {
  it('agrees with package.json, for any version', () => {
    const version = fc
      .tuple(fc.integer({ min: 18, max: 30 }), fc.nat({ max: 40 }), fc.nat({ max: 9 }))
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, (one) => (nodeVersionProblem(one) === null) === satisfies(one, engines.node)),
    );
  });

  it('allows only versions that every dependency supports', () => {
    const refusing = lockedPackages()
      .filter(({ dev }) => dev !== true)
      .filter(({ engines: theirs }) => !subset(engines.node, theirs?.node ?? '*'));
    expect(refusing.map(({ path }) => path)).toEqual([]);
  });

  it('reports an old Node in one line, with the fix', () => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(older)}`, 'src/main.ts', 'ask', 'django?'],
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^tradeoff: this is Node 20\.20\.2, and the program needs .+ `npm rebuild node --ignore-scripts=false`.+\n$/,
    );
    expect(nodeVersionProblem('20.20.2')).toContain('npx --package=node@24 --call "tradeoff-bot start"');
  });

  it('reports a Node that reads no TypeScript in one line, as npm leaves it without install scripts', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--no-strip-types', 'run.js', 'src/main.ts', 'ask', 'django?'],
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^tradeoff: this is Node \d+\.\d+\.\d+, which cannot run the project's files; .+ `npm rebuild node --ignore-scripts=false`.+\n$/,
    );
  });

  it('comes before every file that the scripts of package.json run', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const running = Object.values(scripts).filter((script) => /\bnode \S*\S+\.ts\b|run\.js/.test(script));
    expect(running.length).toBeGreaterThan(5);
    expect(running.filter((script) => /\bnode (?!run\.js )\S+\.ts\b/.test(script))).toEqual([]);
    const { status, stdout } = spawnSync(process.execPath, ['run.js', 'src/main.ts', '--version'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
