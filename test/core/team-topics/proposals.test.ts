import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { everyRight, type Rights, readingOnly } from '../../../src/core/access/actor.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { ProposalOutcome } from '../../../src/core/team-topics/proposals/propose-fact.ts';
import type { TeamTopic } from '../../../src/core/team-topics/state/team-topic.ts';
import { guest, heard, member, openTeam, type Team, workspace } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';

let team: Team;
let running: Assistant;
let made = 0;
beforeEach(() => {
  team = openTeam();
  made = 0;
  running = createAssistant({
    store: team.store,
    knowledge: () => team.knowledge,
    now: () => team.clock,
    newToken: () => `token-${++made}`,
  });
});

const ref = 'assistant-token';

async function fill(token: string, delivery: string, rights: Rights = everyRight): Promise<string> {
  const actor = { workspace, conversation: 't', author: 'ana', place: null, rights };
  const submitted = await running.forms.submit({ ...actor, ref, delivery, filled: { token } });
  return submitted?.note == null ? '' : saidIn(submitted.note);
}

async function propose(
  words: string,
  more: Partial<Parameters<Assistant['proposeFact']>[0]> = {},
): Promise<ProposalOutcome> {
  const named = { workspace, token: 'token-1', topic: 'login', option: null, criterion: null, link: null };
  return running.proposeFact({ ...named, words, ...more });
}

async function onlyTopic(): Promise<TeamTopic> {
  for await (const { value } of team.store.list(workspace, 'team-topic')) return value;
  throw new Error('there is no topic');
}

/** What the running bot tells its threads at its next look. */
const told = async (): Promise<readonly string[]> =>
  heard(running, await running.due('test', team.clock + 1));

async function start(): Promise<void> {
  await team.say('ana', "let's choose between Keycloak and Auth0 for our login");
  await team.say('ana', 'criteria: cost, effort');
  await fill('new', 'first');
}

const confirm = async (verb = 'confirm'): Promise<string> =>
  `${verb} proposal ${(await onlyTopic()).proposals[0]?.id}`;

describe('a fact that an assistant proposes', () => {
  it('counts once a person of its thread says that it’s so, and is theirs then', async () => {
    await start();
    const link = 'https://keycloak.example/docs';
    const given = { option: 'keycloak', criterion: 'effort', link };
    expect(await propose('It needs a database of its own', given)).toEqual({ kind: 'asked', topic: 'Login' });
    expect((await onlyTopic()).facts).toEqual([]);
    const [asked = ''] = await told();
    expect(asked).toMatch(
      /an assistant proposes a fact on keycloak, effort. is it so\?.*keycloak.example, not checked/s,
    );
    expect(await told()).toEqual([]);
    expect(saidIn(await team.say('ben', await confirm()))).toContain('noted on keycloak, effort');
    expect(await onlyTopic()).toMatchObject({
      proposals: [],
      facts: [{ words: 'It needs a database of its own', author: 'ben', option: 'keycloak', link }],
    });
    expect(saidIn(await team.say('cem', 'tell me about keycloak'))).toContain('database of its own');
  });

  it('is gone once somebody declines it, and isn’t proposed again', async () => {
    await start();
    await propose('It was bought last week');
    await told();
    const stale = await confirm();
    expect(saidIn(await team.say('ben', await confirm('decline')))).toContain('declined');
    const again: Answer = await team.say('cem', stale);
    expect([again.declined, saidIn(again)]).toEqual([true, expect.stringContaining('answered that already')]);
    expect((await onlyTopic()).facts).toEqual([]);
    expect(await propose('It was bought last week')).toMatchObject({ kind: 'refused' });
  });

  it('is asked about once, however often and by however many processes it’s proposed', async () => {
    await start();
    const tries = Array.from({ length: 6 }, () => propose('Auth0 has an outage page', { option: 'Auth0' }));
    expect(new Set((await Promise.all(tries)).map(({ kind }) => kind))).toEqual(new Set(['asked']));
    expect(await told()).toHaveLength(1);
    expect(await told()).toEqual([]);
  });

  it('is answered by members alone, and by one of them', async () => {
    await start();
    await propose('Auth0 has an outage page');
    const words = await confirm();
    for (const rights of [guest, readingOnly])
      expect((await team.say('eve', words, { rights })).declined).toBe(true);
    const [one, other] = await Promise.all([
      team.say('ben', words, { rights: member }),
      team.say('cem', words, { rights: member, through: team.other() }),
    ]);
    expect([one.declined, other.declined].sort()).toEqual([false, true]);
    expect((await onlyTopic()).facts).toHaveLength(1);
  });

  it('names what there is, where it names something else', async () => {
    await start();
    const says = async (more: Parameters<typeof propose>[1], words = 'So it is'): Promise<string> => {
      const outcome = await propose(words, more);
      return outcome.kind === 'refused' ? outcome.says : 'asked';
    };
    expect(await says({ topic: 'Logging' })).toContain('There are: Login (team-');
    expect(await says({ option: 'Okta' })).toContain('Auth0, Keycloak');
    expect(await says({ criterion: 'beauty' })).toContain('Its criteria: cost, effort');
    expect(await says({ link: 'http://plain.example' })).toContain('https');
    expect(await says({}, 'x'.repeat(201))).toContain('up to 200 characters');
    expect(await says({}, ' ')).toContain('Say the fact');
  });

  it('waits beside twenty others at most', async () => {
    await start();
    const all = await Promise.all(Array.from({ length: 25 }, (_, at) => propose(`Fact number ${at}`)));
    expect(all.filter(({ kind }) => kind === 'asked')).toHaveLength(20);
  });

  it('isn’t taken for a choice of a closed place, or one of another workspace', async () => {
    await team.say('ana', "let's choose between Keycloak and Auth0 for our login", {
      place: { id: 'G', closed: true },
    });
    await fill('new', 'first');
    expect(await propose('So it is')).toMatchObject({ kind: 'refused' });
    expect(await propose('So it is', { workspace: 'test:other' })).toMatchObject({ kind: 'refused' });
  });
});

describe('the token', () => {
  it('is shown once to those who run the workspace, kept as a hash, and replaced or taken back', async () => {
    await start();
    expect(await fill('new', 'mine', member)).toContain('up to those who run the workspace');
    const noted = await fill('new', 'second');
    expect(noted).toContain('token-2');
    expect(
      JSON.stringify(await team.store.load({ workspace, kind: 'workspace', id: 'workspace' })),
    ).not.toContain('token-2');
    // The same press again shows none, and the one that was shown stays.
    expect(await fill('new', 'second')).not.toContain('token-');
    expect(await propose('A', { token: 'token-1' })).toMatchObject({ kind: 'refused' });
    expect(await propose('A', { token: 'token-2' })).toMatchObject({ kind: 'asked' });
    await fill('none', 'third');
    expect(await propose('B', { token: 'token-2' })).toMatchObject({ kind: 'refused' });
  });

  it('can’t be guessed at: nothing but the token itself opens anything', async () => {
    await start();
    const before = await onlyTopic();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom('', 'token', 'token-0', 'token-1 ')),
        async (token) => {
          expect(await propose('So it is', { token })).toMatchObject({ kind: 'refused' });
        },
      ),
    );
    expect(await onlyTopic()).toEqual(before);
  });
});
