import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser that the machine has; null if there's none. CHROME_BIN names another one. */
const browserPath: string | null = findBrowser();

/** Tests in a real browser. Where there's none, they're skipped, and say so. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (browserPath === null)
    describe.skip(
      `${name} (skipped: neither Chromium nor Chrome is installed; install Debian's chromium, or name one in CHROME_BIN)`,
      tests,
    );
  else describe(name, tests);
}

export function openBrowser(): Promise<Browser> {
  if (browserPath === null) throw new Error('there is no browser');
  // As root, which containers are run as, Chromium has no sandbox.
  return chromium.launch({ executablePath: browserPath, chromiumSandbox: process.getuid?.() !== 0 });
}

function findBrowser(): string | null {
  const named = process.env.CHROME_BIN ?? '';
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const known = named === '' ? [...places, ...elsewhere] : [named];
  return known.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
