import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type FileReport,
  type ImportParts,
  importDecisions,
} from '../../../../src/adapters/decisions/import/import-decisions.ts';
import { readFolder } from '../../../../src/adapters/decisions/import/read-folder.ts';
import { openMemoryStore } from '../../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../../src/core/access/actor.ts';
import { createAssistant } from '../../../../src/core/assistant/assistant.ts';
import type { Decision } from '../../../../src/core/decisions/record/record.ts';
import type { Store } from '../../../../src/core/store/store.ts';
import { builtIn } from '../../../core/built-in.ts';
import { saidIn } from '../../../core/spans-of.ts';

const found = join(import.meta.dirname, '../../../../../shared/adr');
const now = Date.UTC(2026, 10, 30, 12);

type Files = Readonly<Record<string, string>>;

function openImports() {
  const store: Store = { ...openMemoryStore(), now: () => now };
  const parts: ImportParts = {
    store,
    workspace: 'w',
    knowledge: builtIn,
    days: new Map<string, string>(),
    address: null,
    isTrial: false,
  };
  const records = async (): Promise<Map<string, Decision>> => {
    const all = new Map<string, Decision>();
    for await (const { key, value } of store.list('w', 'decision')) all.set(key.id, value);
    return all;
  };
  return {
    ...parts,
    records,
    of: async (path: string): Promise<Decision | undefined> =>
      [...(await records()).values()].find(({ imported }) => imported?.path === path),
    folder: async (more: Partial<ImportParts> = {}): Promise<readonly FileReport[]> =>
      importDecisions(await readFolder(found), { ...parts, ...more }),
    files: (files: Files, more: Partial<ImportParts> = {}) =>
      importDecisions(
        { files: Object.entries(files).map(([path, text]) => ({ path, text })), refused: [] },
        { ...parts, ...more },
      ),
  };
}

function counted(reports: readonly FileReport[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(reports, ({ outcome }) => outcome.kind)].map(([kind, all]) => [kind, all.length]),
  );
}

const decided = (title: string, more = ''): string =>
  `# ${title}\n\nDate: 2020-05-01\n\n## Status\n\nAccepted\n\n${more}\n\n## Decision\n\n${title}.\n`;

