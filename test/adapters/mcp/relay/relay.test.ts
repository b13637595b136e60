import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src/adapters/log/log.ts';
import type { McpBackend } from '../../../../src/adapters/mcp/backend.ts';
import { openRelayBackend } from '../../../../src/adapters/mcp/relay/relay-backend.ts';
import { relaySocketIn } from '../../../../src/adapters/mcp/relay/relay-protocol.ts';
import { serveRelay } from '../../../../src/adapters/mcp/relay/serve-relay.ts';
import { everyRight } from '../../../../src/core/access/actor.ts';
import { type Assistant, createAssistant } from '../../../../src/core/assistant/assistant.ts';
import { openTeam, type Team, workspace } from '../../../core/decisions/team.ts';
import { saidIn } from '../../../core/spans-of.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => close?.());

type Bot = { readonly team: Team; readonly dataFolder: string; readonly running: Assistant };

/** A bot with one open choice and one of a closed place, and a token. */
async function start(): Promise<Bot> {
  const team = openTeam();
  const dataFolder = await temporaryFolder();
  const { store, clock } = team;
  const running = createAssistant({
    store,
    knowledge: () => team.knowledge,
    now: () => clock,
    newToken: () => 'the token',
  });
  close = await serveRelay({ dataFolder, assistant: running, log: silentLog });
  await team.say('ana', "let's choose between Keycloak and Auth0 for our login");
  await team.say('ana', 'criterion: cost');
  await team.say('ana', 'fact on Keycloak: it costs us nothing but time');
  await team.say('ana', 'Keycloak 5 on cost');
  await team.say('ana', 'Auth0 1 on cost');
  await team.say('ana', 'close the ratings');
  const place = { id: 'G', closed: true };
  await team.say('ana', "let's choose between Vault and Boundary for our secrets", { place, thread: 'g' });
  const actor = { workspace, conversation: 't', author: 'ana', place: null, rights: everyRight };
  await running.forms.submit({ ...actor, ref: 'assistant-token', delivery: 'd', filled: { token: 'new' } });
  return { team, dataFolder, running };
}

async function backendOf({ dataFolder, team }: Bot, token: string | null = null): Promise<McpBackend> {
  const backend = await openRelayBackend({ dataFolder, workspace, token, knowledge: () => team.knowledge });
  if (backend === null) throw new Error('no bot takes requests');
  return backend;
}

const given = { options: [], needs: [] };

describe('an assistant of a bot that has the data folder', () => {
  it('reads the team’s own choices, but none of a closed place', async () => {
    const backend = await backendOf(await start());
    expect(await backend.choices()).toEqual([
      { id: expect.stringMatching(/^team-/), name: 'Login', options: ['Keycloak', 'Auth0'] },
    ]);
    const answer = await backend.ask({ words: 'which should we use?', given, choice: 'login' });
    expect(answer).toMatchObject({
      kind: 'answered',
      answer: { declined: false, ranking: ['keycloak', 'auth0'] },
    });
    if (answer.kind === 'answered') expect(saidIn(answer.answer)).toContain('you said and rated');
    expect(await backend.ask({ words: 'hi', given, choice: 'Secrets' })).toMatchObject({
      kind: 'refused',
      says: expect.stringContaining('Login (team-'),
    });
  });

  it('hands on what it proposes with a token, and changes nothing itself', async () => {
    const bot = await start();
    expect((await backendOf(bot)).propose).toBeNull();
    const proposal = {
      topic: 'Login',
      option: 'Keycloak',
      criterion: null,
      words: 'It has a new owner',
      link: null,
    };
    expect(await (await backendOf(bot, 'another')).propose?.(proposal)).toMatchObject({ kind: 'refused' });
    expect(await (await backendOf(bot, 'the token')).propose?.(proposal)).toEqual({
      kind: 'asked',
      topic: 'Login',
    });
    const [posting] = await bot.running.due('test', bot.team.clock + 1);
    expect(JSON.stringify(posting?.outgoing.content)).toContain('It has a new owner');
    const backend = await backendOf(bot, 'the token');
    for (const words of ['fact on Keycloak: it is theirs', 'Keycloak 0 on cost', 'add option Okta'])
      expect(await backend.ask({ words, given, choice: 'Login' })).toMatchObject({
        answer: { declined: true },
      });
  });

  it('isn’t served where no bot is, and is again after one has ended without a word', async () => {
    const dataFolder = await temporaryFolder();
    const { team, running } = await start();
    const none = { dataFolder, workspace, token: null, knowledge: () => team.knowledge };
    expect(await openRelayBackend(none)).toBeNull();
    await writeFile(relaySocketIn(dataFolder), '');
    expect(await openRelayBackend(none)).toBeNull();
    const closeOther = await serveRelay({ dataFolder, assistant: running, log: silentLog });
    expect(await openRelayBackend(none)).not.toBeNull();
    await closeOther();
    expect(await openRelayBackend(none)).toBeNull();
  });

  it('gets a refusal for whatever is no request', async () => {
    const { dataFolder } = await start();
    const send = (line: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let received = '';
        const socket = connect(relaySocketIn(dataFolder));
        socket.on('error', reject).on('data', (piece) => {
          received += String(piece);
        });
        socket.on('close', () => resolve(received));
        socket.end(`${line}\n`);
      });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string().map((text) => text.replaceAll('\n', ' ')),
          fc.json(),
          fc.constantFrom('{"do":"ask"}', '{"do":"close","workspace":"test:w"}', '[]', 'null'),
        ),
        async (line) => {
          expect(JSON.parse(await send(line))).toMatchObject({ kind: 'refused' });
        },
      ),
      { numRuns: 60 },
    );
  });
});
