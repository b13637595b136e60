import { expect, it } from 'vitest';
import { runProgramProcess } from '../../run-program.ts';

it('streams 10,000 lines of as many threads in order, within a heap of 128 MB', async () => {
  const asked = [
    'django or flask?',
    'we need an admin panel and 10k websockets. which one?',
    'and databases?',
    'is fastapi faster than flask?',
    '💥',
    'x'.repeat(500),
  ];
  const lines = Array.from({ length: 10_000 }, (_, index) =>
    JSON.stringify({
      id: String(index),
      workspace: 'w',
      channel: 'c',
      thread: String(index),
      user: 'u',
      text: asked[index % asked.length],
    }),
  );
  const run = await runProgramProcess(['pipe'], {
    input: `${lines.join('\n')}\n`,
    nodeFlags: ['--max-old-space-size=128'],
  });
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
  const ids = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(7, line.indexOf('"', 7)));
  expect(ids).toEqual(lines.map((_, index) => String(index)));
});
