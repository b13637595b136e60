import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { firstSteps } from '../../src/adapters/web/page/first-steps.ts';
import { describeInBrowser, openBrowser } from '../browser.ts';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic } from '../run-program.ts';
import { answer, ask, expectAccessible, expectFits, field, openPage, reply } from './chat-page.ts';
import { type ChatProgram, startChatPage } from './served-page.ts';

const shop = firstSteps[0]?.says ?? '';

describeInBrowser('the chat page', () => {
  let browser: Browser;
  let program: ChatProgram;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    program = await startChatPage(newFolder());
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await program.stop();
  });

  it('leads by the mouse from a starter question to a recorded decision, found again', async () => {
    const { page, problems } = await openPage(browser, program.url);
    await page.getByRole('button', { name: /^Django or Flask/ }).click();
    await answer(page, /Django/);
    await page.getByRole('button', { name: 'Close' }).click();
    for (const { says } of firstSteps.slice(0, 3))
      await page.getByRole('button', { name: says }).first().click();
    const draft = await answer(page, /Draft d-\w+, not recorded yet/);
    await draft.getByRole('button', { name: 'Record it' }).click();
    await answer(page, /Recorded: Django/);
    await page.getByRole('button', { name: 'why did we choose django?' }).first().click();
    await answer(page, /accepted.*by You/);
    expect(problems).toEqual([]);
  });

  it('leads by the keyboard alone from the question to the record', async () => {
    const { page, problems } = await openPage(browser, program.url);
    const type = async (words: string): Promise<void> => {
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    };
    await type(shop);
    await answer(page, /Django/);
    await expect.poll(() => page.evaluate('document.activeElement?.ariaLabel')).toBe('Write in this thread');
    await type('ok team, we go with django');
    await answer(page, /Draft d-/);
    await tabTo(page, 'Record it', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await answer(page, /Recorded: Django/);
    // The button is gone, so its message has the focus.
    await tabTo(page, 'More for this message', 'Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, 'How this answer came about', 'Tab');
    await page.keyboard.press('Enter');
    await answer(page, /Only you see this/);
    await page.keyboard.press('Escape');
    await expect.poll(() => field(page, 'Write in this thread').count()).toBe(0);
    // The focus is where it was before: at the way into the thread.
    await expect.poll(() => page.evaluate('document.activeElement?.className')).toBe('thread-link');
    expect(problems).toEqual([]);
  });

  it('is two people in two windows, who weigh together without seeing each other’s weights', async () => {
    const you = await openPage(browser, program.url);
    const ben = await openPage(browser, `${program.url}?as=ben`);
    await ask(you.page, 'django or flask? we need an admin panel');
    await answer(you.page, /Django/);
    await reply(you.page, "let's weigh this together with @ben");
    await answer(you.page, /0 of 1 have answered/);
    await ben.page.getByRole('button', { name: /repl/ }).last().click();
    const card = await answer(ben.page, /0 of 1 have answered/);
    await card.getByRole('button', { name: 'Set my weights' }).click();
    const form = ben.page.getByRole('dialog', { name: 'Set your weights' });
    await form.getByRole('combobox', { name: /Ready-made/ }).selectOption('Decides it');
    await expectAccessible(ben.page);
    await form.locator('button[type=submit]').click();
    await expect.poll(() => form.count()).toBe(0);
    await answer(you.page, /1 of 1/);
    const seen = await you.page.locator('.thread').innerText();
    expect(seen).not.toContain('Decides it');
    expect([...you.problems, ...ben.problems]).toEqual([]);
  });

  it('shows what one person is told to that person alone', async () => {
    const you = await openPage(browser, program.url);
    const ben = await openPage(browser, `${program.url}?as=ben`);
    await field(you.page, 'Ask Tradeoff').fill('/tradeoff help');
    await field(you.page, 'Ask Tradeoff').press('Enter');
    await you.page.getByText('Only you see this').waitFor();
    await ben.page.locator('article.said').filter({ hasText: '/tradeoff help' }).waitFor();
    expect(await ben.page.getByText('Only you see this').count()).toBe(0);
  });

  it('tells a screen reader each new answer, and nothing that it shows already', async () => {
    const { page } = await openPage(browser, program.url);
    const log = page.getByRole('log', { name: 'New messages' });
    await ask(page, shop);
    await answer(page, /Django/);
    await expect.poll(() => log.innerText()).toMatch(/Tradeoff: Django[\s\S]*admin panel/i);
    expect(await log.innerText()).not.toContain(shop);
    await page.reload();
    await field(page, 'Ask Tradeoff').waitFor();
    expect(await log.innerText()).toBe('');
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe-core finds, %s and at any width',
    async (colorScheme) => {
      const { page, problems } = await openPage(browser, program.url, { colorScheme });
      await page.getByRole('heading', { name: /Try me/ }).waitFor();
      await expectAccessible(page);
      await ask(page, shop);
      await answer(page, /Django/);
      await reply(page, 'compare django and flask on databases and security as a chart');
      await page.locator('.thread figure img').waitFor();
      await reply(page, 'compare django and flask on databases and security');
      await page.locator('.thread table').waitFor();
      await page.locator('.thread summary').last().click();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Add somebody' }).click();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByText('How do I get this into Slack or Discord?').first().click();
      await expectAccessible(page);
      for (const width of [1000, 600, 320]) {
        await page.setViewportSize({ width, height: 640 });
        await expectFits(page);
        await expectAccessible(page);
      }
      await page.getByRole('button', { name: /repl/ }).last().click();
      await page.locator('.thread table').waitFor();
      await expectFits(page);
      await expectAccessible(page);
      expect(problems).toEqual([]);
    },
  );

  it('opens forms that fit a narrow phone, and that Escape leaves', async () => {
    const { page } = await openPage(browser, program.url, { viewport: { width: 320, height: 568 } });
    await field(page, 'Ask Tradeoff').fill('/tradeoff settings');
    await field(page, 'Ask Tradeoff').press('Enter');
    const form = page.getByRole('dialog', { name: 'In this channel' });
    await form.waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => form.count()).toBe(0);
  });

  it('goes on by itself after the program was restarted, with everything that was there', async () => {
    const folder = newFolder();
    const first = await startChatPage(folder);
    const { page } = await openPage(browser, first.url);
    await ask(page, shop);
    const before = await answer(page, /Django/);
    await before.getByRole('button', { name: 'More' }).waitFor();
    await first.stop();
    await page.getByText('Connection lost').waitFor();
    const second = await startChatPage(folder, { port: new URL(first.url).port });
    try {
      await expect.poll(() => page.getByText('Connection lost').count()).toBe(0);
      await reply(page, 'and databases?');
      await answer(page, /ORM/);
      await page.getByRole('button', { name: 'More' }).first().click();
      await answer(page, /Only you see this/);
    } finally {
      await second.stop();
    }
  });

  it('sends what was written while the program was away, once it is back', async () => {
    const folder = newFolder();
    const first = await startChatPage(folder);
    const { page } = await openPage(browser, first.url);
    await first.stop();
    await field(page, 'Ask Tradeoff').fill('django or flask?');
    await field(page, 'Ask Tradeoff').press('Enter');
    await page.getByText('Sending …').waitFor();
    const second = await startChatPage(folder, { port: new URL(first.url).port });
    try {
      await answer(page, /Django/);
      expect(await page.locator('.channel article.said').count()).toBe(1);
    } finally {
      await second.stop();
    }
  });
});

