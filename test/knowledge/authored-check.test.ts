import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { authoredTopic, type Change } from './authored-topic.ts';
import { problemsOf } from './problems-of.ts';

const change = (file: string, from: string, to: string): Change => ({ file, from, to });
const option = 'authored/gramps.yaml';
const between = 'authored/between.yaml';
const questions = 'questions.yaml';

it('what is written for people has no problems if it names only what exists', () => {
  expect(problemsOf(authoredTopic())).toEqual([]);
});

describe('in what is written for people, the loader reports file, line and fix of', () => {
  it.each<[string, Change, string]>([
    [
      'a sentence that cites nothing',
      change(option, ' [gr-no-server]. Back up the tree [advice]', '. Back up the tree'),
      `${option}:3 briefs.caretaking.text: this sentence cites nothing: end it with [claim-id] or [advice]: "Gramps is a desktop program: there's nothing to run. Back u…"`,
    ],
    [
      'a claim that does not exist',
      change(option, 'time [gr-one-editor]."', 'time [gr-one-editors]."'),
      `${option}:11 fits.many-relatives.text: there is no claim "gr-one-editors"; did you mean "gr-no-server" or "gr-one-editor" or "gr-gedcom"?`,
    ],
    [
      'figures in advice',
      change(option, 'Back up the tree', 'Back up the tree every 3 hours'),
      `${option}:3 briefs.caretaking.text: advice states no figures: cite a claim for this, or leave the figure out: "Back up the tree every 3 hours"`,
    ],
    [
      'advice that cites a claim',
      change(option, 'run [gr-no-server]', 'run [gr-no-server, advice]'),
      `${option}:3 briefs.caretaking.text: [gr-no-server, advice] is both advice and cited; keep the claims, or put the advice into a sentence of its own`,
    ],
    [
      'a text that is too long',
      change(option, 'One person at a time [gr-one-editor]."', `${'On and on '.repeat(20)}[gr-one-editor]."`),
      `${option}:11 fits.many-relatives.text: this has 200 characters without its markers; shorten it to at most 75`,
    ],
    [
      'a marker in a short form',
      change(option, 'short: no server', 'short: "no server [gr-no-server]"'),
      `${option}:4 briefs.caretaking.short: this text takes no [marker]; remove it, and cite in the text beside it`,
    ],
    [
      'an aspect that does not exist',
      change(option, 'caretaking:', 'caretakings:'),
      `${option}:3 briefs.caretakings: there is no aspect "caretakings"; did you mean "caretaking"?`,
    ],
    [
      'a need that does not exist',
      change(option, '  one-laptop:', '  one-laptops:'),
      `${option}:7 fits.one-laptops: there is no need "one-laptops"; did you mean "one-laptop"?`,
    ],
    [
      'first steps for a need that does not exist',
      change(option, 'pure-gedcom:', 'pure-gedcoms:'),
      `${option}:15 firstSteps.needs.pure-gedcoms: there is no need "pure-gedcoms"; did you mean "pure-gedcom"?`,
    ],
    [
      'a slide of two lines',
      change(option, '    - "GEDCOM in and out [gr-gedcom]"\n', ''),
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
        'gists:\n  - { options: [gramps, webtrees]',
        'gists:\n  - { options: [gramps, webtree]',
      ),
      `${between}:2 gists[0].options[1]: there is no option "webtree"; did you mean "webtrees"?`,
    ],
    [
      'a gist given twice',
      change(
        between,
        'tips:',
        '  - { options: [webtrees, gramps], text: "One or the other [advice]." }\ntips:',
      ),
      `${between}:3 gists[1]: there's already one for webtrees, gramps; keep one`,
    ],
    [
      'a gist that names an option twice',
      change(between, '[gramps, webtrees], text', '[gramps, gramps], text'),
      `${between}:2 gists[0].options: it names an option twice; name each once`,
    ],
    [
      'a tip for an aspect that does not exist',
      change(between, '  teamwork:', '  teamworks:'),
      `${between}:4 tips.teamworks: there is no aspect "teamworks"; did you mean "teamwork"?`,
    ],
    [
      'a move that goes nowhere',
      change(between, 'to: webtrees', 'to: gramps'),
      `${between}:7 moves[0].to: it moves to where it comes from; name another option`,
    ],
    [
      'a move without steps',
      change(between, '["Export it, then import it [advice]."]', '[]'),
      `${between}:11 moves[0].steps: at least one point is needed`,
    ],
    [
      'a point of a move on a claim that does not exist',
      change(between, 'throughout [gr-gedcom]', 'throughout [gr-gedcoms]'),
      `${between}:9 moves[0].worth[0]: there is no claim "gr-gedcoms"`,
    ],
    [
      'a term whose source does not exist',
      change('terms.yaml', 'source: wt-home', 'source: wt-hom'),
      'terms.yaml:5 [0].source: there is no source "wt-hom"; did you mean "wt-home"',
    ],
    [
      'a name that means two terms',
      change(
        'terms.yaml',
        '- id: moderation',
        '- { id: acceptance, name: moderation, means: "A look.", source: wt-home, why: "Somebody looks [advice]." }\n- id: moderation',
      ),
      'terms.yaml:2 [1]: "moderation" already names another term; keep one',
    ],
    [
      'an answer that cites a claim that does not exist',
      change(questions, 'trees [gr-gedcom]', 'trees [gr-ged]'),
      `${questions}:5 [0].first: there is no claim "gr-ged"`,
    ],
    [
      'an option without an answer of its own',
      change(questions, '    webtrees: { first: "Yes, one to run and watch [wt-server]." }\n', ''),
      `${questions}:11 [1].answers: the question says {option}, so it needs an answer for each option; add webtrees to \`answers\``,
    ],
    [
      'one answer to a question that says {option}',
      change(questions, '[gedcom ok?]', '["is {option} ok with gedcom?"]'),
      `${questions}:5 [0].first: the question says {option}, so it needs an answer for each option; add gramps, webtrees to \`answers\``,
    ],
    [
      'an answer for an option that the question is not about',
      change(questions, '- id: server\n', '- id: server\n  options: [gramps]\n'),
      `${questions}:13 [1].answers.webtrees: the question isn't about "webtrees"; add it to \`options\`, or remove the answer`,
    ],
    [
      'points without a first line',
      change(questions, '  first: "No for Gramps: GEDCOM holds less than its trees [gr-gedcom]."\n', ''),
      `${questions}:1 [0].first: points follow a first line; add \`first\`, or remove \`then\``,
    ],
  ])('%s', (_, made, problem) => {
    expect(problemsOf(authoredTopic(made))).toEqual([expect.stringContaining(problem)]);
  });

  it('a file about no option, and a second one about the same', () => {
    const folder = authoredTopic();
    const path = join(folder, option);
    cpSync(path, join(folder, 'authored/gramps.yml'));
    writeFileSync(join(folder, 'authored/gramp.yaml'), 'briefs: {}\n');
    expect(problemsOf(folder)).toEqual([
      'authored/gramp.yaml:1: there is no option "gramp"; did you mean "gramps"?',
      'authored/gramps.yml:1: another file is about gramps; keep one',
    ]);
  });
});
