import { beforeEach, describe, expect, it } from 'vitest';
import { everyRight, type Rights } from '../../../src/core/access/actor.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { pressed } from '../../../src/core/answer/answer.ts';
import type { TeamTopic } from '../../../src/core/team-topics/state/team-topic.ts';
import { builtIn } from '../built-in.ts';
import { day, guest, heard, member, openTeam, type Team, workspace } from '../decisions/team.ts';
import { saidIn } from '../spans-of.ts';

let team: Team;
beforeEach(() => {
  team = openTeam();
});

const general = { id: 'C1', closed: false };
const closed = { id: 'G1', closed: true };

async function topics(of: string = workspace): Promise<ReadonlyMap<string, TeamTopic>> {
  const found = new Map<string, TeamTopic>();
  for await (const { key, value } of team.store.list(of, 'team-topic')) found.set(key.id, value);
  return found;
}

async function onlyTopic(): Promise<readonly [string, TeamTopic]> {
  const [found] = [...(await topics())];
  if (found === undefined) throw new Error('there is no topic');
  return found;
}

const start = (saying = {}): Promise<Answer> =>
  team.say('ana', "let's choose between Keycloak, Auth0 and Authentik for our login", saying);
const labels = ({ blocks }: Answer): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(({ label }) => label) : []));
const says = (answer: Answer, label: string): string => {
  const choice = answer.blocks
    .flatMap((block) => (block.kind === 'choices' ? block.choices : []))
    .find((one) => one.label === label);
  return (choice === undefined ? undefined : pressed(choice)) ?? '';
};

async function rateAll(author: string, figures: Readonly<Record<string, string>>): Promise<void> {
  for (const [option, given] of Object.entries(figures)) await team.say(author, `${option}: ${given}`);
}

async function ready(): Promise<void> {
  await start();
  await team.say('ana', 'criteria: cost, effort, security');
  await rateAll('ana', {
    Keycloak: 'cost 5, effort 1, security 4',
    Auth0: 'cost 1, effort 5, security 4',
    Authentik: 'cost 4, effort 3, security 3',
  });
}

