import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TeamTopic } from '../../../src/core/team-topics/state/team-topic.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { blocksOf } from '../../doubles/slack/shown.ts';
import { until } from '../../doubles/slack/workspace.ts';
import { seenIn, slackStage } from '../../journey/own-choice/slack-stage.ts';
import { started } from '../../journey/own-choice/story.ts';

let slack: Setup;
beforeEach(async () => {
  slack = await setUp('socket');
});
afterEach(async () => {
  await slack.close();
  expect(slack.server.workspace.complaints).toEqual([]);
});
const settled = () => until('all replies posted', () => slack.waiting() === 0);

async function topics(): Promise<readonly TeamTopic[]> {
  const found: TeamTopic[] = [];
  for await (const { value } of slack.store.list('slack:T0TEAM', 'team-topic')) found.push(value);
  return found;
}

describe('a choice of a team’s own in Slack', () => {
  it('begins with the slash command and its options', async () => {
    await slack.people.command('C0OPEN', 'U1', 'new Linear, Jira and Asana for the office');
    await settled();
    const [card] = slack.server.workspace.posts;
    expect(seenIn(card?.blocks ?? [])).toMatch(/Office: Asana, Jira or Linear/);
    expect(await topics()).toMatchObject([{ name: 'Office', options: [{}, {}, {}] }]);
  });

  it('begins with the bare command and a form, whatever the names hold', async () => {
    const { ephemerals, views, posts } = slack.server.workspace;
    await slack.people.command('C0OPEN', 'U1', 'new');
    await until('a button', () => ephemerals.length > 0);
    const [note] = ephemerals;
    if (note === undefined) throw new Error('no note');
    await slack.people.pressPrivately(note, 'C0OPEN', 'U1', 'Fill in a form');
    await until('a form', () => views.length > 0);
    const [view] = views;
    if (view === undefined) throw new Error('no form');
    await slack.people.submit(view, 'U1', {
      options: 'Yahoo! Mail\nFlask for APIs\nTom & Jerry, Inc.\nthe one and only',
      name: 'mail: which one?',
      kind: 'vendor',
    });
    await settled();
    expect(await topics()).toMatchObject([
      { name: 'Mail: which one?', noun: { one: 'vendor' }, status: 'open' },
    ]);
    const [topic] = await topics();
    expect(topic?.options.map(({ name }) => name)).toEqual([
      'Yahoo! Mail',
      'Flask for APIs',
      'Tom & Jerry',
      'Inc.',
      'the one and only',
    ]);
    expect(seenIn(posts.at(-1)?.blocks ?? [])).toContain('Mail: which one?');
  });

  it('takes the next message for a fact once somebody says that they’ll state one', async () => {
    const stage = slackStage(slack);
    await stage.say('ana', started);
    await stage.say('ben', 'add a fact on Keycloak');
    await stage.tells('ben', /what is it about Keycloak/);
    await stage.say('cem', 'it ran out of memory twice last winter');
    await stage.say('ben', 'it ran out of memory twice last winter');
    await stage.shows(/Noted on Keycloak: it ran out of memory/);
    expect((await topics())[0]?.facts).toMatchObject([{ author: 'U2', option: 'keycloak' }]);
  });

  it('acknowledges ratings in words to whoever gave them, and to nobody else', async () => {
    const stage = slackStage(slack);
    await stage.say('ana', started);
    const before = stage.seenByAll();
    await stage.say('ben', 'Keycloak 2 on effort to run, because nobody here knows it');
    const note = await stage.tells('ben', /Kept\. Keycloak: effort to run 2\. Left to rate: /);
    expect(note.text).not.toContain('Close');
    await stage.shows(/1 person has rated/);
    expect(stage.seenByAll().length).toBeLessThanOrEqual(before.length);
  });

  it('leads from page to page of a form with more than five criteria, in its place', async () => {
    const stage = slackStage(slack);
    await stage.say('ana', started);
    await stage.say('ana', 'criterion: hosted in the EU, must');
    const first = await stage.fill('ana', await stage.shows(/Login:/), 'Rate them', { Cost: '3: ' });
    expect(first.text).toMatch(/Nobody else sees this\. Kept\. Auth0: cost 3\./);
    const second = await stage.fill('ana', first, 'Auth0: more', { 'Hosted in the EU': '5: ' });
    expect(second.text).toContain('Auth0: hosted in the EU 5');
    const third = await stage.fill('ana', second, 'Next: Authentik', { Security: "Don't know" });
    expect(third.text).toContain("Authentik: security don't know");
    expect((await topics())[0]?.ratings).toHaveLength(3);
  });

  it('shows the form as somebody filled it in before, and to nobody else', async () => {
    const stage = slackStage(slack);
    await stage.say('ana', started);
    await stage.fill('ana', await stage.shows(/Login:/), 'Rate them', { Cost: '3: ' });
    const { views } = slack.server.workspace;
    await stage.press('ben', await stage.shows(/Login:/), 'Rate them');
    await until('a form', () => views.at(-1)?.kind === 'open');
    const bens = views.at(-1);
    await stage.press('ana', await stage.shows(/Login:/), 'Rate them');
    await until('another form', () => views.at(-1) !== bens);
    const anas = views.at(-1);
    expect(JSON.stringify(bens?.view)).not.toContain('initial_option');
    expect(JSON.stringify(anas?.view).match(/"initial_option"/g)).toHaveLength(1);
  });
});

describe('two people who edit at once in Slack', () => {
  it('undo nothing of each other’s', async () => {
    const stage = slackStage(slack);
    const { views } = slack.server.workspace;
    await stage.say('ana', started);
    await stage.press('ana', await stage.shows(/Login:/), 'Edit');
    await until('a form', () => views.length === 1);
    const [open] = views;
    if (open === undefined) throw new Error('no form');
    slack.pass(1_000);
    await stage.say('ben', 'criterion: hosted in the EU, must');
    await stage.say('ben', 'drop lock-in');
    await stage.say('cem', 'call it Single sign-on');
    slack.pass(1_000);
    const note = await slack.people.submit(open, 'U1', {
      options: 'Zitadel',
      own: 'price per user; speed, must',
    });
    await settled();
    expect(seenIn(note === undefined ? [] : blocksOf(note))).toContain('stays as they set it');
    const [topic] = await topics();
    expect(topic?.name).toBe('Single sign-on');
    expect(topic?.options.map(({ name }) => name)).toContain('Zitadel');
    const titles = topic?.criteria.map(({ title, must }) => [title, must]);
    expect(titles).toEqual(
      expect.arrayContaining([
        ['hosted in the EU', true],
        ['price per user', false],
        ['speed', true],
      ]),
    );
    expect(titles?.map(([title]) => title)).not.toContain('lock-in');
    expect(titles).toHaveLength(7);
  });
});
