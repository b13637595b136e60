import { afterEach, describe, expect, it } from 'vitest';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { type Posted, recordOf, until, type View } from '../doubles/slack/workspace.ts';

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

      await slack.people.press(posts[0] ?? status, 'U3', 'Helpful');
      const late = await slack.people.submit(before, 'U2');
      expect(shown(late?.view)).toContain('This weighing is closed.');
    },
  );
});
