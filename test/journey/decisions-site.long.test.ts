import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { exportedRecords, type NamedRecord } from '../../src/adapters/decisions/exported-records.ts';
import { importDecisions } from '../../src/adapters/decisions/import/import-decisions.ts';
import { readFolder } from '../../src/adapters/decisions/import/read-folder.ts';
import { openDecidedTeam } from '../adapters/site/decided-team.ts';
import { attacks, knowing, saying } from '../adapters/site/hostile-records.ts';
import { manyRecords } from '../adapters/site/many-records.ts';
import { describeInBrowser, openBrowser } from '../browser.ts';
import { builtIn } from '../core/built-in.ts';
import { newFolder } from '../new-folder.ts';
import { answer, ask, expectAccessible, expectFits, openPage, reply } from './chat-page.ts';
import { openWindow, walk, writtenSite } from './decisions-site.ts';
import { startChatPage } from './served-page.ts';

const shared = join(import.meta.dirname, '../../../shared/adr');

/** What a team decided here, and what it brought along from Log4brains. */
async function teamRecords(): Promise<NamedRecord[]> {
  const team = await openDecidedTeam();
  await importDecisions(await readFolder(join(shared, 'log4brains/docs')), {
    store: team.store,
    workspace: 'test:w',
    knowledge: builtIn,
    days: new Map(),
    address: null,
    isTrial: false,
  });
  const records = await exportedRecords(team.store, { workspace: null, id: null, closed: false });
  return records.map((record) => ({ ...record, names: new Map() }));
}

describeInBrowser('the decisions site, from a folder', () => {
  let browser: Browser;
  let site: string;
  beforeAll(async () => {
    browser = await openBrowser();
    site = await writtenSite(await teamRecords());
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  it('is walked by its links, none dead, and axe-core finds nothing on any page', async () => {
    const window = await openWindow(browser, site);
    const pages = await walk(window, site, () => expectAccessible(window.page));
    expect(pages.length).toBeGreaterThan(40);
    expect(window.problems).toEqual([]);
  });

  it.each([
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 320, height: 700 } }],
    ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 320, height: 700 } }],
  ] as const)('has nothing that axe-core finds %s, and nothing to scroll sideways', async (_, options) => {
    const window = await openWindow(browser, site, options);
    const seen = new Set<string>();
    await walk(window, site, async (url) => {
      await expectFits(window.page);
      // One page of each kind.
      const [kind = ''] = url.slice(site.length).split('/');
      if (seen.has(kind)) return;
      seen.add(kind);
      await expectAccessible(window.page);
    });
    expect(window.problems).toEqual([]);
  });

  it('is searched by words of titles and texts, options, people, status and year, and by the keyboard', async () => {
    const { page, problems } = await openWindow(browser, site);
    const titles = () => page.locator('#results a').allInnerTexts();
    await page.goto(`${site}index.html`);
    await page.getByRole('searchbox').fill('djang');
    await expect.poll(titles).toContain('Django for the shop');
    await page.getByRole('searchbox').fill('lunar');
    await expect.poll(titles).toEqual(['Use Lunr for search']);
    // A word that only the text has.
    await page.getByRole('searchbox').fill('stemming fuzzy');
    await expect.poll(titles).toEqual(['Use Lunr for search']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => page.locator('#newest').isVisible()).toBe(true);
    await page.getByLabel('Option').fill('Flask');
    await page.getByLabel('Status').selectOption('superseded');
    await expect.poll(titles).toEqual(['Flask for the shop']);
    await page.getByLabel('Option').fill('');
    await page.getByLabel('Status').selectOption('');
    await page.getByLabel('Person').fill('cara');
    await expect.poll(titles).toEqual(['Django for the shop']);
    await page.getByLabel('Year', { exact: true }).selectOption('2020');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('No decisions');
    await expectAccessible(page);
    // What is searched is a part of the address.
    const again = await openWindow(browser, site);
    await again.page.goto(`${site}index.html#q=lunr&status=accepted`);
    await expect
      .poll(() => again.page.locator('#results a').allInnerTexts())
      .toEqual(['Use Lunr for search']);
    await again.page.keyboard.press('Tab');
    expect([...problems, ...again.problems]).toEqual([]);
  });

  it('shows more of many results, and stays quick', async () => {
    const many = await writtenSite(manyRecords(1_000));
    const { page, problems } = await openWindow(browser, many);
    await page.goto(`${many}index.html`);
    const begun = performance.now();
    await page.getByRole('searchbox').fill('postgres');
    await expect.poll(() => page.getByRole('status').innerText()).toMatch(/^\d+ decisions$/);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await page.locator('#results li').count()).toBe(50);
    await page.getByRole('button', { name: 'Show more' }).click();
    expect(await page.locator('#results li').count()).toBe(100);
    expect(problems).toEqual([]);
  });

  it('shows moments in the reader’s zone, and days as they are', async () => {
    const west = await openWindow(browser, site, { timezoneId: 'Pacific/Honolulu' });
    await west.page.goto(`${site}index.html#q=lunr`);
    await west.page.locator('#results a').click();
    expect(await west.page.locator('.head time').first().innerText()).toBe('3 Nov 2020');
    const [record] = manyRecords(1);
    if (record === undefined) throw new Error('there is no record');
    const own = await writtenSite([record]);
    const page = async (timezoneId: string): Promise<string> => {
      const window = await openWindow(browser, own, { timezoneId });
      await window.page.goto(`${own}index.html`);
      return window.page.locator('.record time').innerText();
    };
    expect(await page('Pacific/Honolulu')).toBe('31 Dec 2017');
    expect(await page('Europe/Berlin')).toBe('1 Jan 2018');
  });

  it('runs nothing and loads nothing of what people wrote', async () => {
    for (const words of attacks) {
      const record = {
        workspace: 'w',
        id: 'd-000001',
        names: new Map([[words, words]]),
        decision: saying(words),
      };
      const hostile = await writtenSite([record], { knowledge: knowing(words), title: words });
      const window = await openWindow(browser, hostile);
      await walk(window, hostile);
      await window.page.goto(`${hostile}index.html#q=${encodeURIComponent(words)}`);
      await window.page.getByRole('searchbox').fill('a');
      await expect.poll(() => window.page.getByRole('status').innerText()).not.toBe('');
      expect([words, window.problems]).toEqual([words, []]);
    }
  });
});

describeInBrowser('the decisions site, served', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it('has what was just decided on the chat page, a click away, and is searched under the server’s policy', async () => {
    const program = await startChatPage(newFolder());
    try {
      const { page, problems } = await openPage(browser, program.url);
      await ask(page, 'django or flask? we need an admin panel');
      await answer(page, /Django/);
      await reply(page, 'we go with django because the admin is there');
      const draft = await answer(page, /Draft d-\w+, not recorded yet/);
      await draft.getByRole('button', { name: 'Record it' }).click();
      await answer(page, /Recorded: Django/);
      await page.getByRole('link', { name: 'Decisions' }).click();
      await page.getByRole('link', { name: 'Django as our framework' }).click();
      await expect.poll(() => page.locator('main').innerText()).toContain('because the admin is there');
      await page.goBack();
      await page.getByRole('searchbox').fill('admin');
      await expect
        .poll(() => page.locator('#results a').allInnerTexts())
        .toEqual(['Django as our framework']);
      expect(problems).toEqual([]);
    } finally {
      await program.stop();
    }
  });
});
