import { Command } from 'commander';
import { builtInFolder, loadKnowledge } from '../../../knowledge/load.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import type { Shell } from '../shell/shell.ts';

/** `tradeoff check [dir...]`: validates topic folders. Fails with the first twenty problems, their lines and fixes. */
export function checkCommand({ stdout, environment }: Shell): Command {
  return new Command('check')
    .description(
      'validate topic folders; problems are reported with their file, line and fix, twenty at a time',
    )
    .argument(
      '[dir...]',
      'topic folders, or folders of topic folders (default: the built-in ones and KNOWLEDGE_DIR)',
    )
    .action((folders: readonly string[]) => {
      const { topics } = loadKnowledge(
        folders.length > 0 ? folders : [builtInFolder, ...environment.knowledgeFolders],
      );
      for (const topic of topics) stdout.write(`${summary(topic)}\n`);
    });
}

function summary({ id, options, alternatives, aspects, criteria, needs, claims, sources }: Topic): string {
  const counts = [
    count(options, 'option'),
    count(alternatives, 'alternative'),
    count(aspects, 'aspect'),
    `${criteria.length} ${criteria.length === 1 ? 'criterion' : 'criteria'}`,
    count(needs, 'need'),
    count(claims, 'claim'),
    count(sources, 'source'),
  ];
  return `${id}: fine (${counts.join(', ')})`;
}

function count(list: readonly unknown[], noun: string): string {
  return `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
}
