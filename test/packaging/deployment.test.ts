import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { variableNames } from '../../src/environment.ts';
import { root } from '../run-program.ts';

// As far as it can be checked without an engine: parsed, and held to what it promises. No image is built here.

const read = (name: string): string => readFileSync(join(root, name), 'utf8');

const isKnown = (name: string): boolean => variableNames.includes(name);

describe('the image', () => {
  const instructions = DockerfileParser.parse(read('Dockerfile')).getInstructions();
  const last = (keyword: string): string =>
    instructions
      .filter((instruction) => instruction.getKeyword() === keyword)
      .at(-1)
      ?.getArgumentsContent() ?? '';

  it('starts from the runtime that the project asks for', () => {
    const wanted = z
      .object({ engines: z.object({ node: z.string() }) })
      .parse(JSON.parse(read('package.json')));
    const major = /\d+/.exec(wanted.engines.node)?.[0] ?? '';
    const bases = instructions
      .filter((instruction) => instruction.getKeyword() === 'FROM')
      .map((instruction) => instruction.getArgumentsContent()?.split(' ')[0]);
    expect(new Set(bases)).toEqual(new Set([`node:${major}-slim`]));
  });

  it('runs without root, hears SIGTERM, and tells whether it is alive', () => {
    expect(last('USER')).toBe('node');
    expect(last('STOPSIGNAL')).toBe('SIGTERM');
    expect(JSON.parse(last('ENTRYPOINT'))).toEqual(['node', 'dist/main.js']);
    expect(last('HEALTHCHECK')).toContain('/healthz');
  });

  it('names no variable that the program does not read', () => {
    const named = last('ENV')
      .split(/\s+/)
      .map((pair) => pair.split('=')[0] ?? '')
      .filter((name) => name !== 'NODE_ENV');
    expect(named.filter((name) => !isKnown(name))).toEqual([]);
  });
});

const serviceSchema = z.looseObject({
  read_only: z.boolean().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
});
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

describe('the compose file', () => {
  const { services, secrets } = composeSchema.parse(load(read('deploy/compose.yaml')));

  it('gives the program no place to write but its data', () => {
    expect(services.tradeoff?.read_only).toBe(true);
  });

  it('leaves the program longer to close than it takes at most', () => {
    expect(Number.parseInt(services.tradeoff?.stop_grace_period ?? '', 10)).toBeGreaterThan(10);
  });

  it('names no variable that the program does not read, and no secret that is not there', () => {
    const named = Object.keys(services.tradeoff?.environment ?? {});
    expect(named.filter((name) => !isKnown(name))).toEqual([]);
    for (const { secrets: wanted = [] } of Object.values(services))
      for (const secret of wanted) expect(Object.keys(secrets)).toContain(secret);
  });
});

describe('the service', () => {
  const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;

  it.skipIf(!hasAnalyze)('is fine by systemd-analyze (skipped where that is not installed)', () => {
    const { stderr, status } = spawnSync(
      'systemd-analyze',
      ['verify', join(root, 'deploy/tradeoff.service')],
      {
        encoding: 'utf8',
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('restarts, and gives the program longer to close than it takes at most', () => {
    const unit = read('deploy/tradeoff.service');
    expect(unit).toMatch(/^Restart=always$/m);
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
    expect(unit).toMatch(/^DynamicUser=yes$/m);
  });
});

const workflowSchema = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      steps: z.array(z.looseObject({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  ),
});

describe.each(readdirSync(join(root, '.github/workflows')))('the workflow %s', (name) => {
  const { permissions, jobs } = workflowSchema.parse(load(read(`.github/workflows/${name}`)));
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('uses nothing that could be changed under its name', () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.length).toBeGreaterThan(0);
    for (const one of used) expect(one).toMatch(/@[0-9a-f]{40}$/);
  });

  it('may read and nothing else, unless a job says so', () => {
    expect(permissions).toEqual({ contents: 'read' });
  });

  it('runs the gate, which is there', () => {
    expect(steps.map(({ run }) => run)).toContain('.ci/run');
    execFileSync('bash', ['-n', join(root, '.ci/run')]);
  });

  it('puts nothing of an event into a command', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{ github.event');
  });
});
