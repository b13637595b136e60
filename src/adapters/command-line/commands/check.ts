import { Command, InvalidArgumentError } from 'commander';
import { dayOf, plusMonths } from '../../../core/dates/days.ts';
import { builtInFolder, loadKnowledge } from '../../../knowledge/load.ts';
import { KnowledgeError, mostShown, type Problem, problemLine } from '../../../knowledge/problem.ts';
import { reviewTopics } from '../../../knowledge/review/review-topics.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import type { Shell } from '../shell/shell.ts';

type Flags = {
  /** In months. */
  readonly olderThan?: number;
};

/**
 * `tradeoff check [dir...]`: validates topic folders. Fails with the first twenty problems, their lines and fixes; notes what
 * may be intended.
 */
export function checkCommand({ stdout, environment }: Shell): Command {
  return new Command('check')
    .description(
      'validate topic folders; problems are reported with their file, line and fix, twenty at a time',
    )
    .argument(
      '[dir...]',
      'topic folders, or folders of topic folders (default: the built-in ones and KNOWLEDGE_DIR)',
    )
    .option('--older-than <age>', 'note claims older than this: 18m or 2y', monthsIn)
    .action((given: readonly string[], { olderThan }: Flags) => {
      const usual = [builtInFolder, ...environment.knowledgeFolders];
      const folders = given.length > 0 ? given : usual;
      const { topics } = loadKnowledge(folders);
      const now = Date.now();
      const { problems, notes } = reviewTopics(folders, {
        today: dayOf(now),
        oldest: olderThan === undefined ? null : plusMonths(now, -olderThan),
        others: given.length > 0 ? loadKnowledge([builtInFolder]).topics : [],
      });
      if (problems.length > 0) throw new KnowledgeError(folders.join(', '), problems);
      for (const topic of topics) stdout.write(`${summary(topic)}\n`);
      stdout.write(notesText(notes));
    });
}

/** @returns months */
function monthsIn(text: string): number {
  const [, count = '', unit] = /^(\d{1,3})([my])$/.exec(text) ?? [];
  if (unit === undefined) throw new InvalidArgumentError('Write months as 18m and years as 2y.');
  return Number(count) * (unit === 'y' ? 12 : 1);
}

/** What may be intended fails nothing. */
function notesText(notes: readonly Problem[]): string {
  if (notes.length === 0) return '';
  const lines = notes.slice(0, mostShown).map((note) => `- ${problemLine(note)}`);
  const rest = notes.length - lines.length;
  return [
    '',
    'To look at, where it may not be intended:',
    ...lines,
    ...(rest > 0 ? [`- and ${rest} more`] : []),
    '',
  ].join('\n');
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