describe('the records of MADR and Log4brains', () => {
  it('are all imported, and what is none is named', async () => {
    const imports = openImports();
    const reports = await imports.folder();
    const markdown = readdirSync(found, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    );
    expect(reports.map(({ path }) => path)).toEqual(
      markdown.map((name) => name.replaceAll('\\', '/')).sort(),
    );
    const none = reports.filter(({ outcome }) => outcome.kind === 'none').map(({ path }) => path);
    expect(none.filter((path) => !/(?:README|index|template)\.md$/.test(path))).toEqual([]);
    expect(counted(reports)).toEqual({ added: 56, none: 8 });
  });

  it('change nothing a second time, whatever folder above them is named', async () => {
    const imports = openImports();
    await imports.folder();
    const before = await imports.records();
    expect(counted(await imports.folder())).toEqual({ same: 56, none: 8 });
    expect(await imports.records()).toEqual(before);
    const nearer = await importDecisions(await readFolder(join(found, 'madr')), imports);
    expect(counted(nearer)).toEqual({ updated: 19, none: 2 });
    expect([...(await imports.records()).keys()]).toEqual([...before.keys()]);
  });

  it('keep their text, numbers, status and links', async () => {
    const imports = openImports();
    await imports.folder();
    const { files } = await readFolder(found);
    const records = [...(await imports.records()).values()];
    for (const { imported } of records)
      expect(imported?.text).toBe(files.find(({ path }) => path === imported?.path)?.text);
    expect(await imports.of('madr/docs/decisions/0008-add-status-field.md')).toMatchObject({
      imported: { number: '0008' },
      content: { title: 'Add Status Field', outcome: { words: 'Use YAML front matter' } },
    });
    expect(await imports.of('madr/docs/decisions/0003-provide-own-madr-tools.md')).toMatchObject({
      status: 'proposed',
      imported: { status: 'on hold' },
    });
    const ids = new Map([...(await imports.records())].map(([id, { imported }]) => [imported?.path, id]));
    const older = 'log4brains/docs/adr/20200926-use-the-adr-number-as-its-unique-id.md';
    const newer = 'log4brains/docs/adr/20201016-use-the-adr-slug-as-its-unique-id.md';
    expect(await imports.of(older)).toMatchObject({ status: 'superseded', supersededBy: ids.get(newer) });
    expect(await imports.of(newer)).toMatchObject({
      status: 'accepted',
      content: { supersedes: ids.get(older) },
      imported: { links: [{ how: 'Supersedes', to: ids.get(older) }] },
    });
  });

  it('are dated by what they say, else by their name or repository, and it is said which have no date', async () => {
    const imports = openImports();
    const days = new Map([
      ['madr/docs/decisions/0000-use-markdown-architectural-decision-records.md', '2017-06-01'],
    ]);
    const reports = await imports.folder({ days });
    const noted = (path: string): string =>
      reports.find((report) => report.path.endsWith(path))?.unread.join(' ') ?? '';
    expect(noted('0000-use-markdown-architectural-decision-records.md')).toContain('repository');
    expect(noted('0001-use-CC0-or-MIT-as-license.md')).toContain('its day is unknown');
    expect(noted('20201028-adr-without-date.md')).toBe('');
    const unstated = await imports.of(
      'log4brains/packages/core/integration-tests/ro-project/docs/adr/20201028-adr-without-date.md',
    );
    expect(unstated).toMatchObject({
      imported: { dated: 'name' },
      history: [{ at: Date.UTC(2020, 9, 28, 12) }],
    });
  });

  it.each([
    ['what did we decide on prettier and eslint?', /^accepted d-\w+: use prettier-eslint airbnb/],
    ['when did we adopt React hooks?', /^accepted d-\w+: use react hooks/],
    ['which license did we pick?', /^accepted d-\w+: dual license the work/],
    ['who decided on the monorepo?', /^accepted d-\w+: multi-packages architecture in a monorepo/],
    ['what was decided about default exports?', /^accepted d-\w+: avoid default exports/],
    ["what's our decision on asterisks?", /^accepted d-\w+: use asterisk as list marker/],
    ['what did we decide on the retention of logs?', /^no record fits that\. on record here:/],
    ['what did we decide on kubernetes operators?', /^no record fits that\. on record here:/],
    ['why did we choose dual licensing?', /^dual license with mit and cc0: accepted \(date unknown\) \(d-/],
    ['why did we choose Lunr?', /^lunr\.js: accepted 2020-11-03/],
    ['what was the rationale for dual licensing?', /because this lets users choose/],
    ['why are we using next.js', /^next\.js: accepted.*because markdown powered solutions/s],
    ['why did you go for prettier with the airbnb style?', /because airbnb code style is widely used/],
    ['remind me why curly braces were picked', /^use curly braces: accepted/],
    ['why did we reject default exports?', /^we will avoid default exports/],
    ['why do we avoid default exports?', /^we will avoid default exports/],
    ['why did we drop Fuse.js?', /^not fuse\.js but lunr\.js/],
    ['show ADR-0005', /^accepted d-\w+: use dashes in filenames/],
    ['what does adr 5 say?', /^accepted d-\w+: use dashes in filenames/],
    ['adr #16', /^accepted d-\w+: outcome before detailed pros and cons/],
  ])('answer %j', async (words, answer) => {
    const imports = openImports();
    await imports.folder();
    const assistant = createAssistant({ store: imports.store, knowledge: () => builtIn, now: () => now });
    const asked = await assistant.ask({
      rights: everyRight,
      workspace: 'w',
      conversation: 'c',
      author: 'U1',
      words,
      audience: 'direct',
      delivery: null,
      replyTo: null,
    });
    expect(asked.kind === 'answered' ? saidIn(asked.answer) : '').toMatch(answer);
  });
});

describe('a record that is imported', () => {
  it('is found under the option that it chose, if a topic has that', async () => {
    const imports = openImports();
    await imports.files({ '0001-orm.md': decided('We will use the Django ORM with PostgreSQL') });
    await imports.files({ '0002-web.md': decided('Use Django for the shop') });
    expect((await imports.of('0002-web.md'))?.content).toMatchObject({
      topic: 'python-web',
      outcome: { option: 'django', words: 'Use Django for the shop' },
    });
    // Two options of two topics: the record's own words say it, and nothing is guessed.
    expect((await imports.of('0001-orm.md'))?.content.outcome.option).toBeNull();
  });

  it('rests on its own words: no evidence is read into it, so none moves', async () => {
    const imports = openImports();
    await imports.files({ '0002-web.md': decided('Use Django for the shop') });
    expect((await imports.of('0002-web.md'))?.evidence.pins).toEqual([]);
  });

  it('is marked by a record that says it supersedes it, and the contradiction is told', async () => {
    const imports = openImports();
    const reports = await imports.files({
      '0001-a.md': decided('Use bags'),
      '0002-b.md': decided('Use boxes', 'Supersedes [1](0001-a.md)'),
      '0003-c.md': decided('Use crates').replace('Accepted', 'Superseded by ADR-9'),
    });
    expect(reports.map(({ unread }) => unread)).toEqual([
      ['"Use boxes" says that it supersedes this one, whose own status is "Accepted".'],
      [],
      ['"Superseded by ADR-9": there\'s no such record here.'],
    ]);
  });

  it('is taken again when its file has changed, unless somebody has changed it here', async () => {
    const imports = openImports();
    const files = { '0001-a.md': decided('Use bags'), '0002-b.md': decided('Use boxes') };
    await imports.files(files);
    const [[id, first] = []] = [...(await imports.records())].filter(
      ([, { imported }]) => imported?.path === '0001-a.md',
    );
    if (id === undefined || first === undefined) throw new Error('nothing was imported');
    const key = { workspace: 'w', kind: 'decision', id } as const;
    const step = { at: now, author: 'U1', what: 'deprecated it', became: 'deprecated' } as const;
    await imports.store.save(
      key,
      { ...first, status: 'deprecated', history: [...first.history, step] },
      { basedOn: (await imports.store.load(key))?.version ?? 0, due: null },
    );
    expect(counted(await imports.files(files))).toEqual({ same: 2 });
    const edited = { '0001-a.md': decided('Use sacks'), '0002-b.md': decided('Use tins') };
    expect(counted(await imports.files(edited))).toEqual({ kept: 1, updated: 1 });
    expect((await imports.of('0001-a.md'))?.content.title).toBe('Use bags');
    expect((await imports.of('0002-b.md'))?.content.title).toBe('Use tins');
  });

  it('keeps the day of its first import if nothing dates it', async () => {
    const imports = openImports();
    const files = { 'a.md': '# Use bags\n\nStatus: accepted\n\n## Decision\n\nBags.\n' };
    await imports.files(files);
    const later = { store: { ...imports.store, now: () => now + 5 * 24 * 3_600_000 } };
    expect(counted(await imports.files(files, later))).toEqual({ same: 1 });
    expect((await imports.of('a.md'))?.history[0]?.at).toBe(now);
  });

  it('is only counted in a trial', async () => {
    const imports = openImports();
    expect(counted(await imports.files({ 'a.md': decided('Use bags') }, { isTrial: true }))).toEqual({
      added: 1,
    });
    expect((await imports.records()).size).toBe(0);
  });

  it('links to its file, where people can open that', async () => {
    const imports = openImports();
    await imports.files(
      { 'a b/0001.md': decided('Use bags') },
      { ...imports, address: 'https://example.com/adr/' },
    );
    expect((await imports.of('a b/0001.md'))?.link).toBe('https://example.com/adr/a%20b/0001.md');
  });
});
