import { expect, it } from 'vitest';
import { z } from 'zod';
import { newFolder } from '../new-folder.ts';
import { runMostlyHere } from '../run-program.ts';
import { keptBeside } from './kept-beside.ts';

const runProgram = runMostlyHere(20);

it('in words at a terminal: weights lead to their form, a weighing is closed, a reset undone, a person forgotten', async () => {
  const folder = newFolder();
  const as = async (author: string, ...lines: string[]): Promise<string> => {
    const run = await runProgram(['chat', '--data', folder, '--as', author], {
      input: lines.map((line) => `${line}\n`).join(''),
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return run.stdout;
  };
  await as('anna', 'we need an admin panel', 'let us weigh this together with @ben', 'and databases?');
  // Enter keeps what the form is filled in with.
  const ben = await as('ben', 'admin matters most to me', '1', '', '1', '1', '1', '1');
  expect(ben).toContain('Decides it: ready-made features.');
  expect(ben).toContain('Enter keeps: Decides it');
  expect(ben).toContain('Closed when all had answered.');
  expect(await as('cara', 'let us weigh this together', 'and databases?', 'close it')).toContain(
    'Nobody answered',
  );
  const undone = await as('anna', 'start over', 'undo the reset', 'what do you know about us?');
  expect(undone).toContain('You can undo that for ten minutes.');
  expect(undone).toContain("It's all back");
  expect(undone).toMatch(/You need: admin panel/);
  expect(keptBeside(folder)).toContain('"anna"');
  const forgotten = await as('anna', 'forget me', '1', '1');
  expect(forgotten).toContain("That can't be undone. Nothing has happened yet.");
  expect(forgotten).toContain("I've forgotten you");
  expect(keptBeside(folder)).not.toContain('"anna"');
});

it('input that ends in the middle of a form submits nothing', async () => {
  const folder = newFolder();
  const args = ['chat', '--data', folder, '--as', 'anna'];
  await runProgram(args, { input: 'let us weigh this together\n1\n6\n6\n' });
  const { stdout } = await runProgram(args, { input: 'how does the weighing look?\n' });
  expect(stdout).toContain('Nobody has answered yet.');
});

const lineSchema = z.looseObject({
  id: z.string(),
  text: z.string().optional(),
  note: z.string().nullish(),
  forms: z.array(z.object({ label: z.string(), form: z.string() })).optional(),
  form: z.looseObject({ fields: z.array(z.looseObject({ id: z.string() })) }).nullish(),
  posts: z.array(z.looseObject({ text: z.string(), replaces: z.string().nullable() })).optional(),
});

it('scripts see forms, fill them in and get the thread’s messages, and nobody sees another’s answers', async () => {
  const folder = newFolder();
  const send = async (...lines: object[]) => {
    const run = await runProgram(['pipe', '--data', folder], {
      input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return run.stdout
      .trim()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line)));
  };
  const from = (user: string, more: object) => ({
    id: user,
    workspace: 'w',
    channel: 'c',
    thread: 't',
    user,
    ...more,
  });
  const [opened] = await send(from('anna', { text: 'everyone weighs in, until 2999-01-01' }));
  const form = opened?.forms?.[0]?.form;
  const [shown] = await send(from('ben', { form }));
  const fields = shown?.form?.fields.map(({ id }) => id) ?? [];
  expect(fields).toHaveLength(5);
  const filled = (at: number) =>
    Object.fromEntries(fields.map((id, index) => [id, index === at ? '5' : '0']));

  const answers = await send(
    from('anna', { form, filled: filled(0) }),
    from('ben', { form, filled: filled(1) }),
    from('cara', { form, filled: filled(2) }),
    from('ben', { form, filled: filled(3) }),
    { id: 'due', due: true },
  );
  expect(answers.slice(0, 4).map(({ posts }) => posts?.length)).toEqual([1, 1, 1, 0]);
  expect(answers[2]?.posts?.[0]?.text).toContain('3 people have answered.');
  expect(answers[4]).toEqual({ id: 'due', posts: [] });
  for (const { posts } of answers) expect(JSON.stringify(posts)).not.toMatch(/Decides it|ben|cara/);

  const [refused, closed, late] = await send(
    from('ben', { text: 'close the weighing' }),
    from('anna', { text: 'close the weighing' }),
    from('ben', { form, filled: filled(0) }),
  );
  expect(refused?.text).toContain('Only anna');
  expect(closed?.text).toContain('Each alone: ');
  expect(closed?.text).not.toMatch(/Decides it|ben|cara/);
  expect(closed).toMatchObject({ intent: 'decide', ranking: expect.any(Array) });
  expect(late?.note).toContain('This weighing is over');
  expect(keptBeside(folder)).not.toMatch(/"weights"|Decides it|"ben".{0,80}"5"/);
});

it('a line about an unknown form gets an error, and later lines still work', async () => {
  const line = { id: '1', workspace: 'w', channel: 'c', thread: 't', user: 'u' };
  const run = await runProgram(['pipe'], {
    input: [
      { ...line, form: 'nobody:1' },
      { ...line, form: 'weighing:0123456789:1', filled: { a: 1 } },
      { ...line, form: 'weighing:0123456789:1' },
      { ...line, text: 'help' },
    ]
      .map((each) => `${JSON.stringify(each)}\n`)
      .join(''),
  });
  const [unknown, wrong, gone, help] = run.stdout.split('\n');
  expect(unknown).toContain('there is no form');
  expect(wrong).toContain('filled is');
  expect(gone).toContain('"form":null');
  expect(help).toContain('"intent":"help"');
});
