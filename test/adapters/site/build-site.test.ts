import { posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportedRecords, type NamedRecord } from '../../../src/adapters/decisions/exported-records.ts';
import type { FilesByName } from '../../../src/adapters/decisions/sync-folder.ts';
import { buildSite } from '../../../src/adapters/site/build-site.ts';
import { siteAssets } from '../../../src/adapters/site/site-assets.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { builtIn } from '../../core/built-in.ts';
import { afterRecheck, type DecidedTeam, openDecidedTeam } from './decided-team.ts';
import { idAt, manyRecords } from './many-records.ts';
import { tagsIn } from './tags.ts';

let assets: FilesByName;
let team: DecidedTeam;
let files: FilesByName;

function siteOf(records: readonly NamedRecord[], knowledge: Knowledge = builtIn): Promise<FilesByName> {
  return buildSite({
    records,
    knowledge,
    frame: { title: 'Decisions', address: 'https://adr.example.com/' },
    assets,
  });
}

async function teamRecords(closed = false): Promise<NamedRecord[]> {
  const records = await exportedRecords(team.store, { workspace: null, id: null, closed });
  return records.map((record) => ({ ...record, names: new Map([['anna', 'Anna Berg']]) }));
}

function pageOf(id: string, of: FilesByName = files): string {
  return of.get(`records/${id}.html`) ?? '';
}

/** Where the links and pictures of a page lead, by the paths that they name. */
function targetsIn(path: string, html: string): string[] {
  return tagsIn(html).flatMap(({ attributes }) =>
    [attributes.get('href'), attributes.get('src')].flatMap((target) =>
      target === undefined || /^(?:https?:|mailto:)/.test(target)
        ? []
        : [target.startsWith('#') ? `${path}${target}` : posix.join(posix.dirname(path), target)],
    ),
  );
}

function deadLinksOf(site: FilesByName): string[] {
  return [...site].flatMap(([path, text]) =>
    path.endsWith('.html')
      ? targetsIn(path, text).flatMap((target) => {
          const [file = '', anchor] = target.split('#');
          const found = site.get(file);
          const isThere = found !== undefined && (anchor === undefined || found.includes(` id="${anchor}"`));
          return isThere ? [] : [`${path} → ${target}`];
        })
      : [],
  );
}

beforeAll(async () => {
  assets = await siteAssets();
  team = await openDecidedTeam();
  files = await siteOf(await teamRecords());
});