const hostile = `<img src=x onerror="globalThis.hacked=true"><script>globalThis.hacked=true</script>'"\`{{7*7}}\${7*7}`;

describeInBrowser('a hostile text on the chat page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it('stays text wherever it appears: in names, words, titles, facts, sources and records', async () => {
    const topics = newFolder();
    makeHostile(topics);
    const program = await startChatPage(newFolder(), { env: { KNOWLEDGE_DIR: topics } });
    try {
      const { page, problems } = await openPage(browser, program.url);
      await page.getByRole('button', { name: 'Add somebody' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(hostile.slice(0, 40));
      await page.getByRole('button', { name: 'Speak as this person' }).click();
      await ask(page, `${hostile} shelf one or shelf two?`);
      await answer(page, /hacked/);
      for (const words of [
        'compare them',
        'compare them as a chart',
        'explain shelf one',
        'show the scores',
        "let's weigh this together",
        `save as decision: we go with shelf one because ${hostile}`,
        `set title to ${hostile}`,
        'record it',
        'show our decisions',
      ]) {
        const before = await page.locator('.thread article.posted, .channel article.posted').count();
        await reply(page, words);
        await expect
          .poll(() => page.locator('.thread article.posted, .channel article.posted').count())
          .toBeGreaterThan(before);
      }
      await page.getByRole('button', { name: 'Set my weights' }).first().click();
      await page.getByRole('dialog').waitFor();
      expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
      expect(
        await page.evaluate('document.querySelectorAll("img[src=x], script:not([src],[type])").length'),
      ).toBe(0);
      expect(await page.locator('.thread').innerText()).toContain('<img src=x onerror=');
      expect(await page.locator('.thread').innerText()).toContain('{{7*7}}');
      expect(await page.locator('.thread').innerText()).toContain(short);
      expect(problems).toEqual([]);
    } finally {
      for (const context of browser.contexts()) await context.close();
      await program.stop();
    }
  });
});

/** Moves the focus until it's on what is called this. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(
      'document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent',
    );
    if (focused === name) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

/** Short enough for the smallest place of a topic that people read: a cell of a table. */
const short = '<img src=x onerror=hacked=1>';

/** A copy of the genealogy topic in which every text that people read is hostile, names included. */
function makeHostile(folder: string): void {
  cpSync(genealogyTopic, folder, { recursive: true });
  const replaced = (_: string, key: string, value: string): string =>
    `${key}${JSON.stringify(key.includes('cell') ? short : `${short} ${value.replaceAll('\\"', '"').slice(0, 150)}`)}`;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.yaml')) continue;
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8')
      .replace('name: Gramps', `name: "Shelf one ${short}"`)
      .replace('name: webtrees', `name: "Shelf two ${short}"`)
      .replace(/^aliases: \[gramps/m, 'aliases: [shelf one, gramps')
      .replace(/^aliases: \[webtrees/m, 'aliases: [shelf two, webtrees')
      .replace(/^(\s*(?:- )?(?:line|claim|cell|title|summary|note): )"?(.*?)"?$/gm, replaced);
    writeFileSync(file, text);
  }
}
