import { expect, it } from 'vitest';
import { createRedact, redact, redactStart } from '../../../src/adapters/log/redact.ts';
import { given, mustNotShow, planted } from './secrets.ts';

it.each([
  ['a bot token', 'failed with xoxb-12-34-abcDEF here'],
  ['an app token', 'xapp-1-A0-99-abcdef'],
  ['a rotating token', 'xoxe.xoxb-1-abc and xoxe-1-def'],
  ['an authorization header', 'authorization: Bearer abcdef'],
  ['a response URL', 'POST https://hooks.slack.com/commands/T1/2/abcdef'],
  ['a response URL of GovSlack', 'POST https://hooks.slack-gov.com/commands/T1/2/abcdef'],
  ['a socket’s ticket', 'wss://x.slack.com/link?ticket=abcdef&app_id=1'],
  ['a password in a URL', 'postgres://tradeoff:abcdef@db:5432/t'],
  ['a password with an @ in it', 'postgres://tradeoff:abc@def@db:5432/t'],
  ['a token after an escaped line break', 'a\\nxoxb-1-abcdef'],
  ['a field of JSON in a text', '{"client_secret":"abcdef","x":1}'],
  ['a field of JSON in JSON', '{\\"refresh_token\\":\\"abcdef\\"}'],
])('removes %s from a line', (_, line) => {
  const clean = redact(line);
  expect(clean).not.toMatch(/abc|def/);
  expect(clean).toMatch(/\[(token|address|secret)\]/);
});

it.each(Object.entries(planted))('removes the planted %s, alone and among words', (_, secret) => {
  const clean = createRedact(given);
  for (const text of [secret, `before ${secret} after`, `x="${secret}"`, JSON.stringify({ a: secret })])
    for (const shown of mustNotShow) expect(clean(text)).not.toContain(shown);
});

it.each([
  'slack: answer ab12cd34ef stays in the outbox: An API error occurred: channel_not_found',
  'https://docs.djangoproject.com/en/6.1/ref/contrib/admin/ and team@example.org',
  'shard 0 lost its connection and reconnects',
  'src/knowledge/data/python-web/options/django.yaml:41 claims[3].sources: at least one source is needed',
  '4004: Discord refuses the token; set DISCORD_TOKEN to the one under Bot in the developer portal',
])('leaves unchanged: %s', (line) => {
  expect(createRedact(given)(line)).toBe(line);
});

it.each(['://a:', 'hooks.slack', 'bearer ', 'secret"', 'xoxb', 'authorization ', 'a-', '://'])(
  'takes time in proportion to the number of %j',
  (part) => {
    const timed = (length: number): number => {
      const text = part.repeat(Math.ceil(length / part.length));
      const began = process.threadCpuUsage().user;
      redact(text);
      return process.threadCpuUsage().user - began;
    };
    timed(20_000);
    // Ten times the length takes about ten times as long; quadratic time would take a hundred times as long.
    expect(timed(200_000)).toBeLessThan(Math.max(timed(20_000), 10_000) * 50);
  },
);

it('shows no part of a secret that is cut, wherever it is', () => {
  const clean = createRedact(given);
  for (let before = 60; before <= 110; before++) {
    const start = redactStart(`${'x '.repeat(before / 2)}${planted.signingSecret} after`, 100, clean);
    expect(start).not.toContain(planted.signingSecret.slice(0, 6));
    expect(start.length).toBeLessThanOrEqual(101);
  }
});
