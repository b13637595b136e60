import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic } from '../run-program.ts';
import { problemsOf } from './problems-of.ts';

type Edit = { readonly file: string; readonly from: string; readonly to: string };

/** The genealogy topic with parts of its text changed. */
function brokenTopic(...edits: readonly Edit[]): string {
  const folder = newFolder();
  cpSync(genealogyTopic, folder, { recursive: true });
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
      edit('options/gramps.yaml', 'aspects: [teamwork]', 'aspects: [teamworks]'),
      'options/gramps.yaml:22 claims[1].aspects[0]: there is no aspect "teamworks"; did you mean "teamwork"?',
    ],
    [
      'an unknown source',
      edit('options/gramps.yaml', '[gr-features]', '[gr-feature]'),
      'options/gramps.yaml:19 claims[0].sources[0]: there is no source "gr-feature"; did you mean "gr-trees" or "gr-features"?',
    ],
    [
      'an unknown criterion',
      edit('needs.yaml', 'weighs: { editors: 3 }', 'weighs: { editor: 3 }'),
      'needs.yaml:4 [0].weighs.editor: there is no criterion "editor"; did you mean "editors"?',
    ],
    [
      'an unknown claim',
      edit('options/gramps.yaml', 'evidence: [gr-gedcom]', 'evidence: [gr-gedcoms]'),
      'options/gramps.yaml:8 ratings[2].evidence[0]: there is no claim "gr-gedcoms"; did you mean "gr-no-server" or "gr-one-editor" or "gr-gedcom"?',
    ],
    [
      'a claim given twice',
      edit('options/gramps.yaml', '- id: gr-one-editor', '- id: gr-no-server'),
      'options/gramps.yaml:21 claims[1].id: the claim id "gr-no-server" is used twice; give each claim its own',
    ],
    [
      'an id given twice',
      edit('sources.yaml', 'id: wt-records', 'id: wt-home'),
      'sources.yaml:6 [1].id: the source id "wt-home" is used twice; give each source its own',
    ],
    [
      'an alias given twice',
      edit('options/webtrees.yaml', '[webtrees, webtree]', '[webtrees, gramps]'),
      'options/webtrees.yaml:3 aliases[1]: the alias "gramps" already means Gramps; an alias must name one thing',
    ],
    [
      'a claim without a source',
      edit('options/gramps.yaml', '[gr-features]', '[]'),
      'options/gramps.yaml:19 claims[0].sources: at least one source is needed',
    ],
    [
      'a rating without a claim',
      edit('options/gramps.yaml', '[gr-no-server] }', '[] }'),
      'options/gramps.yaml:6 ratings[0].evidence: a rating needs at least one claim',
    ],
    [
      'a criterion that an option lacks',
      edit('options/gramps.yaml', 'criterion: fidelity', 'criterion: editors'),
      'options/gramps.yaml:6 ratings: Gramps has no rating on the criterion "fidelity"; add one with its evidence',
    ],
    [
      'an impossible date',
      edit('sources.yaml', 'asOf: "2026-11"', 'asOf: "2026-02-30"'),
      'sources.yaml:5 [0].asOf: this date does not exist',
    ],
    [
      'a link that is not https',
      edit('sources.yaml', '"https://webtrees.net/"', '"http://webtrees.net/"'),
      'sources.yaml:4 [0].url: a link must start with https://',
    ],
    [
      'a source that cannot be found',
      edit('sources.yaml', '  url: "https://webtrees.net/"\n', ''),
      'sources.yaml:1 [0]: give a url, a file or a locator, so that readers can find it',
    ],
    [
      'a qualified claim without a note',
      edit('options/gramps.yaml', '    note: "It imports', '    cell: "It imports'),
      'options/gramps.yaml',
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
      edit('options/gramps.yaml', '    note: "It imports', '    nota: "It imports'),
      'options/gramps.yaml:37 claims[2].nota: there is no field "nota" here; fix its spelling or remove it',
    ],
    [
      'a number too big',
      edit('needs.yaml', 'weighs: { editors: 3 }', 'weighs: { editors: 9 }'),
      'needs.yaml:4 [0].weighs.editors: this must be at most 5; lower it',
    ],
    [
      'a number too small',
      edit('needs.yaml', 'weighs: { editors: 3 }', 'weighs: { editors: 0 }'),
      'needs.yaml:4 [0].weighs.editors: this must be more than 0; raise it',
    ],
    [
      'a number where text is wanted',
      edit('topic.yaml', 'title: Genealogy programs', 'title: 6.1'),
      'topic.yaml:2 title: this is a number but must be text; put it in quotes',
    ],
    [
      'text where a list is wanted',
      edit('options/gramps.yaml', '[gramps, gramps6]', 'gramps'),
      'options/gramps.yaml:3 aliases: this is text but must be a list; change it',
    ],
    [
      'a value that is not in the list',
      edit('options/gramps.yaml', 'verdict: confirmed', 'verdict: sure'),
      'options/gramps.yaml:17 claims[0].verdict: this must be "confirmed", "qualified", "disputed" or "opinion"',
    ],
    [
      'what is not YAML',
      edit('topic.yaml', 'id: genealogy', 'id: [genealogy'),
      'topic.yaml:2: this is not valid YAML: ',
    ],
    [
      'YAML aliases',
      edit('topic.yaml', 'title: Genealogy programs', 'title: &a Genealogy\nsummary: *a'),
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
      edit('options/gramps.yaml', '[gr-features]', '[]'),
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
    expect(problemsOf(genealogyTopic, brokenTopic()).join()).toContain(
      'another folder already has the topic id "genealogy"',
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
      'phrasings/gramps.yaml': 'gr-gedcom:\n  - over the wire?\n',
      'questions.yaml': '- id: wire\n  form: yes-no\n  phrasings: [gedcom ok?]\n  claims: [gr-gedcom]\n',
      'unanswered.yaml': '- is there a gui\n',
      'openings.yaml': '- we trace our family back to 1700\n',
    });
    const path = join(folder, 'options/gramps.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('id: gr-gedcom\n', 'id: gr-gedcom\n    phrasings: [remote?]\n'));
    const [topic] = loadKnowledge([folder]).topics;
    expect(topic?.claims.find(({ id }) => id === 'gr-gedcom')?.phrasings).toEqual([
      'remote?',
      'over the wire?',
    ]);
    expect(topic?.questions).toEqual([
      { id: 'wire', form: 'yes-no', options: [], phrasings: ['gedcom ok?'], claims: ['gr-gedcom'] },
    ]);
    expect(topic?.unanswered).toEqual(['is there a gui']);
    expect(topic?.openings).toEqual(['we trace our family back to 1700']);
  });

  it('is empty in a topic without any', () => {
    const [topic] = loadKnowledge([genealogyTopic]).topics;
    expect(topic?.questions).toEqual([]);
    expect(topic?.claims.flatMap(({ phrasings }) => phrasings)).toEqual([]);
  });

  it.each([
    [
      'a claim that does not exist',
      { 'phrasings/gramps.yaml': 'gr-gedcoms:\n  - over the wire?\n' },
      'there is no claim "gr-gedcoms"',
    ],
    [
      'a question on a claim that does not exist',
      {
        'questions.yaml': '- id: wire\n  form: yes-no\n  phrasings: [gedcom ok?]\n  claims: [gr-gedcoms]\n',
      },
      'there is no claim "gr-gedcoms"',
    ],
    [
      'a question about an option that does not exist',
      { 'questions.yaml': '- id: wire\n  form: yes-no\n  options: [grumps]\n  phrasings: [gedcom ok?]\n' },
      'there is no option "grumps"',
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
  const version = loadKnowledge([genealogyTopic]).version;
  expect(loadKnowledge([brokenTopic()]).version).toBe(version);
  expect(
    loadKnowledge([brokenTopic(edit('options/gramps.yaml', 'one computer', 'a computer'))]).version,
  ).not.toBe(version);
});
