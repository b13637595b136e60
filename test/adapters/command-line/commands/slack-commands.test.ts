import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { doctorCommand } from '../../../../src/adapters/command-line/commands/doctor.ts';
import { gapsCommand } from '../../../../src/adapters/command-line/commands/gaps.ts';
import { manifestCommand } from '../../../../src/adapters/command-line/commands/manifest.ts';
import { examineProxy } from '../../../../src/adapters/command-line/doctor/examine-all.ts';
import { openMemoryStore } from '../../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../../src/core/access/actor.ts';
import type { AskRequest } from '../../../../src/core/assistant/ask-request.ts';
import { createAssistant } from '../../../../src/core/assistant/assistant.ts';
import { openSlackServer } from '../../../doubles/slack/server.ts';
import { knowledge } from '../../../doubles/slack/setup.ts';

function paper(): { write(text: string): void; text(): string } {
  let all = '';
  return {
    write: (text) => {
      all += text;
    },
    text: () => all,
  };
}

describe('tradeoff manifest slack', () => {
  const print = async (...flags: string[]) => {
    const stdout = paper();
    await manifestCommand({ stdout, knowledge: () => knowledge }).parseAsync(['slack', ...flags], {
      from: 'user',
    });
    return JSON.parse(stdout.text());
  };

  it('prints JSON for Socket Mode by default', async () => {
    expect(await print()).toMatchObject({ settings: { socket_mode_enabled: true } });
    expect(await print('--mode', 'http', '--url', 'https://t.example.org')).toMatchObject({
      settings: {
        socket_mode_enabled: false,
        interactivity: { request_url: 'https://t.example.org/slack/events' },
      },
    });
  });
});

describe('tradeoff doctor slack', () => {
  it('prints its findings, and fails if anything needs fixing', async () => {
    const server = await openSlackServer();
    const stdout = paper();
    const examine = (botToken: string) =>
      doctorCommand({
        stdout,
        proxy: examineProxy({ proxy: null }),
        slack: { botToken, appToken: 'xapp-1', apiUrl: server.apiUrl },
        discord: null,
        all: async () => [],
      }).parseAsync(['slack'], { from: 'user' });
    await examine(server.workspace.token);
    await expect(examine('xoxb-wrong')).rejects.toThrow('1 of 3 checks failed; see above');
    expect(stdout.text()).toMatch(
      /✓ proxy: none, connects directly \(HTTPS_PROXY is not set\)[\s\S]*✓ scopes: all there[\s\S]*✗ bot token: Slack says invalid_auth\n {2}→ .*SLACK_BOT_TOKEN/,
    );
    await server.close();
  });
});

describe('tradeoff gaps', () => {
  it('lists unanswered questions, and what people said was missing', async () => {
    const store = openMemoryStore();
    const assistant = createAssistant({
      store,
      knowledge: () => knowledge,
      now: () => Date.UTC(2026, 10, 22),
    });
    const list = async () => {
      const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
      const shell = { stdin, stdout, stderr, openStore: async () => store, databaseUrl: null };
      await gapsCommand(shell).parseAsync([], { from: 'user' });
      return text(stdout.end());
    };
    expect(await list()).toBe('No gaps were recorded.\n');
    const incoming: AskRequest = {
      rights: everyRight,
      workspace: 'slack:T1',
      conversation: 'c',
      author: 'u',
      words: 'how much does a django developer earn?',
      audience: 'direct',
      delivery: null,
      replyTo: null,
    };
    await assistant.remember(incoming, await assistant.ask(incoming));
    await assistant.feedback.give(incoming, {
      answer: 'a',
      verdict: 'not-helpful',
      comment: 'no salaries',
    });
    expect(await list()).toMatch(
      /^python-web\n +1× .*how much does a django developer earn.*slack:T1, last 2026-11-22[\s\S]*\nFrom feedback\n.*"no salaries"/,
    );
  });
});
