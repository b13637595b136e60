import { posix } from 'node:path';
import { expect, it } from 'vitest';
import type { NamedRecord } from '../../../src/adapters/decisions/exported-records.ts';
import type { FilesByName } from '../../../src/adapters/decisions/sync-folder.ts';
import { buildSite } from '../../../src/adapters/site/build-site.ts';
import { siteAssets } from '../../../src/adapters/site/site-assets.ts';
import type { Decision } from '../../../src/core/decisions/record/record.ts';
import { decisionOf } from '../../contract/documents.ts';
import { builtIn } from '../../core/built-in.ts';
import { manyRecords } from './many-records.ts';
import { tagsIn } from './tags.ts';

const kilobytes = 1_000;

async function siteOf(records: readonly NamedRecord[]): Promise<FilesByName> {
  const frame = { title: 'Decisions', address: 'https://adr.example.com/' };
  return buildSite({ records, knowledge: builtIn, frame, assets: await siteAssets() });
}

it('a site weighs at most 100 kB a page with all that it loads, and 350 kB for the index of 1,000 records', async () => {
  const site = await siteOf(manyRecords(1_000));
  const size = (path: string): number => Buffer.byteLength(site.get(path) ?? '');
  const weights = [...site.keys()]
    .filter((path) => path.endsWith('.html'))
    .map((path) => {
      const loaded = tagsIn(site.get(path) ?? '').flatMap(({ name, attributes }) => {
        const target = attributes.get('src') ?? (name === 'link' ? attributes.get('href') : undefined);
        return target === undefined || /^https?:|feed\.xml$/.test(target)
          ? []
          : [posix.join(posix.dirname(path), target)];
      });
      return { path, weight: [path, ...new Set(loaded)].reduce((sum, file) => sum + size(file), 0) };
    });
  expect(weights.filter(({ weight }) => weight > 100 * kilobytes)).toEqual([]);
  expect(size('search/index.js')).toBeLessThan(350 * kilobytes);
});

it('a site has a page of at most 100 kB for a record that holds as much as one can', async () => {
  const words = '& <b>"words"</b> '.repeat(110);
  const many = Array.from({ length: 100 }, (_, at) => `${at} ${words}`);
  const points = many.map((text) => ({ claim: null, words: text }));
  const base = decisionOf('T'.repeat(2_000));
  const full: Decision = {
    ...base,
    content: {
      ...base.content,
      context: words.repeat(10),
      reason: words,
      deciders: many,
      consulted: many,
      considered: many.slice(0, 20).map((option) => ({ option, pros: points, cons: points })),
      consequences: points,
      dissent: many.map((text) => ({ author: text, words: text })),
    },
    vote: {
      rule: 'majority',
      voters: [],
      until: 1,
      zone: 'UTC',
      openedAt: 0,
      openedBy: 'U1',
      ballots: Array.from({ length: 2_000 }, (_, at) => ({ author: `${at} ${words}`, choice: 'for', at })),
      reminded: false,
      result: 'accepted',
    },
    history: Array.from({ length: 2_000 }, (_, at) => ({ at, author: 'U1', what: words, became: null })),
    evidence: {
      ...base.evidence,
      pins: Array.from({ length: 5_000 }, (_, at) => ({
        kind: at % 2 === 0 ? 'claim' : 'rating',
        id: `${'o'.repeat(40)}/${at}`,
        hash: 'x',
        was: '3',
      })),
    },
  };
  const site = await siteOf([{ workspace: 'w', id: 'd-000001', names: new Map(), decision: full }]);
  for (const [path, text] of site)
    if (path.endsWith('.html'))
      expect([path, Buffer.byteLength(text) < 90 * kilobytes]).toEqual([path, true]);
  expect(site.get('records/d-000001.html')).toContain('it’s too long for one page');
});
