import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { runProgramProcess } from '../run-program.ts';
import { converse } from './converse.ts';
import { script } from './script.ts';

it('a thread: a question, a follow-up, a choice, a restart, and the thread goes on', async () => {
  const args = ['chat', '--data', newFolder(), '--thread', 'choice'];
  const [first = '', second = '', third = ''] = await converse(args, [
    script.first,
    script.second,
    String(script.press),
  ]);
  expect(first).toMatch(/Django +Flask/);
  expect(second).toMatch(/database/i);
  expect(second).toContain('Django');
  const pressed = new RegExp(`(?:^|· )${script.press} ([^·\n]+?)(?: ·|$)`, 'm').exec(second)?.[1] ?? '';
  expect(pressed).not.toBe('');
  expect(third).not.toContain(pressed);
  expect(third).toContain('Flask');

  const [afterRestart = ''] = await converse(args, [script.afterRestart]);
  expect(afterRestart).toMatch(/Django +Flask/);
  expect(afterRestart).toContain('Security');
  const [elsewhere = ''] = await converse([...args.slice(0, -1), 'another'], [script.afterRestart]);
  expect(elsewhere).not.toMatch(/Django +Flask\n/);
});

it('start without tokens says so, names the guide, and chats', async () => {
  const run = await runProgramProcess(['start', '--data', newFolder()], { input: 'django or flask?\n' });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const [line] = run.stdout.split('\n');
  expect(line).toBe(
    'No Slack or Discord tokens were found, so this is the terminal chat. The guide is README.md.',
  );
  expect(run.stdout).toContain('Flask');
  expect(run.stdout).not.toContain('\u001b');
});

it('answers every line of a pipe, even a last one without a line break, and ends', async () => {
  const run = await runProgramProcess(['chat', '--data', newFolder()], { input: 'django or flask?\n\nwhy?' });
  expect(run.code).toBe(0);
  expect(run.stdout.split(/\n\n(?=\S)/).length).toBeGreaterThan(3);
});

it('ends at once without input', async () => {
  expect(await runProgramProcess([], { env: { DATA_DIR: newFolder() } })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});
