import { afterEach, describe, expect, it } from 'vitest';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { type Ephemeral, type Posted, recordOf, until, type View } from '../doubles/slack/workspace.ts';

describe('a thread in Slack, in words alone', () => {
  let slack: Setup;
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const shown = (what: unknown) => JSON.stringify(what);

  it('leads weights said aloud to their form, closes a weighing, undoes a reset and forgets a person', async () => {
    slack = await setUp('socket');
    const { posts, ephemerals, views } = slack.server.workspace;
    const settled = () => until('all replies posted', () => slack.waiting() === 0);
    const thread = await slack.people.say(
      'C0OPEN',
      'U1',
      '<@U0BOT> we need an admin panel. which should we use?',
    );
    await settled();
    const say = async (user: string, words: string): Promise<void> => {
      await slack.people.say('C0OPEN', user, words, { thread });
      await settled();
    };
    const alone = async (before: number): Promise<Ephemeral> => {
      await until('a note', () => ephemerals.length > before);
      const note = ephemerals.at(-1);
      if (note === undefined) throw new Error('no note');
      return note;
    };
    const form = async (under: Ephemeral, user: string, label: string): Promise<View> => {
      const before = views.length;
      await slack.people.pressPrivately(under, 'C0OPEN', user, label);
      await until('a form', () => views.length > before);
      const view = views.at(-1);
      if (view === undefined) throw new Error('no form');
      return view;
    };
    await say('U1', '<@U0BOT> let us weigh this together with <@U2> and me');
    const weighing = () => shown(posts[1]?.blocks);
    await say('U1', '<@U0BOT> and databases?');
    const before = posts.length;

    await say('U2', 'admin matters most to me, async not so much');
    const pointer = await alone(0);
    expect(pointer).toMatchObject({ user: 'U2' });
    expect(pointer.text).toContain('Decides it: ready-made features. Matters a little: async work');
    expect(posts).toHaveLength(before);
    expect(weighing()).toContain('0 of 2 have answered.');
    const filled = await form(pointer, 'U2', 'Set your weights');
    expect(shown(filled.view).match(/"initial_option"/g)).toHaveLength(2);
    await slack.people.submit(filled, 'U2');
    await until('the count', () => weighing().includes('1 of 2 have answered.'));

    await say('U3', '<@U0BOT> security 5');
    expect((await alone(1)).text).toContain('Only those who were asked can weigh this');
    await say('U1', "who hasn't answered?");
    expect(posts.at(-1)?.text).toMatch(/Anna.*: not yet/);
    await say('U1', 'should we close it?');
    expect((await alone(2)).text).toContain('Close the weighing now?');
    await say('U1', "no, don't close it yet");
    expect(weighing()).toContain('1 of 2 have answered.');
    await say('U1', 'close it');
    expect(weighing()).toContain('Closed by the one who opened it.');

    await say('U2', '<@U0BOT> start over tomorrow?');
    await say('U2', '<@U0BOT> start over');
    const reset = posts.at(-1);
    if (reset === undefined) throw new Error('no reset');
    expect(reset.text).toContain("I've forgotten what was said here");
    await slack.people.press(reset, 'U3', 'Undo');
    await settled();
    expect(posts.at(-1)?.text).toContain("It's all back");
    expect(posts.at(-1)?.text).toContain('admin panel');

    const notes = ephemerals.length;
    await say('U1', '<@U0BOT> forget me');
    const offer = await alone(notes);
    expect(offer).toMatchObject({ user: 'U1' });
    expect(offer.text).toContain('Nothing has happened yet.');
    const sure = await form(offer, 'U1', 'Forget me');
    await slack.people.submit(sure, 'U1', { sure: 'yes' });
    const kept = async (): Promise<string> => {
      const all: string[] = [];
      for await (const { value } of slack.store.list('slack:T0TEAM', 'conversation'))
        all.push(shown(value.conversation));
      return all.join('');
    };
    await expect.poll(kept).not.toContain('"U1"');
    expect(await kept()).toContain('former member');
  });
});

describe('three people weigh in Slack, each in private', () => {
  let slack: Setup;
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const workspace = () => slack.server.workspace;
  const settled = () => until('all replies posted', () => slack.waiting() === 0);
  const shown = (what: unknown) => JSON.stringify(what);

  async function form(under: Posted, user: string): Promise<View> {
    const before = workspace().views.length;
    await slack.people.press(under, user, 'Set my weights');
    await until('a form', () => workspace().views.length > before);
    const view = workspace().views.at(-1);
    if (view === undefined) throw new Error('no form');
    return view;
  }

  /** Gives all the weight to one field. */
  async function weigh(under: Posted, user: string, field: number): Promise<View> {
    const view = await form(under, user);
    const blocks = Array.isArray(view.view.blocks) ? view.view.blocks.map(recordOf) : [];
    const fields = blocks.filter(({ type }) => type === 'input').map(({ block_id }) => String(block_id));
    const note = await slack.people.submit(
      view,
      user,
      Object.fromEntries(fields.map((id, at) => [id, at === field ? '5' : '0'])),
    );
    if (note === undefined) throw new Error('no note');
    await settled();
    return note;
  }

  it.each(['socket', 'http'] as const)(
    'over %s: with a restart, a change of mind, and a result that says where they differ',
    async (transport) => {
      slack = await setUp(transport);
      const { posts } = workspace();
      const ts = await slack.people.say(
        'C0OPEN',
        'U1',
        '<@U0BOT> let us weigh django and fastapi together until 2999-01-01',
      );
      await settled();
      const [status] = posts;
      if (status === undefined) throw new Error('no weighing');
      expect(status.thread).toBe(ts);

      const anna = await weigh(status, 'U1', 0);
      expect(shown(anna.view)).toContain('Decides it');
      await weigh(status, 'U2', 1);
      expect(shown(posts[0]?.blocks)).toContain('2 people have answered.');

      await slack.adapter().stop();
      await slack.another();
      // Ben's answer from before the restart is in his form, and he changes it.
      const before = await form(status, 'U2');
      expect(shown(before.view).match(/"initial_option"/g)).toHaveLength(5);
      await weigh(status, 'U2', 2);
      expect(shown(posts[0]?.blocks)).toContain('2 people have answered.');
      await weigh(status, 'U3', 1);
      expect(posts).toHaveLength(1);
      expect(shown(posts[0]?.blocks)).toContain('3 people have answered.');

      await slack.people.say('C0OPEN', 'U2', 'close the weighing', { thread: ts });
      await settled();
      expect(posts[1]?.text).toContain('Only Anna');
      await slack.people.press(posts[0] ?? status, 'U1', 'Close it');
      await settled();
      expect(posts).toHaveLength(3);
      expect(shown(posts[0]?.blocks)).toContain('Closed by the one who opened it.');
      const result = posts[2];
      expect(result?.thread).toBe(ts);
      expect(result?.text).toContain('Each alone: ');
      expect(result?.text).toContain('divides you (±');
      // Nobody's single answer is anywhere but in their own form.
      expect(shown(posts)).not.toMatch(/Decides it|"initial_option"/);
      expect(workspace().ephemerals).toEqual([]);

      await slack.people.press(posts[0] ?? status, 'U3', 'Good answer');
      const late = await slack.people.submit(before, 'U2');
      expect(shown(late?.view)).toContain('This weighing is over.');
    },
  );
});
