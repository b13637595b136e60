import type { Client } from '@modelcontextprotocol/client';
import { afterEach, expect, it } from 'vitest';
import { silentLog } from '../../../src/adapters/log/log.ts';
import { serveRelay } from '../../../src/adapters/mcp/relay/serve-relay.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { openTeam, workspace } from '../../core/decisions/team.ts';
import { connectProgram } from './connect-program.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function connect(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Client> {
  const client = await connectProgram(['--workspace', workspace, ...args], { ENCODER: 'off', ...env });
  closers.push(() => client.close());
  return client;
}

/** A bot whose store an assistant's process reaches in its own way. */
async function running(store: Store, dataFolder: string | null) {
  closers.push(() => store.close());
  const team = openTeam(store);
  const assistant = createAssistant({
    store,
    knowledge: () => team.knowledge,
    now: () => store.now(),
    newToken: () => 'tradeoff_secret',
  });
  if (dataFolder !== null) closers.push(await serveRelay({ dataFolder, assistant, log: silentLog }));
  await team.say('ana', "let's choose between Keycloak and Auth0 for our login");
  const actor = { workspace, conversation: 't', author: 'ana', place: null, rights: everyRight };
  await assistant.forms.submit({ ...actor, ref: 'assistant-token', delivery: 'd', filled: { token: 'new' } });
  return assistant;
}

/** A store, and how an assistant's process reaches it: by its owner's data folder, or by its address. */
type Reached = {
  readonly store: Store;
  readonly dataFolder: string | null;
  readonly env: Readonly<Record<string, string>>;
};

/** An assistant's process proposes a fact to a bot that runs on a store. */
export function proposeFact(kind: string, open: () => Promise<Reached>): void {
  it(`an assistant proposes a fact to a running bot: ${kind}`, async () => {
    const { store, dataFolder, env } = await open();
    const bot = await running(store, dataFolder);
    const args = dataFolder === null ? [] : ['--data', dataFolder];

    const reading = await connect(args, env);
    expect((await reading.listTools()).tools.map(({ name }) => name)).not.toContain('propose_fact');
    expect((await reading.callTool({ name: 'choices', arguments: {} })).structuredContent).toMatchObject({
      choices: [{ name: 'Login', options: ['Keycloak', 'Auth0'] }],
    });

    const proposing = await connect(args, { ...env, ASSISTANT_TOKEN: 'tradeoff_secret' });
    const called = (fact: Record<string, string>) =>
      proposing.callTool({ name: 'propose_fact', arguments: { choice: 'login', ...fact } });
    expect((await called({ fact: 'It moved', link: 'http://plain.example' })).isError).toBe(true);
    expect((await called({ fact: 'It moved', option: 'Okta' })).isError).toBe(true);
    expect((await called({ fact: 'It has a new owner', option: 'Auth0' })).isError).not.toBe(true);
    const postings = await bot.due('test', store.now() + 1);
    expect(postings.map(({ conversation }) => conversation)).toEqual(['t']);
    expect(JSON.stringify(postings)).toContain('It has a new owner');
  });
}
