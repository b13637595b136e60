import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { newFolder } from '../new-folder.ts';
import { databasesTopic } from '../run-program.ts';
import { problemsOf } from './problems-of.ts';

type Edit = { readonly file: string; readonly from: string; readonly to: string };

/** The databases topic with parts of its text changed. */
function brokenTopic(...edits: readonly Edit[]): string {
  const folder = newFolder();
  cpSync(databasesTopic, folder, { recursive: true });
  for (const { file, from, to } of edits) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
    writeFileSync(path, text.replace(from, to));
  }
  return folder;
}

const edit = (file: string, from: string, to: string): Edit => ({ file, from, to });

describe('the loader reports file, line and fix of', () => {
  it.each<[string, Edit, string]>([
    [
      'an unknown aspect',
      edit('options/sqlite.yaml', 'aspects: [writes]', 'aspects: [writing]'),
      'options/sqlite.yaml:22 claims[1].aspects[0]: there is no aspect "writing"; did you mean "writes"?',
    ],
    [
      'an unknown source',
      edit('options/sqlite.yaml', '[sq-serverless]', '[sq-serverles]'),
      'options/sqlite.yaml:19 claims[0].sources[0]: there is no source "sq-serverles"; did you mean "sq-when" or "sq-serverless"?',
    ],
    [
      'an unknown criterion',
      edit('needs.yaml', 'weighs: { writers: 3 }', 'weighs: { writer: 3 }'),
      'needs.yaml:4 [0].weighs.writer: there is no criterion "writer"; did you mean "writers"?',
    ],
    [
      'an unknown claim',
      edit('options/sqlite.yaml', 'evidence: [sq-network]', 'evidence: [sq-networks]'),
      'options/sqlite.yaml:8 ratings[2].evidence[0]: there is no claim "sq-networks"; did you mean "sq-no-server" or "sq-one-writer" or "sq-network"?',
    ],
    [
      'a claim given twice',
      edit('options/sqlite.yaml', '- id: sq-one-writer', '- id: sq-no-server'),
      'options/sqlite.yaml:21 claims[1].id: the claim id "sq-no-server" is used twice; give each claim its own',
    ],
    [
      'an id given twice',
      edit('sources.yaml', 'id: pg-standby', 'id: pg-mvcc'),
      'sources.yaml:6 [1].id: the source id "pg-mvcc" is used twice; give each source its own',
    ],
    [
      'an alias given twice',
      edit('options/sqlite.yaml', '[sqlite, sqlite3]', '[sqlite, postgres]'),
      'options/sqlite.yaml:3 aliases[1]: the alias "postgres" already means PostgreSQL; an alias must name one thing',
    ],
    [
      'a claim without a source',
      edit('options/sqlite.yaml', '[sq-serverless]', '[]'),
      'options/sqlite.yaml:19 claims[0].sources: at least one source is needed',
    ],
    [
      'a rating without a claim',
      edit('options/sqlite.yaml', '[sq-no-server] }', '[] }'),
      'options/sqlite.yaml:6 ratings[0].evidence: a rating needs at least one claim',
    ],
    [
      'a criterion that an option lacks',
      edit('options/sqlite.yaml', 'criterion: standby', 'criterion: writers'),
      'options/sqlite.yaml:6 ratings: SQLite has no rating on the criterion "standby"; add one with its evidence',
    ],
    [
      'an impossible date',
      edit('sources.yaml', 'asOf: "2026-11"', 'asOf: "2026-02-30"'),
      'sources.yaml:5 [0].asOf: this date does not exist',
    ],
    [
      'a link that is not https',
      edit(
        'sources.yaml',
        '"https://www.postgresql.org/docs/current/mvcc-intro.html"',
        '"http://www.postgresql.org/"',
      ),
      'sources.yaml:4 [0].url: a link must start with https://',
    ],
    [
      'a source that cannot be found',
      edit('sources.yaml', '  url: "https://www.postgresql.org/docs/current/mvcc-intro.html"\n', ''),
      'sources.yaml:1 [0]: give a url, a file or a locator, so that readers can find it',
    ],
    [
      'a qualified claim without a note',
      edit('options/sqlite.yaml', '    note: "Its docs', '    cell: "Its docs'),
      'options/sqlite.yaml',
    ],
    [
      'a misspelt field',
      edit('topic.yaml', 'title:', 'titel:'),
      'topic.yaml:2 titel: there is no field "titel" here; fix its spelling or remove it',
    ],
    [
      'a missing field',
      edit('topic.yaml', 'title:', 'titel:'),
      'topic.yaml:1 title: "title" is missing; add it',
    ],
    [
      'a misspelt field of an entry',
      edit('options/sqlite.yaml', '    note: "Its docs', '    nota: "Its docs'),
      'options/sqlite.yaml:37 claims[2].nota: there is no field "nota" here; fix its spelling or remove it',
    ],
    [
      'a number too big',
      edit('needs.yaml', 'weighs: { writers: 3 }', 'weighs: { writers: 9 }'),
      'needs.yaml:4 [0].weighs.writers: this must be at most 5; lower it',
    ],
    [
      'a number too small',
      edit('needs.yaml', 'weighs: { writers: 3 }', 'weighs: { writers: 0 }'),
      'needs.yaml:4 [0].weighs.writers: this must be more than 0; raise it',
    ],
    [
      'a number where text is wanted',
      edit('topic.yaml', 'title: Databases', 'title: 6.1'),
      'topic.yaml:2 title: this is a number but must be text; put it in quotes',
    ],
    [
      'text where a list is wanted',
      edit('options/sqlite.yaml', '[sqlite, sqlite3]', 'sqlite'),
      'options/sqlite.yaml:3 aliases: this is text but must be a list; change it',
    ],
    [
      'a value that is not in the list',
      edit('options/sqlite.yaml', 'verdict: confirmed', 'verdict: sure'),
      'options/sqlite.yaml:17 claims[0].verdict: this must be "confirmed", "qualified", "disputed" or "opinion"',
    ],
    [
      'what is not YAML',
      edit('topic.yaml', 'id: databases', 'id: [databases'),
      'topic.yaml:2: this is not valid YAML: ',
    ],
    [
      'YAML aliases',
      edit('topic.yaml', 'title: Databases', 'title: &a Databases\nsummary: *a'),
      'topic.yaml:',
    ],
  ])('%s', (_, change, problem) => {
    const problems = problemsOf(brokenTopic(change));
    expect(problems.filter((line) => line.startsWith(problem))).not.toEqual([]);
    expect(problems[0]).toMatch(/^[a-z/]+\.yaml:\d+/);
  });

  it('all problems of all files at once', () => {
    const folder = brokenTopic(
      edit('sources.yaml', 'asOf: "2026-11"', 'asOf: "2026-13"'),
      edit('topic.yaml', 'overview: [', 'overview: [nothing, '),
      edit('options/sqlite.yaml', '[sq-serverless]', '[]'),
    );
    expect(problemsOf(folder).length).toBeGreaterThanOrEqual(2);
  });

  it('a missing file, a missing folder, a folder without topics, and a topic given twice', () => {
    const folder = brokenTopic();
    rmSync(join(folder, 'needs.yaml'));
    expect(problemsOf(folder)).toEqual([
      'needs.yaml: it cannot be read (ENOENT); add the file or fix its permissions',
    ]);
    expect(problemsOf('/no/such')).toEqual([
      '/no/such: there is no such folder; check KNOWLEDGE_DIR or the path given',
    ]);
    const blank = brokenTopic();
    writeFileSync(join(blank, 'needs.yaml'), '# none yet\n');
    expect(problemsOf(blank)).toEqual([
      'needs.yaml:1: the file is empty; fill in its fields, or remove it if it is not needed',
    ]);
    const empty = newFolder();
    expect(problemsOf(empty)).toEqual([
      `${empty}: no topic.yaml in it or one level below; a topic is a folder that has one`,
    ]);
    expect(problemsOf(databasesTopic, brokenTopic()).join()).toContain(
      'another folder already has the topic id "databases"',
    );
  });
});

