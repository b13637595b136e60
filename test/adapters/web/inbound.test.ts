import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../doubles/web/window.ts';
import { answered, openSite, postsIn, pressOf, write } from './harness.ts';

const done = { status: 200, kind: 'done' };
const missing = { status: 200, kind: 'missing' };

describe('what people write', () => {
  it('begins a thread that the bot follows, and stays quiet while they talk to each other', async () => {
    const site = await openSite();
    const [you, ben] = [await site.window('you'), await site.window('ben')];
    const thread = await write(you, 'django or flask? we need an admin panel');
    const answer = await answered(ben, /Django/);
    expect(answer).toMatchObject({ thread, isPrivate: false });
    await write(ben, 'lunch at twelve, anybody?', { thread, isToBot: false });
    await write(you, '@tradeoff, why?', { thread, isToBot: false });
    await expect.poll(() => postsIn(ben).filter((one) => one.thread === thread).length).toBe(2);
    await write(you, 'anything about security?', { thread, isToBot: false });
    await answered(ben, /CSRF|XSS|security/i);
  });

  it('without calling the bot begins a thread of people, into which it can be called', async () => {
    const site = await openSite();
    const [you, ben] = [await site.window('you'), await site.window('ben')];
    const thread = await write(you, 'django or fastapi? we need an admin panel', { isToBot: false });
    await write(ben, 'we need websockets for our clients', { thread, isToBot: false });
    expect(postsIn(you).filter((one) => one.thread === thread)).toEqual([]);
    await write(ben, '@Tradeoff what do you think?', { thread, isToBot: false });
    expect(textOf(await answered(you, /From the thread/))).toMatch(/admin panel.*real-time updates/);
  });

  it('names people by an @, as the weighing then asks them', async () => {
    const site = await openSite();
    const you = await site.window('you');
    const thread = await write(you, 'django or flask?');
    await answered(you, /Django/);
    await write(you, "let's weigh this together with @Ben", { thread });
    expect(textOf(await answered(you, /0 of 1 have answered/))).toContain('Ben');
  });
});

describe('a command', () => {
  it.each([
    ['/tradeoff compare django and flask on databases', /SQLAlchemy/],
    ['/tradeoff django or flask?', /Django/],
    ['/TRADEOFF explain flask', /Flask/],
    ['/tradeoff recommend an admin panel', /Django/],
  ])('%s is answered in a thread of its own', async (words, says) => {
    const site = await openSite();
    const window = await site.window('you');
    const thread = await write(window, words, { isToBot: false });
    expect(await answered(window, says)).toMatchObject({ thread, isPrivate: false });
  });

  it.each(['/tradeoff', '/tradeoff help', '/tradeoff list'])(
    '%s concerns only its asker, beside any thread',
    async (words) => {
      const site = await openSite();
      const [you, ben] = [await site.window('you'), await site.window('ben')];
      await write(you, words, { isToBot: false });
      await expect
        .poll(() => postsIn(you).some(({ isPrivate, thread }) => isPrivate && thread === null))
        .toBe(true);
      expect(postsIn(ben).some(({ isPrivate }) => isPrivate)).toBe(false);
    },
  );

  it('settings opens a form, in the window that asked for it', async () => {
    const site = await openSite();
    const [you, other] = [await site.window('you'), await site.window('you')];
    await write(you, '/tradeoff settings', { isToBot: false });
    await expect.poll(() => you.form()?.title).toBe('In this channel');
    expect(other.form()).toBeUndefined();
  });

  it('asked privately is seen by its asker alone, thread and all, until it is shared', async () => {
    const site = await openSite();
    const [you, ben] = [await site.window('you'), await site.window('ben')];
    const thread = await write(you, '/tradeoff django or flask? privately', { isToBot: false });
    const answer = await answered(you, /Django/);
    expect(answer).toMatchObject({ thread, isPrivate: true });
    await write(you, 'and security?', { thread, isToBot: false });
    await expect.poll(() => postsIn(you).filter((one) => one.thread === thread).length).toBe(2);
    expect(ben.messages().some(({ id }) => id === thread)).toBe(false);
    expect(ben.messages().some((one) => one.thread === thread)).toBe(false);
    expect(await ben.send('say', { id: randomUUID(), thread, words: 'me too', isToBot: false })).toEqual(
      missing,
    );
  });
});

describe('nobody', () => {
  it('changes what somebody else wrote', async () => {
    const site = await openSite();
    const [you, ben] = [await site.window('you'), await site.window('ben')];
    const message = await write(you, 'explain flask');
    const change = { id: randomUUID(), message };
    expect(await ben.send('edit', { ...change, words: 'explain django', isToBot: true })).toEqual(missing);
    expect(await ben.send('erase', change)).toEqual(missing);
    expect(await ben.send('say', { id: message, thread: null, words: 'x', isToBot: true })).toEqual(missing);
    expect(you.messages().find(({ id }) => id === message)?.words).toBe('explain flask');
  });

  it('presses what they do not see, or what is not there', async () => {
    const site = await openSite();
    const [you, ben] = [await site.window('you'), await site.window('ben')];
    await write(you, '/tradeoff django or flask? privately', { isToBot: false });
    const press = pressOf(await answered(you, /Django/), /Share/);
    expect(await ben.send('press', press)).toEqual(missing);
    expect(await ben.send('press', { ...press, message: randomUUID() })).toEqual(missing);
    expect(await you.send('press', { ...press, key: 'made-up' })).toEqual(done);
    await answered(you, /older version/);
  });

  it('submits a form that was opened for somebody else', async () => {
    const site = await openSite();
    const [you, ben] = [await site.window('you'), await site.window('ben')];
    await write(you, '/tradeoff settings', { isToBot: false });
    await expect.poll(() => you.form()).toBeDefined();
    await ben.send('form', { id: randomUUID(), form: you.form()?.name, filled: {} });
    await answered(ben, /older version/);
  });
});

describe('a message', () => {
  it('that others replied to leaves its place when it is deleted', async () => {
    const site = await openSite();
    const you = await site.window('you');
    const thread = await write(you, 'django or flask?');
    await answered(you, /Django/);
    expect(await you.send('erase', { id: randomUUID(), message: thread })).toEqual(done);
    await expect.poll(() => you.messages().find(({ id }) => id === thread)?.words).toBe('');
    const alone = await write(you, 'lunch?', { isToBot: false });
    await you.send('erase', { id: randomUUID(), message: alone });
    await expect.poll(() => you.messages().some(({ id }) => id === alone)).toBe(false);
  });

  it('can be saved as a decision by its menu, with whoever wrote it as the one who decided', async () => {
    const site = await openSite();
    const [you, ben] = [await site.window('you'), await site.window('ben')];
    const message = await write(ben, 'we go with django because of its admin', { isToBot: false });
    await you.send('action', { id: randomUUID(), message, action: 'save' });
    expect(textOf(await answered(you, /Draft d-/))).toContain('Ben');
  });
});
