import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { runProgramProcess, startProgram } from '../run-program.ts';
import { bothPlatforms } from './both-platforms.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

it('start opens the only adapter that has its token', async () => {
  const { env } = await bothPlatforms(closing);
  const child = startProgram(['start'], { env: { ...env, DISCORD_TOKEN: '' } });
  const closed = once(child, 'close');
  closing.unshift(async () => void child.kill('SIGKILL'));
  const log = text(child.stderr);
  child.stderr.on('data', (lines: Buffer) => {
    if (String(lines).includes('open: Slack\n')) child.kill('SIGTERM');
  });
  expect((await closed)[0]).toBe(0);
  expect(await log).not.toMatch(/discord/i);
});

it('start exits with the fix if a platform refuses its token, and closes the other adapter', async () => {
  const { env } = await bothPlatforms(closing);
  const run = await runProgramProcess(['start'], { env: { ...env, DISCORD_TOKEN: 'a.wrong.token' } });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/^tradeoff: 4004: Discord refuses the token; set DISCORD_TOKEN/m);
});

it('start reports which of Slack’s variables is missing, and where to get it', async () => {
  const run = await runProgramProcess(['start'], { env: { SLACK_BOT_TOKEN: 'xoxb-1' } });
  expect(run).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('SLACK_APP_TOKEN is missing'),
  });
});