describe('a site', () => {
  it('has no dead link', async () => {
    expect([...files.keys()].filter((path) => path.endsWith('.html')).length).toBeGreaterThan(20);
    expect(deadLinksOf(files)).toEqual([]);
    expect(deadLinksOf(await siteOf(manyRecords(120)))).toEqual([]);
    expect(deadLinksOf(await siteOf([]))).toEqual([]);
  });

  it('reaches every page by links from the first', async () => {
    for (const site of [files, await siteOf(manyRecords(120))]) {
      const reached = new Set(['index.html']);
      for (const path of reached)
        for (const target of targetsIn(path, site.get(path) ?? '')) {
          const [file = ''] = target.split('#');
          if (file.endsWith('.html')) reached.add(file);
        }
      expect([...site.keys()].filter((path) => path.endsWith('.html') && !reached.has(path))).toEqual([]);
    }
  });

  it('has every page under the same strict policy, without a script, style or handler in it', () => {
    for (const [path, text] of files) {
      if (!path.endsWith('.html')) continue;
      const tags = tagsIn(text);
      const [policy = ''] = tags.flatMap(({ attributes }) =>
        attributes.get('http-equiv') === 'Content-Security-Policy' ? [attributes.get('content') ?? ''] : [],
      );
      expect(policy).toMatch(/^default-src 'none'; script-src 'self' file:; /);
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(text).not.toMatch(/<script[^>]*>[^<]|<style/);
      const attributes = tags.flatMap((tag) => [...tag.attributes.keys()]);
      expect(attributes.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    }
  });

  it('is the same for the same records, in whatever order they come', async () => {
    const records = await teamRecords();
    expect([...(await siteOf(records.toReversed()))].sort()).toEqual([...files].sort());
  });

  it('leaves out drafts, and what was decided in private unless it is asked for', async () => {
    expect([...files.values()].join('')).not.toContain('merger');
    const whole = await siteOf(await teamRecords(true));
    expect(pageOf(await team.idOf('Django for the merger'), whole)).toContain('from a private place');
    expect(whole.get('index.html')).toContain('Django for the merger');
  });
});

describe('the page of a decision', () => {
  it('shows the reason, the people by name, the thread and the way to its option', async () => {
    const page = pageOf(await team.idOf('Django for the shop'));
    expect(page).toContain('because the admin and the migrations come finished.');
    expect(page).toContain(' by Anna Berg');
    expect(page).toContain('href="https://example.com/move"');
    expect(page).toContain('href="../options/python-web--django.html"');
  });

  it('shows how it was weighed as a picture with a text, from what the record keeps', async () => {
    const id = await team.idOf('Django for the shop');
    expect(pageOf(id)).toMatch(
      /<img src="\.\.\/charts\/d-\w+\.svg" width="560" height="\d+" alt="All of it together: Django 4\.\d, FastAPI/,
    );
    expect(files.get(`charts/${id}.svg`)).toContain('<svg');
    const forgotten = await siteOf(await teamRecords(), { ...builtIn, topics: builtIn.topics.slice(1) });
    expect(forgotten.get(`charts/${id}.svg`)).toContain('4.');
  });

  it('shows the evidence as it was, the votes and the dissent', async () => {
    const page = pageOf(await team.idOf('Django for the shop'));
    expect(page).toContain('Admin panel: Built in, made from your models.');
    expect(page).toMatch(/<th scope="row">For<\/th><td>2<\/td><td>ben, dora<\/td>/);
    expect(page).toContain('Result: <strong>accepted</strong>');
    expect(page).toMatch(/<blockquote>nobody here has run it yet<\/blockquote><figcaption>cara</);
    expect(page).not.toContain('What has changed since');
  });

  it('says what has changed since, and leaves what was said then as it was', async () => {
    const id = await team.idOf('Django for the shop');
    const decision = (await team.records()).get(id);
    if (decision === undefined) throw new Error('nothing is decided');
    const page = pageOf(id, await siteOf(await teamRecords(), afterRecheck(decision)));
    expect(page).toContain('What has changed since');
    expect(page).toContain('Whether that holds is disputed now.');
    expect(page).toContain('>disputed now<');
  });

  it('is linked with what it replaced both ways, and drawn', async () => {
    const [newer, older] = [await team.idOf('Django for the shop'), await team.idOf('Flask for the shop')];
    expect(pageOf(newer)).toContain(`It replaced <a href="../records/${older}.html">Flask for the shop</a>`);
    expect(pageOf(older)).toContain(`Replaced by <a href="../records/${newer}.html">Django for the shop</a>`);
    for (const page of [pageOf(newer), pageOf(older), files.get('history.html') ?? '']) {
      expect(page).toContain('<svg class="chain"');
      expect(page.match(/class="box /g)).toHaveLength(2);
    }
  });

  it('of an imported record shows its own text, whose links lead to the other pages', async () => {
    const [, , first, second] = manyRecords(4);
    if (first === undefined || second === undefined) throw new Error('no records');
    const imported = {
      path: 'docs/adr/0002-b.md',
      number: '0002',
      text: '---\nstatus: on hold\n---\n# Use *it*\n\n## Context\n\nAs [said](0001-a.md#why), [not](gone.md) and ![see](b.png).\n\n<script>alert(1)</script>\n',
      digest: 'x',
      status: 'on hold',
      tags: [],
      links: [{ how: 'Amends', to: idAt(2) }],
      dated: 'text' as const,
    };
    const site = await siteOf([
      { ...first, decision: { ...first.decision, imported: { ...imported, path: 'docs/adr/0001-a.md' } } },
      {
        ...second,
        decision: {
          ...second.decision,
          imported,
          link: 'https://example.com/docs/adr/0002-b.md',
        },
      },
    ]);
    const page = pageOf(idAt(3), site);
    expect(page).toContain(`As <a href="${idAt(2)}.html">said</a>`);
    expect(page).toContain(
      '<a href="https://example.com/docs/adr/gone.md" rel="noopener noreferrer">not</a>',
    );
    expect(page).toContain(
      '<a href="https://example.com/docs/adr/b.png" rel="noopener noreferrer">[picture: see]</a>',
    );
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('ADR-0002');
    expect(page).toContain('“on hold”');
    expect(page).toContain(`Amends <a href="../records/${idAt(2)}.html">`);
  });
});

it('gives no record the day of its import as its own, on no list and in no search', async () => {
  const [, dated, undated] = manyRecords(4);
  if (dated === undefined || undated === undefined) throw new Error('no records');
  const imported = {
    path: 'a.md',
    number: null,
    text: '# Use it\n',
    digest: 'x',
    status: '',
    tags: [],
    links: [],
    dated: 'import' as const,
  };
  const site = await siteOf([dated, { ...undated, decision: { ...undated.decision, imported } }]);
  expect(site.get('years/undated.html')).toMatch(/<h1>Decisions without a date[\s\S]*no date; imported/);
  expect(site.get('index.html')).toContain('<option value="undated">no date</option>');
  const year = new Date(dated.decision.history[0]?.at ?? 0).getUTCFullYear();
  expect(site.get(`years/${year}.html`)?.match(/<li class="record">/g)).toHaveLength(1);
  expect(site.get('search/index.js')).toMatch(/,\d,"","/);
});

it('shows sources by their titles, no ids of claims, and code as code', async () => {
  const page = pageOf(await team.idOf('Django for the shop'));
  const [text = ''] = page.split('<h2 id="evidence">');
  expect(text).toContain('>Django: Admin site</a>');
  expect(text).not.toMatch(/>docs\.djangoproject\.com<|\(dj-/);
  const outside = (html: string): string =>
    html.replace(/<(code|pre)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
  const quoted = [...files].filter(([path, html]) => path.endsWith('.html') && outside(html).includes('`'));
  expect(quoted.map(([path]) => path)).toEqual([]);
});

describe('the other pages', () => {
  it('say where an option is used, was used and was considered', () => {
    const django = files.get('options/python-web--django.html') ?? '';
    expect(django).toMatch(/Where it’s used[\s\S]*Django for the shop/);
    expect(django).toMatch(/How it’s rated[\s\S]*What’s known of it/);
    const flask = files.get('options/python-web--flask.html') ?? '';
    expect(flask).toMatch(
      /No decision in force is for it[\s\S]*Where it was chosen before[\s\S]*Flask for the shop/,
    );
    expect(files.get('options/python-web--fastapi.html')).toMatch(
      /Where it was considered[\s\S]*Django for the shop/,
    );
  });

  it('have the checked data of each topic', () => {
    for (const { id, title, criteria } of builtIn.topics) {
      const page = files.get(`topics/${id}.html`) ?? '';
      expect(page).toContain(title);
      expect(page.match(/<th scope="row">/g)).toHaveLength(criteria.length);
    }
  });

  it('list the newest first, and each year', () => {
    const titles = [...(files.get('index.html') ?? '').matchAll(/records\/d-\w+\.html">([^<]+)</g)].map(
      ([, title]) => title,
    );
    expect(titles).toEqual(['FastAPI for the public API', 'Django for the shop', 'Flask for the shop']);
    expect([...files.keys()].filter((path) => path.startsWith('years/'))).toEqual([
      'years/2027.html',
      'years/2026.html',
    ]);
  });

  it('are a feed only where the site has an address', async () => {
    const feed = files.get('feed.xml') ?? '';
    expect(feed.match(/<entry>/g)).toHaveLength(5);
    expect(feed).toMatch(/<id>https:\/\/adr\.example\.com\/records\/d-\w+\.html#step-\d+<\/id>/);
    const plain = await buildSite({
      records: [],
      knowledge: builtIn,
      frame: { title: 'D', address: null },
      assets,
    });
    expect(plain.has('feed.xml')).toBe(false);
    expect([...plain.values()].join('')).not.toContain('feed.xml');
  });
});
