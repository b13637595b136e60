import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pythonWeb } from '../../core/built-in.ts';
import { starterWith } from '../../core/starters.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { type Ephemeral, until } from '../../doubles/slack/workspace.ts';

describe('what concerns one person in a channel', () => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp('socket');
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const posts = () => slack.server.workspace.posts;
  const alone = () => slack.server.workspace.ephemerals;
  const settled = () => until('all replies posted', () => slack.adapter().waiting() === 0);
  const firstAlone = async (): Promise<Ephemeral> => {
    await until('a message for one person', () => alone().length > 0);
    const [first] = alone();
    if (first === undefined) throw new Error('nobody was told anything');
    return first;
  };

  it.each([
    ['help', 'I help you choose'],
    ['what do you cover?', 'I rate'],
    ['decisions due', 'No decision is waiting for anybody'],
    ['', 'What are you choosing?'],
  ])('is an ephemeral message in the channel for a mention: "%s"', async (words, says) => {
    await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${words}`);
    expect(await firstAlone()).toMatchObject({ user: 'U1', thread: null });
    expect(alone()[0]?.text).toContain(says);
    await settled();
    expect(posts()).toEqual([]);
  });

  it('leaves the thread under the mention to people', async () => {
    const ts = await slack.people.say('C0OPEN', 'U1', '<@U0BOT> help');
    await firstAlone();
    await slack.people.say('C0OPEN', 'U2', 'django or flask?', { thread: ts });
    await slack.people.say('C0OPEN', 'U1', 'why?', { thread: ts });
    await settled();
    expect(posts()).toEqual([]);
    await slack.people.say('C0OPEN', 'U2', '<@U0BOT> django or flask?', { thread: ts });
    await slack.people.say('C0OPEN', 'U2', 'why?', { thread: ts });
    await settled();
    expect(posts().map(({ thread }) => thread)).toEqual([ts, ts]);
  });

  it('offers questions, each of which begins a thread as a command does', async () => {
    const ts = await slack.people.say('C0OPEN', 'U1', '<@U0BOT> help');
    const help = await firstAlone();
    await slack.people.pressPrivately(help, 'C0OPEN', 'U1', 'Django or Flask?');
    await settled();
    await slack.people.pressPrivately(help, 'C0OPEN', 'U1', starterWith('What speaks against'));
    await settled();
    expect(posts().map(({ thread }) => thread)).toEqual([null, null]);
    const [first, second] = posts();
    expect(first?.text).toMatch(/^Django or Flask\?\n/);
    await slack.people.say('C0OPEN', 'U2', 'and databases?', { thread: first?.ts ?? '' });
    await slack.people.say('C0OPEN', 'U1', 'why?', { thread: second?.ts ?? '' });
    await slack.people.say('C0OPEN', 'U2', 'django or flask?', { thread: ts });
    await settled();
    expect(
      posts()
        .slice(2)
        .map(({ thread }) => thread),
    ).toEqual([first?.ts, second?.ts]);
    expect(alone()).toHaveLength(1);
  });

  it('is shown in the thread it was asked in, and what is pressed there is said there', async () => {
    const ts = await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await slack.people.say('C0OPEN', 'U2', '<@U0BOT> help', { thread: ts });
    const help = await firstAlone();
    expect(help).toMatchObject({ user: 'U2', thread: ts });
    await slack.people.pressPrivately(help, 'C0OPEN', 'U2', 'What speaks against FastAPI?');
    await settled();
    expect(posts().map(({ thread }) => thread)).toEqual([ts, ts]);
  });

  it('is shown in the channel for a press below a message without replies, and goes on below that message', async () => {
    await slack.people.command('C0OPEN', 'U1', 'who are you?');
    await settled();
    const [root] = posts();
    if (root === undefined) throw new Error('no answer');
    await slack.people.press(root, 'U2', 'What do you cover?');
    const list = await firstAlone();
    expect(list).toMatchObject({ user: 'U2', thread: null });
    const [first, second] = pythonWeb.options;
    const comparing = `Compare ${first?.name} and ${second?.name}`;
    await slack.people.pressPrivately(list, 'C0OPEN', 'U2', pythonWeb.title);
    await until('the list of one topic', () => alone().length > 1);
    await slack.people.pressPrivately(alone()[1] ?? list, 'C0OPEN', 'U2', comparing);
    await settled();
    expect(posts().map(({ thread }) => thread)).toEqual([null, root.ts]);
  });

  it('can neither be shared nor rated, as it was for nobody else', async () => {
    await slack.people.command('C0OPEN', 'U1', 'list');
    const shown = JSON.stringify((await firstAlone()).blocks);
    expect(shown).toContain('I rate');
    expect(shown).not.toMatch(/Share with the channel|feedback_buttons/);
  });

  it('comes as a direct message if the channel does not take it', async () => {
    slack.server.failNext('chat.postEphemeral', { kind: 'error', error: 'user_not_in_channel' });
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> help');
    await settled();
    expect(posts().map(({ channel }) => channel)).toEqual(['D0U1']);
  });

  it('is an ordinary message in a direct message, where nobody else reads along', async () => {
    await slack.people.say('D0U1', 'U1', 'help');
    await settled();
    expect(alone()).toEqual([]);
    expect(posts()[0]?.text).toContain('I help you choose');
  });

  it.each([
    ['blorp the frobnicator'],
    ['write me a django view for uploads'],
    ['how much does a django developer earn?'],
  ])('is not that it cannot answer: "%s"', async (words) => {
    await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${words}`);
    await settled();
    expect(posts()).toHaveLength(1);
    expect(alone()).toEqual([]);
  });
});

describe('a press', () => {
  it('is told of by its label and the name of whoever pressed it, and pings nobody', async () => {
    const slack = await setUp('socket');
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    const settled = () => until('all replies posted', () => slack.adapter().waiting() === 0);
    await settled();
    const { posts } = slack.server.workspace;
    const [answer] = posts;
    if (answer === undefined) throw new Error('no answer');
    await slack.people.press(answer, 'U2', 'On approach');
    await settled();
    const shown = JSON.stringify(posts[1]?.blocks);
    expect(shown).toContain('*On approach* · picked by Ben');
    expect(shown).not.toMatch(/asked|rich_text_quote|"type":"user"|<@U/);
    expect(posts[1]?.text).toMatch(/^On approach\n/);
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
});
