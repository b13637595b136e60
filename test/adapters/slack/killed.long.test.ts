import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdFor } from '../../../src/core/threads/outbox.ts';
import { createPeople, type People } from '../../doubles/slack/people.ts';
import { openSlackServer, type SlackServer } from '../../doubles/slack/server.ts';
import { until } from '../../doubles/slack/workspace.ts';
import { newFolder } from '../../new-folder.ts';

const program = join(import.meta.dirname, '../../doubles/slack/process.ts');

describe('a killed process', () => {
  let server: SlackServer;
  let people: People;
  let folder: string;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    server = await openSlackServer();
    people = createPeople(server, server.overSocket);
    folder = newFolder();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await kill(child);
    await server.close();
    expect(server.workspace.complaints).toEqual([]);
  });

  async function begin(ahead: number): Promise<ChildProcess> {
    const child = spawn(process.execPath, [program, folder, server.apiUrl, String(ahead)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    child.stderr.resume();
    await once(child.stdout, 'data');
    return child;
  }

  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }

  it('between turn and post leaves its reply to the next one', async () => {
    server.failNext('chat.postMessage', { kind: 'limited', seconds: 60 });
    const first = await begin(0);
    await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await kill(first);
    expect(server.workspace.posts).toEqual([]);
    server.workspace.failures.clear();
    await begin(holdFor + 1000);
    await until('the post', () => server.workspace.posts.length === 1);
    expect(server.workspace.posts[0]?.text).toContain('Django');
  });

  it('after a post it doesn’t know of has nothing posted twice', async () => {
    server.failNext('chat.postMessage', { kind: 'hangs' });
    const first = await begin(0);
    const ts = await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await until('the post', () => server.workspace.posts.length === 1);
    await kill(first);
    await begin(holdFor + 1000);
    await until('it is looked for', () =>
      server.workspace.calls.some(({ method }) => method === 'conversations.replies'),
    );
    await people.say('C0OPEN', 'U1', 'and databases?', { thread: ts });
    await until('the next answer', () => server.workspace.posts.length === 2);
    expect(server.workspace.posts[1]?.text).toMatch(/database/i);
  });
});
