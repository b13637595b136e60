import { expect, it } from 'vitest';
import type { CitedSource } from '../../../src/core/answer/answer.ts';
import { sourceLineOf } from '../../../src/core/answer/source-line.ts';

const source = (site: string | undefined, asOf: string, more: Partial<CitedSource> = {}): CitedSource => ({
  title: 'Handbook: Queues',
  url: 'https://www.example.com/handbook',
  locator: null,
  asOf,
  ...(site === undefined ? {} : { site }),
  ...more,
});

it('names the sites and how old they are, and how many sources there are', () => {
  const line = sourceLineOf([
    source('Django docs', '2026-09'),
    source('PyPI', '2026-11-22'),
    source('FastAPI docs', '2026-09-03'),
    source('Django docs', '2026-10'),
  ]);
  expect(line).toEqual({ text: 'Django and FastAPI docs, PyPI; Sep–Nov 2026', all: 'All 4 sources' });
});

it('counts the sites that it has no room for', () => {
  const sites = ['Django docs', 'PyPI', 'GitHub', 'MDN', 'our own test'];
  expect(sourceLineOf(sites.map((site) => source(site, '2026-11')))?.text).toBe(
    'Django docs, PyPI, GitHub, 2 more; Nov 2026',
  );
});

it('names an only source by its title', () => {
  expect(sourceLineOf([source('Django docs', '2026-09-21')])).toEqual({
    text: 'Handbook: Queues; Sep 2026',
    all: null,
  });
});

it('takes the host, or else the beginning of the title, where a source names no site', () => {
  const book = source(undefined, '2019', { title: 'A book, by somebody', url: null });
  expect(sourceLineOf([source(undefined, '2024-05'), book])?.text).toBe(
    'example.com, A book; 2019 – May 2024',
  );
});

it('says both years where the ages span them', () => {
  expect(sourceLineOf([source('PyPI', '2025-02'), source('PyPI', '2026-11')])?.text).toBe(
    'PyPI; Feb 2025 – Nov 2026',
  );
});

it('is nothing where nothing is cited', () => {
  expect(sourceLineOf([])).toBeNull();
});