it('tells folders apart by their paths, relative to the working directory for those inside it', () => {
  const [one, other] = [brokenTopic(), brokenTopic()];
  for (const folder of [one, other]) rmSync(join(folder, 'needs.yaml'));
  expect(() => loadKnowledge([one, other])).toThrow(`\n${one}/needs.yaml: it cannot be read`);
  expect(() => loadKnowledge([one, other])).toThrow(`\n${other}/needs.yaml: it cannot be read`);
  expect(() => loadKnowledge([join(process.cwd(), 'test/fixtures')])).toThrow(
    '\ntest/fixtures: no topic.yaml in it',
  );
});

describe('how people ask', () => {
  function topicWith(files: Readonly<Record<string, string>>): string {
    const folder = brokenTopic();
    mkdirSync(join(folder, 'phrasings'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  }

  it('is read from the claim, from the phrasings of an option, and from the questions', () => {
    const folder = topicWith({
      'phrasings/sqlite.yaml': 'sq-network:\n  - over the wire?\n',
      'questions.yaml': '- id: wire\n  form: yes-no\n  phrasings: [remote ok?]\n  claims: [sq-network]\n',
      'unanswered.yaml': '- is there a gui\n',
    });
    const path = join(folder, 'options/sqlite.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('id: sq-network\n', 'id: sq-network\n    phrasings: [remote?]\n'));
    const [topic] = loadKnowledge([folder]).topics;
    expect(topic?.claims.find(({ id }) => id === 'sq-network')?.phrasings).toEqual([
      'remote?',
      'over the wire?',
    ]);
    expect(topic?.questions).toEqual([
      { id: 'wire', form: 'yes-no', options: [], phrasings: ['remote ok?'], claims: ['sq-network'] },
    ]);
    expect(topic?.unanswered).toEqual(['is there a gui']);
  });

  it('is empty in a topic without any', () => {
    const [topic] = loadKnowledge([databasesTopic]).topics;
    expect(topic?.questions).toEqual([]);
    expect(topic?.claims.flatMap(({ phrasings }) => phrasings)).toEqual([]);
  });

  it.each([
    [
      'a claim that does not exist',
      { 'phrasings/sqlite.yaml': 'sq-networks:\n  - over the wire?\n' },
      'there is no claim "sq-networks"',
    ],
    [
      'a question on a claim that does not exist',
      {
        'questions.yaml': '- id: wire\n  form: yes-no\n  phrasings: [remote ok?]\n  claims: [sq-networks]\n',
      },
      'there is no claim "sq-networks"',
    ],
    [
      'a question about an option that does not exist',
      { 'questions.yaml': '- id: wire\n  form: yes-no\n  options: [sqlight]\n  phrasings: [remote ok?]\n' },
      'there is no option "sqlight"',
    ],
    [
      'a question given twice',
      {
        'questions.yaml':
          '- { id: wire, form: why, phrasings: [why?] }\n- { id: wire, form: why, phrasings: [y?] }\n',
      },
      'the question id "wire" is used twice',
    ],
    [
      'a question without phrasings',
      { 'questions.yaml': '- { id: wire, form: why, phrasings: [] }\n' },
      'at least one phrasing',
    ],
  ])('of %s is reported', (_, files, problem) => {
    expect(problemsOf(topicWith(files)).join('\n')).toContain(problem);
  });
});

it('changing any content changes the version', () => {
  const version = loadKnowledge([databasesTopic]).version;
  expect(loadKnowledge([brokenTopic()]).version).toBe(version);
  expect(loadKnowledge([brokenTopic(edit('options/sqlite.yaml', 'one file', 'a file'))]).version).not.toBe(
    version,
  );
});
