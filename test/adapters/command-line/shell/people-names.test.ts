import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createPeopleNames } from '../../../../src/adapters/command-line/shell/people-names.ts';
import { readEnvironment } from '../../../../src/environment.ts';
import { startDiscord } from '../../../doubles/discord/discord-double.ts';
import { openSlackServer } from '../../../doubles/slack/server.ts';
import { newFolder } from '../../../new-folder.ts';

const anna = '123456789012345678';
const ben = '223456789012345678';
const gone = '323456789012345678';

it("people in Slack have the names they show; who isn't known there has none", async () => {
  const slack = await openSlackServer();
  onTestFinished(() => slack.close());
  slack.workspace.members.set('U1', { profile: { display_name: '', real_name: 'Anna Berg' } });
  const namesOf = createPeopleNames(
    readEnvironment({ SLACK_BOT_TOKEN: slack.workspace.token, SLACK_API_URL: slack.apiUrl }),
  );
  expect(await namesOf('slack:T0TEAM', ['U1', 'anna'])).toEqual(new Map([['U1', 'Anna Berg']]));
  slack.setAway(true);
  expect(await namesOf('slack:T0TEAM', ['U1'])).toEqual(new Map());
});

it('people in Discord have their nickname in the server, or else the name they go by', async () => {
  const discord = await startDiscord();
  onTestFinished(() => discord.close());
  const answer = (on: RegExp, status: number, body: Record<string, unknown>): void =>
    discord.fault({ on, times: 1, reply: { status, body } });
  answer(new RegExp(`/members/${anna}`), 200, { nick: 'Anna B', user: { username: 'anna' } });
  answer(new RegExp(`/members/${ben}`), 404, { code: 10007, message: 'Unknown Member' });
  answer(new RegExp(`/users/${ben}`), 200, { username: 'ben_', global_name: 'Ben' });
  answer(new RegExp(`/members/${gone}`), 404, { code: 10007, message: 'Unknown Member' });
  answer(new RegExp(`/users/${gone}`), 404, { code: 10013, message: 'Unknown User' });
  const namesOf = createPeopleNames(
    readEnvironment({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }),
  );
  expect(await namesOf('discord:423456789012345678', [gone, anna, ben, 'U1'])).toEqual(
    new Map([
      [anna, 'Anna B'],
      [ben, 'Ben'],
    ]),
  );
});

it('people on the chat page are called what they or the proxy call them, whoever else is named there', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'web'));
  const lines = [
    { kind: 'person', person: { id: 'anna-berg', name: 'Anna Berg' } },
    { kind: 'person', person: { id: 'cara', name: 'Cara' } },
    { kind: 'person-gone', id: 'cara' },
  ];
  writeFileSync(join(folder, 'web', 'chat.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const namesOf = createPeopleNames(readEnvironment({}), folder);
  expect(await namesOf('web:here', ['anna-berg', 'cara', 'ben@example.org', 'käthe'])).toEqual(
    new Map([
      ['anna-berg', 'Anna Berg'],
      ['cara', 'cara'],
      ['ben@example.org', 'ben'],
      ['käthe', 'käthe'],
    ]),
  );
  expect(await createPeopleNames(readEnvironment({}), newFolder())('web:here', ['you'])).toEqual(
    new Map([['you', 'you']]),
  );
});

it('without a token nobody is asked', async () => {
  const namesOf = createPeopleNames(readEnvironment({}));
  expect(await namesOf('slack:T0TEAM', ['U1'])).toEqual(new Map());
  expect(await namesOf('discord:423456789012345678', [anna])).toEqual(new Map());
  expect(await namesOf('terminal', ['anna'])).toEqual(new Map([['anna', 'anna']]));
});
