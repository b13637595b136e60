import fc from 'fast-check';
import { expect, it } from 'vitest';
import { teamTopicKey } from '../../../src/core/team-topics/state/topic-ids.ts';
import type { Channel, Json } from '../../doubles/discord/objects.ts';
import type { Person } from '../../doubles/discord/people.ts';
import { answersIn, type Scene, scene, textOf } from './harness.ts';

/** View Channel; and Send Messages, Create Public Threads, Send Messages in Threads. */
const view = 0x400n;
const write = 0x800n | (1n << 35n) | (1n << 38n);
const begin = "let's choose between Keycloak, Auth0 and Authentik for our login";
const secret = 'we leave it in March whatever happens';

/** Says something in a thread, or begins one. @returns the thread, once the bot has answered there */
async function ask({ discord }: Scene, person: Person, place: Channel, words: string): Promise<Channel> {
  const before = [...discord.world.messages.keys()].length;
  const { json } = person.write(place, `${person.mention} ${words}`);
  const thread = await discord.until(() =>
    place.type === 11 || place.type === 12 ? place : discord.world.channels.get(String(json.id)),
  );
  await discord.until(() =>
    [...discord.world.messages.values()]
      .slice(before)
      .find(({ author, channel }) => author === discord.world.bot.id && channel === thread.id),
  );
  return thread;
}

async function topicsIn({ store }: Scene, guild: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { key } of store.list(`discord:${guild}`, 'team-topic')) ids.push(key.id);
  return ids;
}

/** A choice in a channel that not everybody sees, with a fact and ratings, and another server with the same choice. */
async function twoServers() {
  const places: Channel[] = [];
  const here = await scene({
    before({ world }) {
      const [guild] = world.guilds.values();
      if (guild === undefined) throw new Error('there is no server');
      const overwrites = [
        { id: guild.id, type: 0, allow: '0', deny: String(view) },
        { id: String(world.bot.id), type: 1, allow: String(view | write), deny: '0' },
      ];
      places.push(world.addChannel(guild, 'leads only', { overwrites }));
    },
  });
  const { discord, guild, anna } = here;
  const [closed] = places;
  if (closed === undefined) throw new Error('there is no closed channel');
  const own = await ask(here, anna, closed, begin);
  await ask(here, anna, own, `fact on Keycloak: ${secret}`);
  await ask(here, anna, own, 'Keycloak: cost 4, security 2');
  const [id = ''] = await topicsIn(here, guild.id);
  const other = discord.world.addGuild('Other');
  const place = discord.world.addChannel(other, 'general');
  discord.gateway.join(other.id);
  return { here, id, own, other, place };
}

it('two servers with a choice of the same name never meet', async () => {
  const { here, id, own, other, place } = await twoServers();
  const eve = here.discord.person('eve');
  const theirs = await ask(here, eve, place, begin);
  await ask(here, eve, theirs, 'tell me about Keycloak');
  await ask(here, eve, theirs, 'what have we said ourselves?');
  await ask(here, eve, theirs, 'fact on Keycloak: only they know this');
  expect(await topicsIn(here, other.id)).not.toContain(id);
  const said = (thread: Channel): string => answersIn(here.discord, thread.id).map(textOf).join('\n');
  expect(said(theirs)).not.toContain(secret);
  expect(said(own)).toContain(secret);
  await ask(here, here.anna, own, 'tell me about Keycloak');
  expect(said(own)).not.toContain('only they know');
});

it('300 forged refs, names and presses change nothing', async () => {
  const { here, id, own, place } = await twoServers();
  const { discord, guild, channel, store } = here;
  const eve = discord.person('eve');
  const key = teamTopicKey(`discord:${guild.id}`, id);
  const before = await store.load(key);
  expect(before?.value.facts).toHaveLength(1);
  const theirs = await ask(here, eve, place, begin);

  // From another server, and from a channel that sees nothing of the closed one.
  const where = fc.constantFrom(place, theirs, channel);
  const conversation = fc.constantFrom(own.id, theirs.id, channel.id, '-', '0');
  const part = fc.oneof(
    fc.constantFrom('edit', 'fact', 'against:f1', 'rate:00000000:0', 'new', 'f1', '..', '*', ''),
    fc.stringMatching(/^[0-9a-z:]{0,10}$/),
  );
  const ref = fc.oneof(
    part.map((rest) => `topic:${id}:${rest}`),
    part.map((rest) => `topic:${id.slice(0, -1)}:${rest}`),
    part.map((rest) => `topic:${rest}`),
  );
  const words = fc.constantFrom(
    'withdraw f1',
    'close the ratings as shown at t1',
    'add option Zitadel',
    'drop cost',
    'Keycloak 0 on cost',
    `show ${id}`,
    'f1 is about cost',
    'dispute f1: it is not so',
    'withdraw my ratings',
    'call it Theirs',
  );
  const forged = fc.oneof(
    fc.record({
      kind: fc.constant('open' as const),
      id: fc.tuple(conversation, ref).map((ids) => `f:${ids.join(':')}`),
    }),
    fc.record({
      kind: fc.constant('fill' as const),
      id: fc.tuple(conversation, ref).map((ids) => `g:${ids.join(':')}`),
    }),
    fc.record({ kind: fc.constant('say' as const), id: words.map((said) => `s:${own.id}:${said}`) }),
  );
  const fields = ['text:words', 'text:options', 'text:name', 'one:cost', 'one:option', 'several:criteria'];
  await fc.assert(
    fc.asyncProperty(where, forged, async (at, { kind, id: customId }) => {
      const label = 'Press';
      const control: Json = { type: 2, id: 2, style: 2, label, custom_id: customId.slice(0, 100) };
      const on: Json = {
        ...{
          id: discord.world.id(),
          channel_id: at.id,
          type: 0,
          content: '',
          flags: 1 << 15,
          author: discord.world.bot,
        },
        ...{ attachments: [], embeds: [], mentions: [], mention_roles: [], pinned: false, tts: false },
        ...{ mention_everyone: false, timestamp: new Date(0).toISOString(), edited_timestamp: null },
        components: [{ type: 1, id: 1, components: [control] }],
      };
      const form: Json = {
        custom_id: customId.slice(0, 100),
        components: fields.map((field) => ({
          ...{ type: 18, label: field },
          component: { type: field.startsWith('text') ? 4 : 3, custom_id: field, required: false },
        })),
      };
      const filled = Object.fromEntries(
        fields.map((field) => [
          field,
          field.startsWith('text') ? 'Zitadel' : [field === 'one:cost' ? '0' : 'keycloak'],
        ]),
      );
      const given = kind === 'fill' ? eve.fill(at, form, filled, { on }) : eve.press(at, on, label);
      await discord.until(() => given.answered !== null);
    }),
    { numRuns: 300, seed: 23 },
  );
  expect(await store.load(key)).toEqual(before);
  const heard = [...discord.world.messages.values()].filter(
    ({ author, channel: at, only }) => author === discord.world.bot.id && (at !== own.id || only === eve.id),
  );
  expect(heard.map(({ json }) => textOf(json)).join('\n')).not.toContain(secret);
  expect(
    discord.calls.map(({ body }) => JSON.stringify(body)).filter((body) => body.includes(secret)).length,
  ).toBeLessThan(3);
});
