import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newFolder } from '../new-folder.ts';
import { root } from '../run-program.ts';

const read = (name: string): string => readFileSync(join(root, name), 'utf8');

const stepSchema = z.looseObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
});
const workflowSchema = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.looseObject({ steps: z.array(stepSchema) })),
});

function complaintsOf(name: string, content: string): string[] {
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

const stepsOf = (name: string) =>
  Object.values(workflowSchema.parse(load(read(`.github/workflows/${name}`))).jobs).flatMap(
    (job) => job.steps,
  );

describe.each(readdirSync(join(root, '.github/workflows')))('the workflow %s', (name) => {
  const text = read(`.github/workflows/${name}`);
  const steps = stepsOf(name);

  it('passes the parser that GitHub publishes', () => {
    expect(complaintsOf(name, text)).toEqual([]);
    expect(complaintsOf(name, text.replace('runs-on:', 'runs-in:'))).not.toEqual([]);
  });

  it('uses only actions pinned to a commit', () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.length).toBeGreaterThan(0);
    for (const one of used) expect(one).toMatch(/@[0-9a-f]{40}$/);
  });

  it('may only read, unless a job says otherwise', () => {
    expect(workflowSchema.parse(load(text)).permissions).toEqual({ contents: 'read' });
  });

  it('runs the gate, which exists', () => {
    expect(steps.map(({ run }) => run)).toContain('.ci/run');
    execFileSync('bash', ['-n', join(root, '.ci/run')]);
    expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain('\nunset ENCODER\n');
  });

  it('puts no event data into a command, and has commands that a shell can parse', () => {
    for (const { run = '' } of steps) {
      expect(run).not.toContain('${{');
      execFileSync('bash', ['-n', '-c', run]);
    }
  });
});

describe('a release', () => {
  /** Runs a step of the release next to a changelog with a dated version and an undated one. */
  function released(step: string, tag: string): { readonly folder: string; readonly code: number } {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'CHANGELOG.md'),
      '# Changes\n\n## 1.3.0, not released\n\n- Later.\n\n## 1.2.0, 2026-11-28\n\n- This.\n\n## 1.1.0, 2026-01-01\n\n- Before.\n',
    );
    const run = stepsOf('release.yml').find((one) => one.name === step)?.run ?? 'false';
    const env = { PATH: process.env.PATH, GITHUB_REF_NAME: tag };
    try {
      execFileSync('bash', ['-e', '-c', run], { cwd: folder, env });
      return { folder, code: 0 };
    } catch {
      return { folder, code: 1 };
    }
  }

  it('is refused for a version whose changes have no date', () => {
    expect(released('The changes of the version are dated', 'v1.2.0').code).toBe(0);
    expect(released('The changes of the version are dated', 'v1.3.0').code).toBe(1);
  });

  it('lists the changes of its version only', () => {
    const { folder } = released('Notes', 'v1.2.0');
    expect(readFileSync(join(folder, 'notes.md'), 'utf8').trim()).toBe('- This.');
  });
});

const formSchema = z.strictObject({
  name: z.string().min(4),
  description: z.string().min(4),
  labels: z.array(z.string()).optional(),
  body: z
    .array(
      z.strictObject({
        type: z.enum(['input', 'textarea']),
        id: z.string().regex(/^[\w-]+$/),
        attributes: z.strictObject({ label: z.string(), description: z.string().optional() }),
        validations: z.strictObject({ required: z.boolean() }).optional(),
      }),
    )
    .min(1),
});

it.each(readdirSync(join(root, '.github/ISSUE_TEMPLATE')))(
  'the issue form %s is valid for GitHub',
  (name) => {
    const { body } = formSchema.parse(load(read(`.github/ISSUE_TEMPLATE/${name}`)));
    expect(new Set(body.map(({ id }) => id)).size).toBe(body.length);
  },
);
