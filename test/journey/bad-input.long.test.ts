import { expect, it } from 'vitest';
import { z } from 'zod';
import { newFolder } from '../new-folder.ts';
import { runProgramProcess } from '../run-program.ts';

const awkward: Readonly<Record<string, string>> = {
  empty: '',
  long: 'django or flask? '.repeat(5_900).slice(0, 100_000),
  'one long word': 'x'.repeat(100_000),
  emoji: '💥🎉👍🏽',
  mention: '<@BOT>',
  'another mention': '<@U123>',
  'control characters': '\u0001\u0002\u0007\u009b',
  'right-to-left marks': '\u202edjango\u202c or \u200fflask?',
  'lone surrogates': '\ud800 django \udfff',
  NUL: 'django\u0000 or flask?',
  channel: '<!channel>',
  everyone: '@everyone',
  Markdown: '**django** [or](https://x.y) `flask`?',
  ANSI: '\u001b[31mdjango\u001b[0m or flask?',
};
const answerSchema = z.object({ id: z.string(), text: z.string().min(1), intent: z.string() });

it('every awkward message gets an answer through the pipe, is stored on disk, and its thread goes on', async () => {
  const line = (id: string, text: string, thread: string): string =>
    `${JSON.stringify({ id, workspace: 'w', channel: 'c', thread, user: 'u', text })}\n`;
  const names = Object.keys(awkward);
  const input = [
    ...names.map((name) => line(name, awkward[name] ?? '', name)),
    ...names.map((name) => line(`after ${name}`, 'django or flask?', name)),
  ];
  const run = await runProgramProcess(['pipe', '--data', newFolder()], { input: input.join('') });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const answers = run.stdout
    .trim()
    .split('\n')
    .map((text) => answerSchema.parse(JSON.parse(text)));
  expect(answers.map(({ id }) => id)).toEqual([...names, ...names.map((name) => `after ${name}`)]);
  for (const { id, intent, text } of answers) {
    if (id.startsWith('after ')) expect([id, intent]).toEqual([id, 'compare']);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u200e\u200f]/u);
  }
});

it('bytes that are not UTF-8 get an answer, in the chat too', async () => {
  const run = await runProgramProcess(['chat', '--data', newFolder()], {
    input: Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x64, 0x0a]),
  });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout.trim()).not.toBe('');
});
