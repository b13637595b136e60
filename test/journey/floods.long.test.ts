import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createPeople } from '../doubles/slack/people.ts';
import { beginRequest, likeSigned } from '../doubles/slack/raw-request.ts';
import { openSlackServer } from '../doubles/slack/server.ts';
import { until } from '../doubles/slack/workspace.ts';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic } from '../run-program.ts';
import { eventually, startRunning } from './running.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function overHttp(env: Readonly<Record<string, string>> = {}) {
  const slack = await openSlackServer();
  closing.push(() => slack.close());
  const running = startRunning(
    {
      SLACK_BOT_TOKEN: slack.workspace.token,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      DATA_DIR: newFolder(),
      ...env,
    },
    closing,
  );
  const address = await running.health();
  await running.says('open: Slack');
  const port = Number(/slack: listening on port (\d+)/.exec(running.text())?.[1]);
  const people = createPeople(slack, (delivery) => slack.overHttp(port, delivery));
  return { slack, people, running, address, port };
}

/** Resident memory in megabytes. */
async function memoryOf(address: string): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]) / 1_000_000;
}

it('1,500 connections that send a megabyte each take a bounded amount of memory, and a mention is answered meanwhile', async () => {
  const { slack, people, address, port } = await overHttp();
  await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
  await until('the first answer', () => slack.workspace.posts.length === 1, 30_000);
  const before = await memoryOf(address);
  const megabyte = Buffer.alloc(999_999, 'x');
  let most = before;
  const sockets = [];
  for (let count = 0; count < 1_500; count++) {
    const signed = count % 2 === 0 ? likeSigned(Date.now()) : [];
    const { socket } = await beginRequest(port, [...signed, 'content-length: 1000000']);
    socket.write(megabyte);
    sockets.push(socket);
    if (count % 100 === 99) most = Math.max(most, await memoryOf(address));
  }
  await people.say('C0OPEN', 'U1', '<@U0BOT> fastapi or flask?');
  await until('the second answer', () => slack.workspace.posts.length === 2, 30_000);
  most = Math.max(most, await memoryOf(address));
  for (const socket of sockets) socket.destroy();
  console.info(`1,500 MB sent: ${Math.round(before)} MB before, ${Math.round(most)} MB at most`);
  // 64 MB are held at most, and as much again while buffers grow; without limits it's the 1,500.
  expect(most - before).toBeLessThan(300);
});

it.runIf(process.platform !== 'win32')(
  'a named pipe and a large broken file in the knowledge are refused at a reload, and people are answered meanwhile',
  async () => {
    const knowledge = newFolder();
    const topic = join(knowledge, 'genealogy');
    cpSync(genealogyTopic, topic, { recursive: true });
    const { slack, people, running } = await overHttp({ KNOWLEDGE_DIR: knowledge });
    mkdirSync(join(topic, 'phrasings'), { recursive: true });
    const pipe = join(topic, 'phrasings/pipe.yaml');
    execFileSync('mkfifo', [pipe]);
    running.kill('SIGHUP');
    await running.says('pipe.yaml: it is a named pipe');
    rmSync(pipe);
    const keys = Array.from({ length: 250_000 }, (_, count) => `key${count}: x`).join('\n');
    writeFileSync(join(topic, 'topic.yaml'), keys);
    running.kill('SIGHUP');
    await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await until('the answer', () => slack.workspace.posts.length === 1, 30_000);
    await running.says('the first 20 are listed above');
    await eventually('the lines are few', async () => running.text().split('topic.yaml').length < 60);
  },
);
