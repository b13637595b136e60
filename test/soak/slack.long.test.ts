import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createPeople } from '../doubles/slack/people.ts';
import { openSlackServer } from '../doubles/slack/server.ts';

const words = ['django or flask?', 'and databases?', 'why?', 'which has migrations', 'hello', 'not flask'];

it('10,000 mentions through Slack’s adapter leave no more in memory than 2,000, give or take a tenth', async () => {
  const slack = await openSlackServer();
  const child = spawn(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'slack-child.ts'), slack.apiUrl],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<number> => Number((await lines.next()).value);
  const port = await line();
  const people = createPeople(slack, (delivery) => slack.overHttp(port, delivery));
  const { posts, calls, complaints } = slack.workspace;
  const heaps: number[] = [];
  for (let tenth = 0; tenth < 10; tenth++) {
    for (let n = 0; n < 1_000; n += 8)
      await Promise.all(
        Array.from({ length: 8 }, (_, one) =>
          people.say(
            'C0OPEN',
            `U${(n + one) % 100}`,
            `<@U0BOT> ${words[(n + one) % words.length] ?? ''} ${tenth}`,
          ),
        ),
      );
    child.stdin.write('heap?\n');
    heaps.push(await line());
    // The double remembers everything, and isn't what is measured.
    posts.length = 0;
    calls.length = 0;
  }
  child.stdin.end();
  await slack.close();
  expect(complaints).toEqual([]);
  expect((heaps.at(-1) ?? Number.NaN) / (heaps[1] ?? Number.NaN)).toBeLessThanOrEqual(1.1);
}, 300_000);