describe('a choice of a team’s own', () => {
  it('is started in words, and goes on in words', async () => {
    const card = await start();
    expect(saidIn(card)).toMatch(/^login: /);
    expect(card.declined).toBe(false);
    await team.say('ben', 'criterion: hosted in the EU, must');
    await team.say('ben', 'add option Zitadel');
    await team.say('cem', 'Keycloak: we ran it for four years without an outage');
    const [, topic] = await onlyTopic();
    expect(topic.options.map(({ name }) => name)).toEqual(['Keycloak', 'Auth0', 'Authentik', 'Zitadel']);
    expect(topic.criteria).toMatchObject([{ title: 'hosted in the EU', must: true, by: 'ben' }]);
    expect(topic.facts).toMatchObject([
      { words: 'we ran it for four years without an outage', option: 'keycloak', author: 'cem', link: null },
    ]);
  });

  it('understands its options and criteria at once, by name and by typo', async () => {
    await ready();
    await team.say('ana', 'close the ratings');
    expect(saidIn(await team.say('ben', 'keycloack or auth0?'))).toMatch(/keycloak.*auth0/);
    expect(saidIn(await team.say('ben', 'which is best on securty?'))).toContain('security');
  });

  it('says that nothing of it is checked, in the first line of what it answers', async () => {
    await ready();
    await team.say('ana', 'fact on Keycloak: it needs its own database');
    const result = await team.say('ana', 'close the ratings');
    for (const answer of [
      result,
      await team.say('ben', 'which one should we take?'),
      await team.say('ben', 'compare keycloak and auth0'),
      await team.say('ben', 'tell me about authentik'),
      await team.say('ben', 'what would change it?'),
      await team.say('ben', 'show the scores'),
    ])
      expect(saidIn({ ...answer, blocks: answer.blocks.slice(0, 1) })).toMatch(/you (?:said|rated)/);
    expect(saidIn(await team.say('ben', 'tell me about keycloak'))).toContain('no source');
  });

  it('tells what’s checked of a covered option from what the team said', async () => {
    team.knowledge = builtIn;
    const first = async (words: string): Promise<string> => {
      const answer = await team.say('ana', words);
      return saidIn({ ...answer, blocks: answer.blocks.slice(0, 1) });
    };
    await team.say('ana', "let's choose between Django, Litestar and Robyn for our api");
    await team.say('ana', 'fact: Robyn crashed twice in our load test');
    expect(await first('is django fast?')).toMatch(/^django on performance, from what i have checked:$/);
    expect(await first('tell me about robyn')).toMatch(/^robyn, from what you said and rated:$/);
    expect(await first('django or robyn on performance?')).toMatch(
      /^what you said, and what i have checked, of/,
    );
    await team.say('ana', 'fact on Django: our admin was slow at 2 million rows');
    expect(await first('tell me about django')).toMatch(
      /^django, from what you said and rated, and what i have checked:$/,
    );
  });

  it('takes an everyday word for an option where it is written as one', async () => {
    await team.say('ana', 'we need to pick a name for the next release: Go, It or Big Bang');
    expect((await onlyTopic())[1].options.map(({ name }) => name)).toEqual(['Go', 'It', 'Big Bang']);
    await team.say('ana', 'criterion: easy to say');
    for (const words of ['it goes well with the logo', "let's go then", 'big bang sounds great'])
      expect(await team.write('ben', words)).toBeNull();
    await team.say('ben', 'It 3 on easy to say because nobody can google it');
    expect((await onlyTopic())[1].ratings).toMatchObject([{ option: 'it', rating: 3 }]);
  });

  it('asks what something is that it weighs by nothing of, and adds what it’s pressed for', async () => {
    await start();
    const told = await team.say('ana', 'it has to be hosted in Switzerland');
    expect(saidIn(told)).toContain('nothing that you weigh by says that');
    expect(labels(told)).toEqual(['A must', 'A criterion', 'A fact']);
    await team.say('ana', says(told, 'A must'));
    await team.say('ben', says(await team.say('ben', 'can we add Zitadel Cloud?'), 'An option') || 'thanks');
    const asked = await team.say('ben', 'add audit trail');
    expect(asked.declined).toBe(true);
    await team.say('ben', says(asked, 'A criterion'));
    const [, topic] = await onlyTopic();
    expect(topic.criteria.map(({ title, must }) => [title, must])).toEqual(
      expect.arrayContaining([
        ['hosted in Switzerland', true],
        ['audit trail', false],
      ]),
    );
    expect(topic.options.map(({ name }) => name)).toContain('Zitadel Cloud');
  });

  it('withdraws the last fact of whoever takes back their own', async () => {
    await start();
    await team.say('ana', 'fact on Keycloak: it is ours');
    await team.say('ben', 'fact on Auth0: it is theirs');
    await team.say('ana', 'take back my fact');
    const [, topic] = await onlyTopic();
    expect(topic.facts.map(({ withdrawn }) => withdrawn?.by ?? null)).toEqual(['ana', null]);
  });

  it('keeps ratings to whoever gave them until they’re closed', async () => {
    await ready();
    const answer = await team.say('ben', 'which one should we take?');
    expect(answer.declined).toBe(true);
    expect(saidIn(answer)).toContain('1 person has rated');
    expect(saidIn(await team.say('ben', 'compare keycloak and auth0'))).not.toMatch(/[0-5]\*?(?= |$)/);
    const outcome = await team.assistant.ask({
      workspace,
      conversation: 't',
      author: 'cem',
      words: 'Auth0 4 on cost',
      audience: 'direct',
      delivery: 'private',
      replyTo: { platform: 'test', address: {} },
      place: general,
      rights: member,
    });
    expect(outcome).toMatchObject({ kind: 'answered', shownTo: 'asker' });
  });

  it('tells where three or more differ, and whether it matters', async () => {
    await ready();
    await rateAll('ben', {
      Keycloak: 'cost 5, effort 5, security 4',
      Auth0: 'cost 3, effort 5, security 4',
      Authentik: 'cost 4, effort 3, security 3',
    });
    await rateAll('cem', {
      Keycloak: 'cost 5, effort 3, security 4',
      Auth0: 'cost 3, effort 5, security 4',
      Authentik: 'cost 4, effort 3, security 3',
    });
    const result = saidIn(await team.say('ana', 'close the ratings'));
    expect(result).toContain("keycloak, effort: you're split, 1 to 5; it matters");
    expect(result).toContain('the median of what 3 of you gave.');
  });

  it('shows only the ranking of what one person alone changes after the close', async () => {
    await ready();
    for (const author of ['ben', 'cem'])
      await rateAll(author, {
        Keycloak: 'cost 5, effort 3, security 4',
        Auth0: 'cost 3, effort 3, security 3',
        Authentik: 'cost 2, effort 3, security 3',
      });
    await team.say('ana', 'close the ratings');
    await team.say('ben', 'Keycloak: cost 0, effort 0, security 0');
    const [, { published }] = await onlyTopic();
    const answer = saidIn(await team.say('dan', 'which one should we take?'));
    expect(answer).toMatch(/one of you has changed their ratings since\. by all of them it's \w+/);
    expect(
      published?.figures.find(({ option, criterion }) => option === 'keycloak' && criterion === 'cost'),
    ).toMatchObject({ rating: 5 });
  });

  it('lets both sides of a dispute stand, and takes nothing for one by itself', async () => {
    await start({ place: general });
    await team.say('ana', 'fact on Keycloak: it never went down');
    await team.say('ben', 'fact on Keycloak: it was down twice');
    expect(saidIn(await team.say('ben', 'tell me about keycloak'))).not.toContain('isputed');
    await team.say('cem', "that's not so: once, for a minute");
    const shown = saidIn(
      await team.say('ben', 'tell me about keycloak', { thread: 'another', place: general }),
    );
    expect(shown).toContain('it was down twice');
    expect(shown).toContain('once, for a minute');
    expect(shown).toContain('it never went down');
  });

  it('tells a decision’s thread when a fact that it rests on is withdrawn', async () => {
    await ready();
    await team.say('ana', 'fact on Keycloak: our whole team knows it');
    await team.say('ana', 'close the ratings');
    await team.say('ana', 'we go with Keycloak');
    await team.say('ana', 'record it');
    team.clock += 1_000;
    await heard(team.assistant, await team.assistant.due('test', team.clock));
    await team.say('ana', 'withdraw f1');
    const told = [];
    for (const later of [1_000, 2_000])
      told.push(...(await heard(team.assistant, await team.assistant.due('test', team.clock + later))));
    expect(told.join('\n')).toMatch(/evidence has moved.*withdrawn: our whole team knows it/s);
  });

  it('is reminded of once after a month, and sleeps a week later; a word wakes it', async () => {
    await start();
    team.clock += 31 * day;
    const [reminder, ...more] = await team.assistant.due('test', team.clock);
    expect(more).toEqual([]);
    expect(
      reminder?.outgoing.content === null ? '' : saidIn(reminder?.outgoing.content ?? (await start())),
    ).toContain('nobody has touched');
    expect((await onlyTopic())[1].status).toBe('open');
    team.clock += 8 * day;
    await team.assistant.due('test', team.clock);
    expect((await onlyTopic())[1].status).toBe('dormant');
    await team.say('ben', 'add option Zitadel');
    expect((await onlyTopic())[1].status).toBe('open');
  });
});

describe('what people say to each other', () => {
  it('changes nothing of a choice in their thread', async () => {
    await start();
    await team.write('ben', 'hi cem, did you see the auth0 invoice?');
    const before = await onlyTopic();
    for (const words of [
      'Keycloak: we ran it at my last job and it was fine',
      "that's not so: it was down all the time",
      'in our experience keycloak eats memory',
      'i would drop it',
      "let's choose between lunch and a walk",
      'cost is what kills us',
      'withdraw that',
      '@cem Auth0 5 on cost',
    ])
      await team.write('ben', words);
    expect(await onlyTopic()).toEqual(before);
  });

  it('is taken where it can’t be said to anybody else', async () => {
    await start();
    await team.say('ana', 'criterion: cost');
    await team.write('ben', 'add option Zitadel');
    await team.write('ben', 'Zitadel 4 on cost');
    await team.write('cem', 'fact: Zitadel has a free tier');
    const [, topic] = await onlyTopic();
    expect(topic.options.map(({ id }) => id)).toContain('zitadel');
    expect(topic.ratings).toHaveLength(1);
    expect(topic.facts).toHaveLength(1);
  });
});

describe('who may', () => {
  it.each([['guests start none', guest, "let's choose between Keycloak and Auth0"]])(
    '%s',
    async (_, rights, words) => {
      const answer = await team.say('eve', words, { rights, place: general });
      expect(answer.declined).toBe(true);
      expect((await topics()).size).toBe(0);
    },
  );

  it('follows the settings of the channel', async () => {
    const place = general;
    await start({ place });
    await team.say('ana', 'criterion: cost', { place });
    await team.say('ana', 'Keycloak 4 on cost', { place });
    const tries = async (author: string, words: string, rights: Rights): Promise<boolean> =>
      !(await team.say(author, words, { place, rights })).declined;
    expect(await tries('ben', 'close the ratings', member)).toBe(false);
    await team.assistant.settings.change(workspace, 'C1', {
      topics: { start: 'managers', edit: 'starter', close: 'everyone' },
    });
    expect(await tries('ben', 'add option Zitadel', member)).toBe(false);
    expect(await tries('ana', 'add option Zitadel', member)).toBe(true);
    expect(await tries('ben', 'close the ratings', member)).toBe(true);
    expect(await tries('ben', "let's choose between Linear and Jira", member)).toBe(false);
    expect(await tries('ben', "let's choose between Linear and Jira", everyRight)).toBe(true);
  });
});

describe('places and workspaces', () => {
  it('keep what was started in a closed place there', async () => {
    await start({ place: closed });
    await team.say('ana', 'fact on Keycloak: we leave it anyway', { place: closed });
    const elsewhere = await team.say('eve', 'is keycloak any good?', { thread: 'other', place: general });
    expect(saidIn(elsewhere)).not.toContain('leave it');
    const there = await team.say('eve', 'tell me about keycloak', { thread: 'more', place: closed });
    expect(saidIn(there)).toContain('leave it');
  });

  it('find a choice from another thread by its options', async () => {
    await start({ place: general });
    await team.say('ana', 'fact on Authentik: two people maintain it', { place: general });
    const answer = await team.say('eve', 'tell me about authentik', { thread: 'other', place: general });
    expect(saidIn(answer)).toContain('two people maintain it');
  });

  it('never meet, not even under the same name', async () => {
    await start();
    const other = openTeam(team.store);
    const elsewhere = (words: string) =>
      other.assistant.ask({
        workspace: 'test:other',
        conversation: 't',
        author: 'eve',
        words,
        audience: 'direct',
        delivery: words,
        replyTo: { platform: 'test', address: {} },
        rights: member,
      });
    await elsewhere("let's choose between Keycloak, Auth0 and Authentik for our login");
    await elsewhere('fact on Keycloak: only we know this');
    const [[own], [others]] = [[...(await topics())], [...(await topics('test:other'))]];
    expect(own?.[0]).not.toBe(others?.[0]);
    expect(saidIn(await team.say('ana', 'tell me about keycloak'))).not.toContain('only we know');
    const [id = ''] = others ?? [];
    const forged = await team.assistant.forms.open({
      workspace,
      conversation: 't',
      author: 'ana',
      place: null,
      rights: everyRight,
      ref: `topic:${id}:edit`,
    });
    expect(forged?.kind).toBe('refused');
  });
});

describe('the same press, and two people at once', () => {
  it('are done once each', async () => {
    await start();
    await team.say('ana', 'criterion: cost', { delivery: 'x' });
    await expect(team.say('ana', 'criterion: cost', { delivery: 'x' })).rejects.toThrow('repeated');
    const second = team.other();
    await Promise.all([
      team.say('ana', 'add option Zitadel'),
      team.say('ben', 'add option Ory', { through: second, thread: 't' }),
      team.say('cem', 'Keycloak 3 on cost', { through: second }),
      team.say('dan', 'fact on Auth0: it is hosted'),
    ]);
    const [, topic] = await onlyTopic();
    expect(topic.options.map(({ id }) => id).sort()).toEqual(
      ['auth0', 'authentik', 'keycloak', 'ory', 'zitadel'].sort(),
    );
    expect(topic.criteria).toHaveLength(1);
    expect(topic.ratings).toHaveLength(1);
    expect(topic.facts).toHaveLength(1);
  });

  it('close no round that was opened since', async () => {
    await ready();
    const card = await team.say('ana', 'show the choice');
    const old = says(card, 'Close the ratings');
    expect(labels(card)).toContain('Close the ratings');
    await team.say('ana', 'close the ratings');
    await team.say('ana', 'add option Zitadel');
    expect((await team.say('ana', old)).declined).toBe(true);
    expect((await onlyTopic())[1].round).toMatchObject({ number: 2, closedAt: null });
  });
});
