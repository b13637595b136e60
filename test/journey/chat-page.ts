import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';

/** What went wrong in a page, and what it asked for elsewhere. */
export type Watched = { readonly page: Page; readonly problems: string[] };

/** Opens the page as somebody would; everything that a browser complains about is a problem. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => {
    problems.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin)) problems.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  await field(page, 'Ask Tradeoff').waitFor();
  return { page, problems };
}

export function field(page: Page, label: string): Locator {
  return page.getByRole('textbox', { name: label });
}

/** Says something in the channel, and waits until its thread is open. */
export async function ask(page: Page, words: string): Promise<void> {
  await field(page, 'Ask Tradeoff').fill(words);
  await field(page, 'Ask Tradeoff').press('Enter');
  await field(page, 'Write in this thread').waitFor();
}

/** Says something in the open thread. */
export async function reply(page: Page, words: string): Promise<void> {
  await field(page, 'Write in this thread').fill(words);
  await field(page, 'Write in this thread').press('Enter');
}

/** The bot's last message in the open thread, once it says this. */
export async function answer(page: Page, says: string | RegExp): Promise<Locator> {
  const found = page.locator('.thread article.posted').filter({ hasText: says }).last();
  await found.waitFor();
  return found;
}

const resultSchema = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })) }),
  ),
});

/** Expects axe-core to find nothing about a page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  // A message that fades in has less contrast while it does.
  await expect
    .poll(() => page.evaluate('document.getAnimations().every((one) => one.playState === "finished")'))
    .toBe(true);
  await page.evaluate(axe.source);
  const { violations } = resultSchema.parse(await page.evaluate('axe.run({ preload: false })'));
  expect(
    violations.map(({ id, nodes }) => [
      id,
      nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    ]),
  ).toEqual([]);
}

/** Expects that nothing has to be scrolled sideways. */
export async function expectFits(page: Page): Promise<void> {
  const wide = z.number().parse(await page.evaluate('document.documentElement.scrollWidth'));
  expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}
