import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { authoredTopic, type Change } from './authored-topic.ts';
import { problemsOf } from './problems-of.ts';

const change = (file: string, from: string, to: string): Change => ({ file, from, to });
const option = 'authored/sqlite.yaml';
const between = 'authored/between.yaml';
const questions = 'questions.yaml';

it('what is written for people has no problems if it names only what exists', () => {
  expect(problemsOf(authoredTopic())).toEqual([]);
});

describe('in what is written for people, the loader reports file, line and fix of', () => {
  it.each<[string, Change, string]>([
    [
      'a sentence that cites nothing',
      change(option, ' [sq-no-server]. Back up the file [advice]', '. Back up the file'),
      `${option}:3 briefs.operation.text: this sentence cites nothing: end it with [claim-id] or [advice]: "SQLite is a library: there's nothing to run. Back up the fi…"`,
    ],
    [
      'a claim that does not exist',
      change(option, 'time [sq-one-writer]."', 'time [sq-one-writers]."'),
      `${option}:11 fits.many-writers.text: there is no claim "sq-one-writers"; did you mean "sq-no-server" or "sq-one-writer" or "sq-network"?`,
    ],
    [
      'figures in advice',
      change(option, 'Back up the file', 'Back up the file every 3 hours'),
      `${option}:3 briefs.operation.text: advice states no figures: cite a claim for this, or leave the figure out: "Back up the file every 3 hours"`,
    ],
    [
      'advice that cites a claim',
      change(option, 'run [sq-no-server]', 'run [sq-no-server, advice]'),
      `${option}:3 briefs.operation.text: [sq-no-server, advice] is both advice and cited; keep the claims, or put the advice into a sentence of its own`,
    ],
    [
      'a text that is too long',
      change(option, 'One writer at a time [sq-one-writer]."', `${'On and on '.repeat(20)}[sq-one-writer]."`),
      `${option}:11 fits.many-writers.text: this has 200 characters without its markers; shorten it to at most 75`,
    ],
    [
      'a marker in a short form',
      change(option, 'short: no server', 'short: "no server [sq-no-server]"'),
      `${option}:4 briefs.operation.short: this text takes no [marker]; remove it, and cite in the text beside it`,
    ],
    [
      'an aspect that does not exist',
      change(option, 'operation:', 'operations:'),
      `${option}:3 briefs.operations: there is no aspect "operations"; did you mean "operation"?`,
    ],
    [
      'a need that does not exist',
      change(option, '  embedded:', '  embed:'),
      `${option}:7 fits.embed: there is no need "embed"; did you mean "embedded"?`,
    ],
    [
      'first steps for a need that does not exist',
      change(option, 'second-copy:', 'second-copies:'),
      `${option}:15 firstSteps.needs.second-copies: there is no need "second-copies"; did you mean "second-copy"?`,
    ],
    [
      'a slide of two lines',
      change(option, '    - "Not over a network [sq-network]"\n', ''),
      `${option}:20 readers.slide: a slide has three lines`,
    ],
    [
      'a long line on a slide',
      change(option, '"No server [', '"It has no server and needs nobody at all to run one for you ['),
      `${option}:20 readers.slide[0]: a line of a slide has at most 12 words; shorten it`,
    ],
    [
      'a gist of an option that does not exist',
      change(
        between,
        'gists:\n  - { options: [sqlite, postgresql]',
        'gists:\n  - { options: [sqlite, postgres]',
      ),
      `${between}:2 gists[0].options[1]: there is no option "postgres"; did you mean "postgresql"?`,
    ],
    [
      'a gist given twice',
      change(
        between,
        'tips:',
        '  - { options: [postgresql, sqlite], text: "One or the other [advice]." }\ntips:',
      ),
      `${between}:3 gists[1]: there's already one for postgresql, sqlite; keep one`,
    ],
    [
      'a gist that names an option twice',
      change(between, '[sqlite, postgresql], text', '[sqlite, sqlite], text'),
      `${between}:2 gists[0].options: it names an option twice; name each once`,
    ],
    [
      'a tip for an aspect that does not exist',
      change(between, '  writes:', '  write:'),
      `${between}:4 tips.write: there is no aspect "write"; did you mean "writes"?`,
    ],
    [
      'a move that goes nowhere',
      change(between, 'to: postgresql', 'to: sqlite'),
      `${between}:7 moves[0].to: it moves to where it comes from; name another option`,
    ],
    [
      'a move without steps',
      change(between, '["Dump it, then load it [advice]."]', '[]'),
      `${between}:11 moves[0].steps: at least one point is needed`,
    ],
    [
      'a point of a move on a claim that does not exist',
      change(between, 'read it [sq-network]', 'read it [sq-networks]'),
      `${between}:9 moves[0].worth[0]: there is no claim "sq-networks"`,
    ],
    [
      'a term whose source does not exist',
      change('terms.yaml', 'source: pg-mvcc', 'source: pg-mvc'),
      'terms.yaml:5 [0].source: there is no source "pg-mvc"; did you mean "pg-mvcc"',
    ],
    [
      'a name that means two terms',
      change(
        'terms.yaml',
        '- id: mvcc',
        '- { id: snapshot, name: Mvcc, means: "A view.", source: pg-mvcc, why: "It stays as it was [advice]." }\n- id: mvcc',
      ),
      'terms.yaml:2 [1]: "mvcc" already names another term; keep one',
    ],
    [
      'an answer that cites a claim that does not exist',
      change(questions, 'locks [sq-network]', 'locks [sq-net]'),
      `${questions}:5 [0].first: there is no claim "sq-net"`,
    ],
    [
      'an option without an answer of its own',
      change(questions, '    postgresql: { first: "Yes, one to run and watch [pg-server]." }\n', ''),
      `${questions}:11 [1].answers: the question says {option}, so it needs an answer for each option; add postgresql to \`answers\``,
    ],
    [
      'one answer to a question that says {option}',
      change(questions, '[remote ok?]', '["is {option} ok remotely?"]'),
      `${questions}:5 [0].first: the question says {option}, so it needs an answer for each option; add postgresql, sqlite to \`answers\``,
    ],
    [
      'an answer for an option that the question is not about',
      change(questions, '- id: server\n', '- id: server\n  options: [sqlite]\n'),
      `${questions}:13 [1].answers.postgresql: the question isn't about "postgresql"; add it to \`options\`, or remove the answer`,
    ],
    [
      'points without a first line',
      change(
        questions,
        '  first: "No for SQLite: a network file system breaks its locks [sq-network]."\n',
        '',
      ),
      `${questions}:1 [0].first: points follow a first line; add \`first\`, or remove \`then\``,
    ],
  ])('%s', (_, made, problem) => {
    expect(problemsOf(authoredTopic(made))).toEqual([expect.stringContaining(problem)]);
  });

  it('a file about no option, and a second one about the same', () => {
    const folder = authoredTopic();
    const path = join(folder, option);
    cpSync(path, join(folder, 'authored/sqlite.yml'));
    writeFileSync(join(folder, 'authored/sqlit.yaml'), 'briefs: {}\n');
    expect(problemsOf(folder)).toEqual([
      'authored/sqlit.yaml:1: there is no option "sqlit"; did you mean "sqlite"?',
      'authored/sqlite.yml:1: another file is about sqlite; keep one',
    ]);
  });
});
