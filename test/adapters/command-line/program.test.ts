import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtIn } from '../../core/built-in.ts';
import { authoredTopic } from '../../knowledge/authored-topic.ts';
import { newFolder } from '../../new-folder.ts';
import { genealogyTopic, root, runProgramHere } from '../../run-program.ts';

const commands = ['start', 'chat', 'ask', 'pipe', 'mcp', 'check', 'coverage', 'try', 'schema'];
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

describe('the command line', () => {
  it.each(commands)('%s has --help and --version', async (command) => {
    expect(await runProgramHere([command, '--help'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining(`Usage: tradeoff ${command}`),
    });
    expect(await runProgramHere([command, '--version'])).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it('lists its commands in its help', async () => {
    const { stdout, code } = await runProgramHere(['--help']);
    expect(code).toBe(0);
    for (const command of commands) expect(stdout).toContain(`\n  ${command}`);
  });

  it.each([
    ['an unknown command', ['frobnicate'], "error: unknown command 'frobnicate'"],
    ['an unknown flag', ['ask', '--frob', 'x'], "error: unknown option '--frob'"],
    ['an unknown flag before a command', ['--frob'], "error: unknown option '--frob'"],
    ['a missing argument', ['ask'], "error: missing required argument 'question'"],
    ['a topic that does not exist', ['try', 'x', 'y'], 'error: there is no topic "x"; there are: python-web'],
    ['an argument too many', ['coverage', 'x'], "error: too many arguments for 'coverage'"],
    [
      'a flag without its value',
      ['chat', '--thread'],
      "error: option '-t, --thread <name>' argument missing",
    ],
  ])('%s exits with 2 and points to the help', async (_, args, error) => {
    const { code, stdout, stderr } = await runProgramHere(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(error);
    expect(stderr).toMatch(/\(see: tradeoff .*--help\)/);
  });

  it('ask prints one answer; with --json, the Answer', async () => {
    expect((await runProgramHere(['ask', 'django', 'or', 'flask?'])).stdout).toMatch(/Django +Flask/);
    const { stdout } = await runProgramHere(['ask', '--json', 'django or flask?']);
    expect(Object.keys(z.looseObject({}).parse(JSON.parse(stdout)))).toEqual([
      'id',
      'blocks',
      'sources',
      'declined',
      'ranking',
    ]);
  });

  it('an answer that has nothing to say on the topic exits with 0', async () => {
    expect((await runProgramHere(['ask', 'how much does a django developer earn?'])).code).toBe(0);
  });

  it('check counts what a topic has, and fails with every problem of a broken one', async () => {
    expect(await runProgramHere(['check', genealogyTopic])).toEqual({
      code: 0,
      stdout:
        'genealogy: fine (2 options, 1 alternative, 4 aspects, 3 criteria, 3 needs, 7 claims, 6 sources)\n',
      stderr: '',
    });
    const broken = newFolder();
    cpSync(genealogyTopic, broken, { recursive: true });
    const path = join(broken, 'options/gramps.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('sources: [gr-features]', 'sources: []'));
    const { code, stderr } = await runProgramHere(['check', broken]);
    expect(code).toBe(1);
    expect(stderr).toContain('options/gramps.yaml:19 claims[0].sources: at least one source is needed');
  });

  it('a broken topic of KNOWLEDGE_DIR stops every command that needs it', async () => {
    for (const args of [['chat'], ['ask', 'x'], ['pipe'], ['coverage']]) {
      expect(
        await runProgramHere(args, { env: { KNOWLEDGE_DIR: '/no/such/folder', DATA_DIR: newFolder() } }),
      ).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining('there is no such folder; check KNOWLEDGE_DIR'),
      });
    }
  });

  it('reports an error without the secrets in it', async () => {
    const { stderr } = await runProgramHere(['coverage'], {
      env: {
        KNOWLEDGE_DIR: '/no/signing-secret-1/xoxb-12-abc',
        SLACK_SIGNING_SECRET: 'signing-secret-1',
      },
    });
    expect(stderr).toContain('/no/[secret]/[token]: there is no such folder');
  });

  it('coverage shows counts, the newest date, gaps, claims without phrasings, and how it is searched', async () => {
    const { stdout } = await runProgramHere(['coverage'], { env: { KNOWLEDGE_DIR: genealogyTopic } });
    for (const { title, claims } of builtIn.topics)
      expect(stdout).toContain(`${title}\n\n${claims.length} claims, the oldest of `);
    const [, genealogy = ''] = stdout.split('Genealogy programs\n');
    expect(genealogy.trimEnd().slice(1).split('\n')).toEqual([
      '7 claims, the oldest of 2026-11, the newest of 2026-11.',
      '',
      '                  Gramps       webtrees',
      'Looking after it  1 · 2026-11  1 · 2026-11',
      'Teamwork          1 · 2026-11  1 · 2026-11',
      'GEDCOM            1 · 2026-11  1 · 2026-11',
      'Weaknesses        2 · 2026-11  1 · 2026-11',
      '',
      'No gaps.',
      '',
      'Without phrasings, so found by what they say alone: gr-no-server, gr-one-editor, gr-gedcom, wt-together, wt-gedcom, wt-server, fs-gedcom.',
      '',
      'Nothing is written for people yet (authored/, terms.yaml, answers in questions.yaml).',
      '',
      'Alternatives, with a short profile each:',
      '',
      'FamilySearch  1 · 2026-11  1 of 4 aspects',
      '',
      'Searched by words alone (ENCODER=off).',
    ]);
  });

  it('coverage shows what is not written for people yet', async () => {
    const { stdout } = await runProgramHere(['coverage'], { env: { KNOWLEDGE_DIR: authoredTopic() } });
    expect(stdout).toContain(
      'Not written for people yet:\n- aspects without a brief: Gramps: teamwork, gedcom, weaknesses; webtrees: ',
    );
  });

  it('schema prints the same that it writes to a folder', async () => {
    const folder = newFolder();
    await runProgramHere(['schema', folder]);
    const printed = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse((await runProgramHere(['schema'])).stdout));
    for (const [name, schema] of Object.entries(printed))
      expect(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))).toEqual(schema);
  });
});
