import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic } from '../run-program.ts';

const gramps = `
briefs:
  caretaking:
    text: "Gramps is a desktop program: there's nothing to run [gr-no-server]. Back up the tree [advice]."
    short: no server
fits:
  one-laptop:
    meets: well
    text: "It's all on your computer [gr-no-server]."
  many-relatives:
    meets: poorly
    text: "One person at a time [gr-one-editor]."
firstSteps:
  start: "Open a tree with \`gramps -O mine\` [advice]."
  needs:
    pure-gedcom: "Copy the tree while nobody edits it [advice]."
  read: "Read what it's for [advice]."
readers:
  manager: "Gramps needs no server and nobody to run one [gr-no-server]."
  slide:
    - "No server [gr-no-server]"
    - "One person at a time [gr-one-editor]"
    - "GEDCOM in and out [gr-gedcom]"
  line: "A tree on one computer [gr-no-server]."
`;

const between = `
gists:
  - { options: [gramps, webtrees], text: "Gramps for one computer [gr-no-server], webtrees for many relatives [wt-together]." }
tips:
  teamwork: "webtrees, once several people edit at once [gr-one-editor, wt-together]."
moves:
  - from: gramps
    to: webtrees
    verdict: "Yes, when relatives wait for each other [gr-one-editor]."
    worth: ["The tree has to be GEDCOM throughout [gr-gedcom]."]
    notWorth: ["There's one genealogist [advice]."]
    steps: ["Export it, then import it [advice]."]
    lose: ["Running without a server [wt-server]."]
together:
  - options: [gramps, webtrees]
    verdict: "Yes: Gramps at your desk, webtrees for the family [advice]."
    how: ["Export the tree once a month [advice]."]
    costs: ["There's a server to run after all [wt-server]."]
    when: ["You work offline [advice]."]
`;

const terms = `
- id: moderation
  name: Moderation
  aliases: [pending  changes]
  means: "What somebody changes is shown to the others once a moderator has accepted it."
  source: wt-home
  why: "webtrees has it, so relatives don't wait for each other [wt-together]."
`;

const questions = `
- id: wire
  form: yes-no
  phrasings: [gedcom ok?]
  claims: [gr-gedcom]
  first: "No for Gramps: GEDCOM holds less than its trees [gr-gedcom]."
  then: ["Take webtrees for that [advice]."]
- id: server
  form: yes-no
  phrasings: ["does {option} need a server?"]
  answers:
    gramps: { first: "No, it's a desktop program [gr-no-server]." }
    webtrees: { first: "Yes, one to run and watch [wt-server]." }
`;

/** By their names in the topic's folder. */
const files: Readonly<Record<string, string>> = {
  'authored/gramps.yaml': gramps,
  'authored/between.yaml': between,
  'terms.yaml': terms,
  'questions.yaml': questions,
};

export type Change = { readonly file: string; readonly from: string; readonly to: string };

/** A folder with the genealogy topic and what's written for people about it, with parts of the latter changed. */
export function authoredTopic(...changes: readonly Change[]): string {
  const folder = newFolder();
  cpSync(genealogyTopic, folder, { recursive: true });
  mkdirSync(join(folder, 'authored'));
  for (const [name, written] of Object.entries(files)) {
    const text = changes
      .filter(({ file }) => file === name)
      .reduce((changed, { from, to }) => {
        if (!changed.includes(from)) throw new Error(`${name} has no "${from}"`);
        return changed.replace(from, to);
      }, written.trimStart());
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
