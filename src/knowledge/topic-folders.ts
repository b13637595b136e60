import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath, type Problem } from './problem.ts';

/** A knowledge file, unparsed. */
export type RawFile = { readonly path: string; readonly text: string };

export type RawTopic = {
  readonly folder: string;
  /** By their names in the folder. */
  readonly files: ReadonlyMap<string, RawFile>;
  /** False if a file could not be read, so that its content is unknown. */
  readonly complete: boolean;
};

/** The files that every topic has, those that it may have, and its folders of files. */
const always = ['topic.yaml', 'aspects.yaml', 'criteria.yaml', 'needs.yaml', 'sources.yaml'] as const;
const perhaps = [
  'general.yaml',
  'beyond.yaml',
  'need-weights.yaml',
  'questions.yaml',
  'unanswered.yaml',
  'terms.yaml',
] as const;
const folders = ['options', 'alternatives', 'phrasings', 'authored'] as const;

/**
 * Reads every topic below a root: the root itself if it has a `topic.yaml`, otherwise the folders in it that
 * do.
 *
 * @param problems receives what could not be read
 */
export function readTopicFolders(root: string, problems: Problem[]): RawTopic[] {
  return topicFolders(root, problems).map((folder) => {
    const before = problems.length;
    const files = readFiles(folder, problems);
    return { folder, files, complete: problems.length === before };
  });
}

function topicFolders(root: string, problems: Problem[]): string[] {
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    problems.push({
      file: displayPath(root),
      line: null,
      at: '',
      says: 'there is no such folder; check KNOWLEDGE_DIR or the path given',
    });
    return [];
  }
  if (existsSync(join(root, 'topic.yaml'))) return [root];
  const found = readdirSync(root)
    .sort()
    .map((name) => join(root, name))
    .filter((path) => existsSync(join(path, 'topic.yaml')));
  // A folder without topics is a mistake or a partial copy: its topics would go missing unnoticed.
  if (found.length === 0)
    problems.push({
      file: displayPath(root),
      line: null,
      at: '',
      says: 'no topic.yaml in it or one level below; a topic is a folder that has one',
    });
  return found;
}

function readFiles(folder: string, problems: Problem[]): Map<string, RawFile> {
  const names = [
    ...always,
    ...perhaps.filter((name) => existsSync(join(folder, name))),
    ...folders.flatMap((sub) => yamlNames(join(folder, sub)).map((name) => `${sub}/${name}`)),
  ];
  const files = new Map<string, RawFile>();
  for (const name of names) {
    const path = join(folder, name);
    try {
      files.set(name, { path, text: readFileSync(path, 'utf8') });
    } catch (error) {
      problems.push({
        file: displayPath(path),
        line: null,
        at: '',
        says: `it cannot be read (${reason(error)}); add the file or fix its permissions`,
      });
    }
  }
  return files;
}

function yamlNames(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
    : [];
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
