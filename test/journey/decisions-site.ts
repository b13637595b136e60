import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { z } from 'zod';
import type { NamedRecord } from '../../src/adapters/decisions/exported-records.ts';
import { buildSite } from '../../src/adapters/site/build-site.ts';
import { siteAssets } from '../../src/adapters/site/site-assets.ts';
import { writeSite } from '../../src/adapters/site/write-site.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { builtIn } from '../core/built-in.ts';
import { newFolder } from '../new-folder.ts';

/** Writes a site to a new folder. @returns its address, ending with a slash */
export async function writtenSite(
  records: readonly NamedRecord[],
  {
    knowledge = builtIn,
    title = 'Decisions',
  }: { readonly knowledge?: Knowledge; readonly title?: string } = {},
): Promise<string> {
  const folder = newFolder();
  const frame = { title, address: 'https://adr.example.com/' };
  await writeSite(folder, await buildSite({ records, knowledge, frame, assets: await siteAssets() }));
  return `${pathToFileURL(folder)}/`;
}

export type WatchedSite = { readonly page: Page; readonly problems: string[] };

/** A window in which everything that a browser complains about, and whatever is asked for elsewhere, is a problem. */
export async function openWindow(
  browser: Browser,
  site: string,
  options: BrowserContextOptions = {},
): Promise<WatchedSite> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1000, height: 900 },
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
    if (!request.url().startsWith(site)) problems.push(`asked for ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // What a page still loads when it's left is given up.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`not there: ${request.url()}`);
  });
  return { page, problems };
}

const addressesSchema = z.array(z.string());

/** Opens every page of a site by its links, from the first. @returns the address of each */
export async function walk(
  { page }: WatchedSite,
  site: string,
  each: (url: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const found = new Set([`${site}index.html`]);
  for (const url of found) {
    await page.goto(url);
    await each(url);
    const links = addressesSchema.parse(
      await page.evaluate(
        '[...document.querySelectorAll("a[href]")].map((link) => link.href.baseVal ?? link.href)',
      ),
    );
    for (const link of links) {
      const target = new URL(link, url);
      target.hash = '';
      if (target.href.startsWith(site) && target.href.endsWith('.html')) found.add(target.href);
    }
  }
  return [...found];
}
