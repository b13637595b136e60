import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { exportedRecords } from '../../src/adapters/decisions/exported-records.ts';
import { firstSteps } from '../../src/adapters/web/page/first-steps.ts';
import { openDecidedTeam } from '../adapters/site/decided-team.ts';
import { openBrowser } from '../browser.ts';
import { answer, ask, openPage, reply } from '../journey/chat-page.ts';
import { openWindow, writtenSite } from '../journey/decisions-site.ts';
import { startChatPage } from '../journey/served-page.ts';
import { root } from '../run-program.ts';

/*
 * Takes the pictures of the chat page and the decisions page that the docs show: `npm run pictures`. They differ a little with each browser, so no
 * test compares them.
 */

const folder = mkdtempSync(join(tmpdir(), 'tradeoff-pictures-'));
const program = await startChatPage(folder);
const browser = await openBrowser();
const to = (name: string): string => join(root, 'docs/pictures', `${name}.png`);
const shop = firstSteps[0]?.says ?? '';
const shoot = async (page: Page, name: string): Promise<void> => {
  // Pictures are loaded, and nothing moves any more.
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: to(name), animations: 'disabled' });
};

/** A record on a desk, with the chart of its weighing, and on a phone. */
async function decisionsPage(): Promise<void> {
  const team = await openDecidedTeam();
  const id = await team.idOf('Django for the shop');
  const records = await exportedRecords(team.store, { workspace: null, id: null, closed: false });
  const names = new Map(['anna', 'ben', 'cara', 'dora'].map((name) => [name, name]));
  const site = await writtenSite(records.map((record) => ({ ...record, names })));
  const take = async (name: string, options: BrowserContextOptions): Promise<void> => {
    const { page } = await openWindow(browser, site, options);
    await page.goto(`${site}records/${id}.html`);
    await shoot(page, name);
  };
  await take('decisions-page-light', { viewport: { width: 1180, height: 1100 } });
  await take('decisions-page-phone', {
    viewport: { width: 320, height: 640 },
    deviceScaleFactor: 2,
    colorScheme: 'dark',
  });
}

try {
  const { page } = await openPage(browser, program.url, { viewport: { width: 1180, height: 720 } });
  // Hello comes first, however busy the machine is.
  const greeted = (on: Page): Promise<void> => on.getByRole('heading', { name: /Try me/ }).waitFor();
  await greeted(page);
  await ask(page, shop);
  await answer(page, /Django/);
  await shoot(page, 'chat-page-light');
  const dark = await openPage(browser, `${program.url}?channel=dark`, {
    viewport: { width: 1180, height: 720 },
    colorScheme: 'dark',
  });
  await greeted(dark.page);
  await ask(dark.page, shop);
  await answer(dark.page, /Django/);
  await reply(dark.page, 'compare django and flask on databases and security as a chart');
  await dark.page.locator('.thread figure img').waitFor();
  await shoot(dark.page, 'chat-page-dark');
  const phone = await openPage(browser, `${program.url}?channel=phone`, {
    viewport: { width: 320, height: 640 },
    deviceScaleFactor: 2,
  });
  await greeted(phone.page);
  await ask(phone.page, 'compare django and flask on databases and security as a chart');
  await phone.page.locator('.thread figure img').waitFor();
  await shoot(phone.page, 'chat-page-phone');
  await decisionsPage();
} finally {
  await browser.close();
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
}
