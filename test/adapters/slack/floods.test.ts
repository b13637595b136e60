import { afterEach, beforeEach, expect, it } from 'vitest';
import { mostConnections } from '../../../src/adapters/slack/wire/signed-requests.ts';
import { beginRequest, likeSigned, type RawRequest } from '../../doubles/slack/raw-request.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

let slack: Setup;
const begun: RawRequest[] = [];
beforeEach(async () => {
  slack = await setUp('http');
});
afterEach(async () => {
  for (const { socket } of begun.splice(0)) socket.destroy();
  await slack.close();
});

async function begin(headers: readonly string[]): Promise<RawRequest> {
  const request = await beginRequest(slack.adapter().port() ?? 0, headers);
  begun.push(request);
  return request;
}

const answered = async (): Promise<void> => {
  await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
  await until('the answer', () => slack.server.workspace.posts.length === 1);
};
const now = () => Date.now();

it.each([
  ['no signature', () => []],
  ['a signature and no time', () => likeSigned(now()).slice(1)],
  ['a time and no signature', () => likeSigned(now()).slice(0, 1)],
  ['a signature of another form', () => [...likeSigned(now()).slice(0, 1), 'x-slack-signature: v0=1']],
  ['a time of ten minutes ago', () => likeSigned(now() - 600_000)],
])('a request with %s is refused from its headers, before any of its body', async (_, headers) => {
  const request = await begin([...headers(), 'content-length: 1000000']);
  await until('the refusal', () => request.heard().startsWith('HTTP/1.1 401 '));
  const unbounded = await begin([...headers(), 'transfer-encoding: chunked']);
  await until('the refusal', () => unbounded.heard().startsWith('HTTP/1.1 401 '));
  await answered();
});

it('a flood of large bodies that look signed is cut off, and a mention is answered all the same', async () => {
  const requests: RawRequest[] = [];
  for (let count = 0; count < 100; count++) {
    const request = await begin([...likeSigned(now()), 'content-length: 1000000']);
    request.socket.write(Buffer.alloc(999_999, 'x'));
    requests.push(request);
  }
  const cut = (): number => requests.filter(({ heard, socket }) => heard() !== '' || socket.destroyed).length;
  await until('most are cut off', () => cut() > 60);
  await answered();
  // One line says so, not one for each.
  const lines = slack.lines.filter((line) => line.includes('too much arrives at a time'));
  expect(lines).toHaveLength(1);
});

it('more connections than there may be are closed at once, and those that there are go on', async () => {
  const waiting = () => begin([...likeSigned(now()), 'content-length: 1']);
  const first = await waiting();
  const all = await Promise.all(Array.from({ length: mostConnections + 50 }, waiting));
  await until('the rest is closed', () => all.filter(({ socket }) => socket.destroyed).length >= 51);
  expect(slack.lines.filter((line) => line.includes('refused a connection'))).toHaveLength(1);
  first.socket.write('x');
  await until('the refusal of the first', () => first.heard().startsWith('HTTP/1.1 401 '));
  for (const { socket } of begun.splice(0)) socket.destroy();
  await answered();
});
