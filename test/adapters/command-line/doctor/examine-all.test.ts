import { randomUUID } from 'node:crypto';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { examineAll } from '../../../../src/adapters/command-line/doctor/examine-all.ts';
import type { Finding } from '../../../../src/adapters/doctor/finding.ts';
import { openLowdbStore } from '../../../../src/adapters/lowdb/store.ts';
import { readEnvironment } from '../../../../src/environment.ts';
import { builtIn } from '../../../core/built-in.ts';
import { startDiscord } from '../../../doubles/discord/discord-double.ts';
import { openSlackServer } from '../../../doubles/slack/server.ts';
import { newFolder } from '../../../new-folder.ts';
import { genealogyTopic, runProgramProcess } from '../../../run-program.ts';
import { topicCalled } from '../../../topic-called.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const examine = (env: Record<string, string>): Promise<readonly Finding[]> =>
  examineAll(readEnvironment(env));
const ids = builtIn.topics.map(({ id }) => id);
const problemsIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ fix }) => fix !== null);

it('finds nothing wrong if no variable is set', async () => {
  const folder = newFolder();
  const run = await runProgramProcess(['doctor'], { env: { DATA_DIR: folder } });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toMatch(
    /^✓ variables: all valid\n✓ proxy: none.*\n✓ knowledge: .+ \(version [\da-f]{12}\)\n✓ encoder: .+\n✓ meanings: .+\n✓ store in /,
  );
  expect(run.stdout).toContain(`knowledge: ${ids.join(', ')} (version`);
  expect(run.stdout).toContain('✓ adapters: no tokens');
});

it('checks every part, even after a problem with an earlier one, and fails with the fixes', async () => {
  const slack = await openSlackServer();
  const discord = await startDiscord(Date.now);
  closing.push(
    () => slack.close(),
    () => discord.close(),
  );
  const topic = join(newFolder(), 'topic');
  cpSync(genealogyTopic, topic, { recursive: true });
  rmSync(join(topic, 'needs.yaml'));
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  const env = {
    KNOWLEDGE_DIR: topic,
    DATA_DIR: file,
    SLACK_BOT_TOKEN: 'xoxb-wrong',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: 'a.wrong.token',
    DISCORD_API_URL: discord.apiUrl,
  };
  const findings = problemsIn(await examine(env));
  expect(findings.map(({ what }) => what)).toEqual([
    'knowledge',
    `store in ${file}`,
    'slack: bot token',
    'discord: token',
  ]);
  expect(findings[0]?.fix).toContain('needs.yaml: it cannot be read (ENOENT)');
  const run = await runProgramProcess(['doctor'], { env });
  expect(run.code).toBe(1);
  expect(run.stdout).toContain('  → 4004: Discord refuses the token; set DISCORD_TOKEN');
  expect(run.stderr).toMatch(/^tradeoff: 4 of \d+ checks failed; see above/);
});

it('accepts a data folder that the running bot uses', async () => {
  const folder = newFolder();
  const store = await openLowdbStore(folder);
  closing.push(() => store.close());
  const findings = await examine({ DATA_DIR: folder });
  expect(problemsIn(findings)).toEqual([]);
  expect(JSON.stringify(findings)).toContain('which is fine if that is the running bot');
});

it('reports that the variables of Slack are inconsistent', async () => {
  const findings = problemsIn(await examine({ DATA_DIR: newFolder(), SLACK_BOT_TOKEN: 'xoxb-1' }));
  expect(findings).toMatchObject([
    { what: 'slack: variables', fix: expect.stringContaining('SLACK_APP_TOKEN is missing') },
  ]);
});

it('reports a database that it cannot reach, without waiting on', async () => {
  let now = 0;
  const clock = {
    now: () => now,
    async wait(ms: number) {
      now += ms;
    },
  };
  const environment = readEnvironment({ DATABASE_URL: 'postgres://u:p@127.0.0.1:1/t' });
  const findings = problemsIn(await examineAll(environment, clock));
  expect(findings).toMatchObject([
    { what: 'store in Postgres', fix: expect.stringContaining('check that it is running') },
  ]);
  expect(now).toBeGreaterThan(1_000);
  expect(now).toBeLessThanOrEqual(8_000);
});

it('says whether the encoder is in use', async () => {
  const findings = await examine({ DATA_DIR: newFolder(), ENCODER: 'off' });
  expect(findings).toContainEqual({
    what: 'encoder',
    says: 'off (ENCODER=off): messages are understood by their words alone',
    fix: null,
  });
  expect(findings).toContainEqual({
    what: 'meanings',
    says: 'none without the encoder: topics are searched by words alone',
    fix: null,
  });
  if (process.env.ENCODER === 'off') return;
  const topic = topicCalled(`Doctor ${randomUUID()}`);
  const withEncoder = await examine({ DATA_DIR: newFolder(), KNOWLEDGE_DIR: topic });
  expect(withEncoder).toContainEqual({ what: 'encoder', says: 'in use', fix: null });
  expect(withEncoder).toContainEqual({
    what: 'meanings',
    says: expect.stringMatching(/\bgenealogy built at the next start, which may take a minute$/),
    fix: null,
  });
});
