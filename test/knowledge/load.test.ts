import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { KnowledgeError, problemLine } from '../../src/knowledge/problem.ts';
import { databasesTopic, newFolder } from '../run-program.ts';

type Edit = { readonly file: string; readonly from: string; readonly to: string };

/** The databases topic with some of its text changed. */
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

function problemsOf(...folders: readonly string[]): readonly string[] {
  try {
    loadKnowledge(folders);
    return [];
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems.map(problemLine);
    throw error;
  }
}

const edit = (file: string, from: string, to: string): Edit => ({ file, from, to });

describe('the loader names file, line and cure of', () => {
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
      'needs.yaml:3 [0].weighs.writer: there is no criterion "writer"; did you mean "writers"?',
    ],
    [
      'an unknown claim',
      edit('options/sqlite.yaml', 'evidence: [sq-network]', 'evidence: [sq-networks]'),
      'options/sqlite.yaml:8 ratings[2].evidence[0]: there is no claim "sq-networks"; did you mean "sq-no-server" or "sq-one-writer" or "sq-network"?',
    ],
    [
      'a claim given twice',
      edit('options/sqlite.yaml', '- id: sq-one-writer', '- id: sq-no-server'),
      'options/sqlite.yaml:21 claims[1].id: the claim "sq-no-server" is there already; ids are given once',
    ],
    [
      'an id given twice',
      edit('sources.yaml', 'id: pg-standby', 'id: pg-mvcc'),
      'sources.yaml:6 [1].id: the source "pg-mvcc" is there already; ids are given once',
    ],
    [
      'an alias given twice',
      edit('options/sqlite.yaml', '[sqlite, sqlite3]', '[sqlite, postgres]'),
      'options/sqlite.yaml:3 aliases[1]: "postgres" already means PostgreSQL; an alias names one thing',
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
      'sources.yaml:5 [0].asOf: there is no such date in the calendar',
    ],
    [
      'a link that is not https',
      edit(
        'sources.yaml',
        '"https://www.postgresql.org/docs/current/mvcc-intro.html"',
        '"http://www.postgresql.org/"',
      ),
      'sources.yaml:4 [0].url: a link starts with https://',
    ],
    [
      'a source that cannot be found',
      edit('sources.yaml', '  url: "https://www.postgresql.org/docs/current/mvcc-intro.html"\n', ''),
      'sources.yaml:1 [0]: give a url, a file or a locator: a reader has to be able to find it',
    ],
    [
      'a qualified claim without a note',
      edit('options/sqlite.yaml', '    note: "Its docs', '    cell: "Its docs'),
      'options/sqlite.yaml',
    ],
    ['a misspelt field', edit('topic.yaml', 'title:', 'titel:'), 'topic.yaml:'],
    ['what is not YAML', edit('topic.yaml', 'id: databases', 'id: [databases'), 'topic.yaml:'],
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

  it('a file that is missing, a folder that is missing, a folder with no topic, and a topic given twice', () => {
    const folder = brokenTopic();
    rmSync(join(folder, 'needs.yaml'));
    expect(problemsOf(folder)).toEqual([
      'needs.yaml:1: it cannot be read (ENOENT); add the file or mend its permissions',
    ]);
    expect(problemsOf('/no/such')).toEqual([
      '/no/such:1: there is no such folder; check KNOWLEDGE_DIR or the path given',
    ]);
    const empty = newFolder();
    expect(problemsOf(empty)).toEqual([
      `${empty}:1: no topic.yaml in it or one level below; a topic is a folder with that file`,
    ]);
    expect(problemsOf(databasesTopic, brokenTopic()).join()).toContain(
      'another folder is the topic "databases" already',
    );
  });
});

it('a change of any content changes the version', () => {
  const version = loadKnowledge([databasesTopic]).version;
  expect(loadKnowledge([brokenTopic()]).version).toBe(version);
  expect(loadKnowledge([brokenTopic(edit('options/sqlite.yaml', 'one file', 'a file'))]).version).not.toBe(
    version,
  );
});
