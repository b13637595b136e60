import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createFolderReader, type FolderReader, type RawFile } from './folder-reader.ts';
import type { Problem } from './problem.ts';

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
  'openings.yaml',
  'terms.yaml',
  'pairs.yaml',
] as const;
const folders = ['options', 'alternatives', 'phrasings', 'authored'] as const;

/**
 * Reads every topic below a root: the root itself if it has a `topic.yaml`, otherwise the folders in it that
 * do.
 *
 * @param problems receives what could not be read
 */
export function readTopicFolders(root: string, problems: Problem[]): RawTopic[] {
  const reader = createFolderReader(root, problems);
  return topicFolders(root, reader).map((folder) => {
    const before = problems.length;
    const files = readFiles(folder, reader);
    return { folder, files, complete: problems.length === before };
  });
}

function topicFolders(root: string, { names, problem }: FolderReader): string[] {
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    problem(root, 'there is no such folder; check KNOWLEDGE_DIR or the path given');
    return [];
  }
  if (existsSync(join(root, 'topic.yaml'))) return [root];
  const found = names(root)
    .map((name) => join(root, name))
    .filter((path) => existsSync(join(path, 'topic.yaml')));
  // A folder without topics is a mistake or a partial copy: its topics would go missing unnoticed.
  if (found.length === 0)
    problem(root, 'no topic.yaml in it or one level below; a topic is a folder that has one');
  return found;
}

function readFiles(folder: string, { names, read }: FolderReader): Map<string, RawFile> {
  const wanted = [
    ...always,
    ...perhaps.filter((name) => existsSync(join(folder, name))),
    ...folders.flatMap((sub) =>
      (existsSync(join(folder, sub)) ? names(join(folder, sub)) : [])
        .filter((name) => /\.ya?ml$/.test(name))
        .map((name) => `${sub}/${name}`),
    ),
  ];
  const files = new Map<string, RawFile>();
  for (const name of wanted) {
    const file = read(join(folder, name));
    if (file !== undefined) files.set(name, file);
  }
  return files;
}
