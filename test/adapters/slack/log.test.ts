import { expect, it } from 'vitest';
import { redact } from '../../../src/adapters/slack/log.ts';

it.each([
  ['a bot token', 'failed with xoxb-12-34-abcDEF here'],
  ['an app token', 'xapp-1-A0-99-abcdef'],
  ['a rotating token', 'xoxe.xoxb-1-abc and xoxe-1-def'],
  ['an authorisation header', 'authorization: Bearer abcdef'],
  ['a response address', 'POST https://hooks.slack.com/commands/T1/2/abcdef'],
  ['a socket’s ticket', 'wss://x.slack.com/link?ticket=abcdef&app_id=1'],
])('takes %s out of a line', (_, line) => {
  const clean = redact(line);
  expect(clean).not.toMatch(/abc|def/);
  expect(clean).toMatch(/\[(token|address|secret)\]/);
});
