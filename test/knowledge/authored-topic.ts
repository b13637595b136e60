import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../new-folder.ts';
import { databasesTopic } from '../run-program.ts';

const sqlite = `
briefs:
  operation:
    text: "SQLite is a library: there's nothing to run [sq-no-server]. Back up the file [advice]."
    short: no server
fits:
  embedded:
    meets: well
    text: "It's one file inside your application [sq-no-server]."
  many-writers:
    meets: poorly
    text: "One writer at a time [sq-one-writer]."
firstSteps:
  start: "Open a file with \`sqlite3 app.db\` [advice]."
  needs:
    second-copy: "Copy the file while nobody writes [advice]."
  read: "Read what it's for [advice]."
readers:
  manager: "SQLite needs no server and nobody to run one [sq-no-server]."
  slide:
    - "No server [sq-no-server]"
    - "One writer at a time [sq-one-writer]"
    - "Not over a network [sq-network]"
  line: "A database in a file [sq-no-server]."
`;

const between = `
gists:
  - { options: [sqlite, postgresql], text: "SQLite for one machine [sq-network], PostgreSQL for many writers [pg-concurrency]." }
tips:
  writes: "PostgreSQL, once several people write at once [sq-one-writer, pg-concurrency]."
moves:
  - from: sqlite
    to: postgresql
    verdict: "Yes, when writers wait for each other [sq-one-writer]."
    worth: ["A second machine has to read it [sq-network]."]
    notWorth: ["There's one user [advice]."]
    steps: ["Dump it, then load it [advice]."]
    lose: ["Running without a server [pg-server]."]
together:
  - options: [sqlite, postgresql]
    verdict: "Yes: SQLite on the device, PostgreSQL behind it [advice]."
    how: ["Keep them in step with your own code [advice]."]
    costs: ["There's a server to run after all [pg-server]."]
    when: ["Devices work offline [advice]."]
`;

const terms = `
- id: mvcc
  name: MVCC
  aliases: [multiversion  concurrency control]
  means: "Each reader sees the data as it was when it began, so that writers don't block it."
  source: pg-mvcc
  why: "PostgreSQL has it, so readers and writers don't wait for each other [pg-concurrency]."
`;

const questions = `
- id: wire
  form: yes-no
  phrasings: [remote ok?]
  claims: [sq-network]
  first: "No for SQLite: a network file system breaks its locks [sq-network]."
  then: ["Take PostgreSQL for that [advice]."]
- id: server
  form: yes-no
  phrasings: ["does {option} need a server?"]
  answers:
    sqlite: { first: "No, it's a library [sq-no-server]." }
    postgresql: { first: "Yes, one to run and watch [pg-server]." }
`;

/** By their names in the topic's folder. */
const files: Readonly<Record<string, string>> = {
  'authored/sqlite.yaml': sqlite,
  'authored/between.yaml': between,
  'terms.yaml': terms,
  'questions.yaml': questions,
};

export type Change = { readonly file: string; readonly from: string; readonly to: string };

/** A folder with the databases topic and what's written for people about it, with parts of the latter changed. */
export function authoredTopic(...changes: readonly Change[]): string {
  const folder = newFolder();
  cpSync(databasesTopic, folder, { recursive: true });
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
