import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { FilesByName } from '../decisions/sync-folder.ts';
import { scriptText } from '../text/script-text.ts';

const folder = join(import.meta.dirname, 'browser');
/** Scripts are TypeScript in the source, and JavaScript in what's built from it. */
const ending = extname(import.meta.filename);
const resolve = createRequire(import.meta.url).resolve;

/** What every site has: its scripts, its style, and the library that it searches with, with its licence. */
export async function siteAssets(): Promise<FilesByName> {
  const [style, icon, dates, search, library] = await Promise.all([
    readFile(join(folder, 'site.css'), 'utf8'),
    readFile(join(folder, 'icon.svg'), 'utf8'),
    scriptText(join(folder, `dates${ending}`)),
    scriptText(join(folder, `search${ending}`)),
    searchLibrary(),
  ]);
  return new Map([
    ['assets/site.css', style],
    ['assets/icon.svg', icon],
    ['assets/dates.js', dates],
    ['assets/search.js', search],
    ['assets/minisearch.js', library],
  ]);
}

/** MiniSearch as a script of its own, which a page can load from a folder too: a module it couldn't. */
async function searchLibrary(): Promise<string> {
  const home = join(dirname(resolve('minisearch')), '../..');
  const [code, licence] = await Promise.all([
    readFile(join(home, 'dist/umd/index.js'), 'utf8'),
    readFile(join(home, 'LICENSE.txt'), 'utf8'),
  ]);
  return `/*! MiniSearch\n\n${licence.trim().replaceAll('*/', '* /')}\n*/\n${code.replace(/^\/\/# sourceMappingURL=.*$/m, '')}`;
}
