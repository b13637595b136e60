import { once } from 'node:events';
import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { runProgramProcess, startProgram } from '../run-program.ts';
import { script } from './script.ts';

/** Types lines one after another, each after the answer to the last one. @returns the answers */
async function converse(args: readonly string[], lines: readonly string[]): Promise<string[]> {
  const child = startProgram(args);
  child.stdout.setEncoding('utf8');
  const answers: string[] = [];
  for (const line of lines) {
    child.stdin.write(`${line}\n`);
    let answer = '';
    // An answer ends with a blank line.
    while (!answer.endsWith('\n\n')) answer += String(await once(child.stdout, 'data'));
    answers.push(answer);
  }
  child.stdin.end();
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return answers;
}

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

it('a guided choice: an answer, a question why, another question in between, and a restart', async () => {
  const args = ['chat', '--data', newFolder(), '--thread', 'guide'];
  const [first = '', second = '', why = '', beside = ''] = await converse(args, [
    'help us choose',
    '1',
    'why do you ask?',
    'does flask have an orm?',
  ]);
  expect(first).toContain('Question 1: ');
  expect(first).toMatch(/^1 Yes · 2 No · /m);
  expect(second).toContain('Question 2: ');
  expect(why).toMatch(/\[1\][\s\S]*Question 2: /);
  expect(beside).toContain('Back to question 2: ');

  const [third = '', back = '', end = '', scores = ''] = await converse(args, [
    'skip',
    'go back',
    'just tell me',
    'show the scores',
  ]);
  expect(third).toContain('Question 3: ');
  expect(back).toContain('Back to question 2 ');
  expect(end).toContain('Stopped after 2 questions');
  expect(scores).toContain('Score');
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
