import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { type Posted, recordOf, until, type View } from '../../doubles/slack/workspace.ts';

const hour = 3_600_000;

describe.each(['socket', 'http'] as const)('a form over %s', (transport) => {
  let slack: Setup;
  beforeEach(async () => {
    slack = await setUp(transport);
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const workspace = () => slack.server.workspace;
  const settled = () => until('all replies posted', () => slack.waiting() === 0);
  const shown = (what: unknown) => JSON.stringify(what);

  /** Opens a weighing in a thread. @returns its message */
  async function weighing(words = 'weigh this together'): Promise<Posted> {
    const before = workspace().posts.length;
    await slack.people.command('C0OPEN', 'U1', words);
    await settled();
    const status = workspace().posts[before];
    if (status === undefined) throw new Error('no weighing');
    return status;
  }

  async function opened(message: Posted, user: string, label: string): Promise<View> {
    const before = workspace().views.length;
    await slack.people.press(message, user, label);
    await until('a form', () => workspace().views.length > before);
    const view = workspace().views.at(-1);
    if (view === undefined) throw new Error('no form');
    return view;
  }

  const fields = ({ view }: View): string[] =>
    (Array.isArray(view.blocks) ? view.blocks.map(recordOf) : [])
      .filter(({ type }) => type === 'input')
      .map(({ block_id }) => String(block_id));

  it('opens for whoever pressed, is filled in, and shows only that person what came of it', async () => {
    const status = await weighing();
    const form = await opened(status, 'U2', 'Set my weights');
    expect(form.view).toMatchObject({ type: 'modal', title: { text: 'Set your weights' } });
    const [first = '', ...others] = fields(form);
    expect(others).toHaveLength(4);
    const note = await slack.people.submit(form, 'U2', { [first]: '5', [others[0] ?? '']: '0' });
    await settled();
    expect(shown(note?.view)).toContain('Got it. Nobody else sees it.');
    expect(shown(note?.view)).toContain('Decides it');
    expect(workspace().posts).toHaveLength(1);
    expect(workspace().posts[0]?.ts).toBe(status.ts);
    expect(shown(workspace().posts[0]?.blocks)).toContain('1 person has answered.');
    expect(shown(workspace().posts)).not.toContain('Decides it');
    expect(workspace().ephemerals).toEqual([]);
  });

  it('opens again with what was filled in, and goes on in the same modal', async () => {
    const status = await weighing();
    const form = await opened(status, 'U2', 'Set my weights');
    const [first = ''] = fields(form);
    const note = await slack.people.submit(form, 'U2', { [first]: '4' });
    if (note === undefined) throw new Error('no note');
    await slack.people.pressIn(note, 'U2', 'Change mine');
    await until('the form again', () => workspace().views.length === 3);
    const again = workspace().views[2];
    if (again === undefined) throw new Error('no form');
    expect(again.id).toBe(form.id);
    expect(shown(again.view)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"Matters a lot"',
    );
    const after = await slack.people.submit(again, 'U2');
    if (after === undefined) throw new Error('no note');
    await slack.people.pressIn(after, 'U2', 'More criteria');
    await until('the further criteria', () => workspace().views.length === 5);
    expect(workspace().views[4]?.view).toMatchObject({ title: { text: 'More criteria' } });
    const more = workspace().views[4];
    if (more === undefined) throw new Error('no form');
    const [list = ''] = fields(more);
    const options = [...shown(more.view).matchAll(/"value":"([a-z-]+)"/g)].map(([, id = '']) => id);
    await slack.people.submit(more, 'U2', { [list]: options.slice(0, 1) });
    await settled();
    // The thread isn't told when somebody changes their answer.
    expect(workspace().edits.get(status.ts)).toBe(1);
  });

  it('says in the thread what is pressed in its note, as that person’s words', async () => {
    const status = await weighing();
    const form = await opened(status, 'U2', 'Set my weights');
    const note = await slack.people.submit(form, 'U2', { [fields(form)[0] ?? '']: '5' });
    if (note === undefined) throw new Error('no note');
    await slack.people.pressIn(note, 'U2', 'Share mine');
    await until('the message', () => workspace().posts.length === 2);
    await settled();
    const shared = workspace().posts[1];
    expect(shared?.thread).toBe(status.ts);
    expect(shown(shared?.blocks)).toContain('Ben shares their weights.');
    await until('it says so', () => shown(workspace().views.at(-1)).includes('Said for you'));
  });

  it('takes the same submission once, however often it comes', async () => {
    const status = await weighing();
    const form = await opened(status, 'U2', 'Set my weights');
    const filled = { [fields(form)[0] ?? '']: '5' };
    const again = { ...form, view: { ...form.view } };
    const before = workspace().views.length;
    await slack.people.submit(form, 'U2', filled);
    workspace().views.length = before;
    const note = await slack.people.submit(again, 'U2', filled);
    await settled();
    expect(shown(note?.view)).toContain('Got it.');
    expect(workspace().edits.get(status.ts)).toBe(1);
  });

  it('tells only whoever pressed why nothing opens', async () => {
    const status = await weighing();
    await slack.people.say('C0OPEN', 'U1', 'close the weighing', { thread: status.ts });
    await settled();
    await slack.people.press(status, 'U2', 'Set my weights');
    await until('the refusal', () => workspace().ephemerals.length === 1);
    expect(workspace().ephemerals[0]?.text).toContain('This weighing is over.');
    expect(workspace().views).toEqual([]);
  });

  it('waits out a blip of Slack while there is time', async () => {
    const status = await weighing();
    slack.server.failNext('views.open', { kind: 'status', status: 502 }, { kind: 'page' });
    await slack.people.press(status, 'U2', 'Set my weights');
    await until('a form', () => workspace().views.length === 1);
    expect(workspace().ephemerals).toEqual([]);
  });

  it('turns on the digest of a channel, which begins a thread there on Monday', async () => {
    const before = workspace().views.length;
    await slack.people.command('C0OPEN', 'U1', 'digest');
    await until('a form', () => workspace().views.length > before);
    const form = workspace().views.at(-1);
    if (form === undefined) throw new Error('no form');
    expect(shown((await slack.people.submit(form, 'U1', { weekly: 'on' }))?.view)).toContain(
      'On Mondays at 9:00',
    );
    await slack.people.command('C0OPEN', 'U1', 'we go with django because we know it');
    await settled();
    const thread = workspace().posts[0]?.ts ?? '';
    await slack.people.say('C0OPEN', 'U1', 'record it', { thread });
    await settled();
    slack.pass(7 * 24 * hour);
    const digests = () => workspace().posts.filter(({ text }) => text.includes('This week in decisions'));
    await until('the digest', () => digests().length === 1);
    expect(digests()).toMatchObject([{ channel: 'C0OPEN', thread: null }]);
  });

  it.each(['settings', 'comment', 'compare'])('of 0.1 (%s) says that it is outdated', async (callback_id) => {
    const { body } = await slack.people.interact({
      type: 'view_submission',
      user: { id: 'U1' },
      view: { type: 'modal', id: 'V1', callback_id, private_metadata: '{}', state: { values: {} } },
    });
    expect(shown(body)).toContain('This form is from an older version of me.');
  });

  it('says so if the weighing closed while it was open', async () => {
    const status = await weighing();
    const form = await opened(status, 'U2', 'Set my weights');
    await slack.people.say('C0OPEN', 'U1', 'close the weighing', { thread: status.ts });
    await settled();
    const note = await slack.people.submit(form, 'U2', { [fields(form)[0] ?? '']: '5' });
    expect(shown(note?.view)).toContain('This weighing is over.');
  });

  it('notifies those who are asked, once, and names everybody else in plain words', async () => {
    const status = await weighing('weigh together with <@U2|ben> and <@U3|cara> until 2999-01-01');
    expect(shown(status.blocks)).toContain('{"type":"user","user_id":"U2"}');
    expect(shown(status.blocks)).not.toContain('{"type":"user","user_id":"U1"},{"type":"text","text":" can');
    expect(shown(status.blocks)).toContain('Anna');
    expect(status.text).toContain('Ben and Cara: what matters to you?');
    expect(status.text).toContain('Anna asked: weigh together with ben and cara until');
    const form = await opened(status, 'U2', 'Set my weights');
    await slack.people.submit(form, 'U2', { [fields(form)[0] ?? '']: '5' });
    await settled();
    const edited = shown(workspace().posts[0]?.blocks);
    expect(edited).toContain('1 of 2 have answered.');
    // Whoever asked is still named above it, and nobody is notified again.
    expect(edited).toContain('Anna asked:');
    expect(edited).not.toContain('"type":"user"');
    expect(workspace().posts[0]?.text).toContain('Ben and Cara: what matters to you? 1 of 2');
  });

  it('shows members by id without the scope to read their names', async () => {
    workspace().scopes.delete('users:read');
    const status = await weighing();
    expect(shown(status.blocks)).toContain('member U1');
  });

  it('reminds and closes by the clock, once', async () => {
    const status = await weighing('weigh together with <@U2|ben> until 2 days from now');
    await slack.people.say('C0OPEN', 'U1', 'weigh this together, closes in 2 days', { thread: status.ts });
    await settled();
    const before = workspace().posts.length;
    slack.pass(30 * hour);
    await until('a reminder', () => workspace().posts.length > before);
    await settled();
    const reminder = workspace().posts.at(-1);
    expect(reminder?.thread).toBe(status.ts);
    expect(shown(reminder?.blocks)).toContain('"user_id":"U2"');
    slack.pass(20 * hour);
    await until('the result', () => shown(workspace().posts[0]?.blocks).includes('Closed on time'));
    await settled();
    expect(workspace().posts.length).toBe(before + 2);
  });
});
