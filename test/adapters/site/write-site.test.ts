import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSite } from '../../../src/adapters/site/build-site.ts';
import { siteAssets } from '../../../src/adapters/site/site-assets.ts';
import { writeSite } from '../../../src/adapters/site/write-site.ts';
import { builtIn } from '../../core/built-in.ts';
import { newFolder } from '../../new-folder.ts';
import { idAt, manyRecords } from './many-records.ts';

const frame = { title: 'Decisions', address: null };
const files = (names: readonly string[]): Map<string, string> => new Map(names.map((name) => [name, name]));

describe('writing a site', () => {
  it('writes everything once, and then only what has changed', async () => {
    const folder = newFolder();
    const assets = await siteAssets();
    const records = manyRecords(40);
    const first = await buildSite({ records, knowledge: builtIn, frame, assets });
    expect(await writeSite(folder, first)).toEqual({ written: first.size, same: 0, removed: 0 });
    const before = (await stat(join(folder, 'index.html'))).mtimeMs;
    expect(await writeSite(folder, first)).toEqual({ written: 0, same: first.size, removed: 0 });
    expect((await stat(join(folder, 'index.html'))).mtimeMs).toBe(before);

    const changed = records.map((record) =>
      record.id === idAt(3)
        ? {
            ...record,
            decision: {
              ...record.decision,
              content: { ...record.decision.content, reason: 'of a new reason' },
            },
          }
        : record,
    );
    const next = await buildSite({ records: changed, knowledge: builtIn, frame, assets });
    const own = [...next].filter(([name, text]) => first.get(name) !== text).map(([name]) => name);
    expect(own.sort()).toEqual([`records/${idAt(3)}.html`, `records/${idAt(3)}.md`, 'search/words.js']);
    expect(await writeSite(folder, next)).toMatchObject({ written: 3, removed: 0 });
  });

  it('removes what is gone, with the folders that it leaves empty, and nothing that it did not write', async () => {
    const folder = newFolder();
    await writeSite(folder, files(['index.html', 'years/2020.html', 'records/a.html']));
    await writeFile(join(folder, 'records/own.html'), 'mine');
    await writeFile(join(folder, 'CNAME'), 'adr.example.com');
    expect(await writeSite(folder, files(['index.html']))).toEqual({ written: 0, same: 1, removed: 2 });
    expect((await readdir(folder)).sort()).toEqual(['.tradeoff-site.json', 'CNAME', 'index.html', 'records']);
    expect(await readFile(join(folder, 'records/own.html'), 'utf8')).toBe('mine');
  });

  it('refuses a folder with files that are no site’s, and touches none of them', async () => {
    const folder = newFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'index.html'), 'a homepage');
    await expect(writeSite(folder, files(['index.html']))).rejects.toThrow('no site of Tradeoff');
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('a homepage');
  });

  it('removes nothing outside of the folder, whatever its list says', async () => {
    const folder = newFolder();
    await writeSite(folder, files(['index.html']));
    const outside = join(folder, '../outside.html');
    await writeFile(outside, 'mine');
    await writeFile(
      join(folder, '.tradeoff-site.json'),
      JSON.stringify({ site: 1, files: ['index.html', '../outside.html', '/etc/hosts'] }),
    );
    await writeSite(folder, files(['index.html']));
    expect(await readFile(outside, 'utf8')).toBe('mine');
    await writeFile(join(folder, '.tradeoff-site.json'), 'not a list');
    await expect(writeSite(folder, files(['index.html']))).rejects.toThrow("can't be read");
  });

  it('knows after a run that was cut short what that one wrote', async () => {
    const folder = newFolder();
    await writeSite(folder, files(['index.html']));
    const torn = new Map([
      ['index.html/b.html', 'a file is in its way'],
      ['records/a.html', 'a'],
    ]);
    await expect(writeSite(folder, torn)).rejects.toThrow();
    expect(await writeSite(folder, files(['index.html']))).toMatchObject({ removed: 1 });
    expect(await readdir(folder)).not.toContain('records');
  });

  it('writes what a list leads to before the list, and the first page last', async () => {
    const folder = newFolder();
    const names = ['index.html', 'options.html', 'years/2020.html', 'options/a.html', 'records/a.html'];
    await writeSite(folder, files(names));
    const written = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
    // Two that are written at once may have the same time.
    expect(written).toEqual(written.toSorted((a, b) => b - a));
  });
});
