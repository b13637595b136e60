import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { rank } from '../../../../core/ranking/scores.ts';
import { buildTopic } from '../../../../core/team-topics/build/build-topic.ts';
import { openTeamTopicStore } from '../../../../core/team-topics/shelf/team-topic-store.ts';
import type { TeamTopic } from '../../../../core/team-topics/state/team-topic.ts';
import { teamTopicId } from '../../../../core/team-topics/state/topic-ids.ts';
import { bringTopic } from '../../../../core/team-topics/transfer/brought-topic.ts';
import type { OptionsAre } from '../../../../core/team-topics/transfer/matrix/layout.ts';
import { type ReadMatrix, readMatrix } from '../../../../core/team-topics/transfer/matrix/read-matrix.ts';
import { topicOfFolder } from '../../../../core/team-topics/transfer/topic-of-folder.ts';
import { loadKnowledge } from '../../../../knowledge/load.ts';
import { libraryOf } from '../../../../knowledge/queries.ts';
import type { Knowledge } from '../../../../knowledge/schema.ts';
import { readRegularFile } from '../../../../regular-file.ts';
import { decodeText } from '../../../text/decode-text.ts';
import { printable } from '../../../text/printable.ts';
import { onlyWorkspace } from '../../shell/only-workspace.ts';
import { withStore } from '../../shell/store-shell.ts';
import type { ImportShell } from './import-decisions.ts';

type Flags = {
  readonly workspace?: string;
  readonly name?: string;
  readonly by: string;
  readonly options?: OptionsAre;
  readonly scale?: number;
  readonly less: readonly string[];
  readonly dryRun: boolean;
};

/** A spreadsheet of a few options; more is none. In bytes. */
const mostBytes = 1_000_000;

/** `tradeoff import topic FOLDER|CSV`: a choice of a team's own from a topic's folder or a decision matrix. */
export function importTopicCommand(shell: ImportShell): Command {
  return new Command('topic')
    .description("start a choice of a team's own from a topic folder, or from a decision matrix as CSV")
    .argument('<source>', 'folder of a topic, or a file that a spreadsheet exported')
    .option('--workspace <id>', 'whose it is; required if there are several workspaces')
    .option('--name <name>', "what it's called (default: as in the folder, or as the file)")
    .option('--by <id>', 'who starts it, by the platform’s id', '')
    .addOption(
      new Option(
        '--options <where>',
        'where the options are in the file (default: told by the labels)',
      ).choices(['rows', 'columns']),
    )
    .option(
      '--scale <highest>',
      'the highest rating there could be (default: told by the figures)',
      highestIn,
    )
    .option('--less <criteria>', 'criteria of which less is better, separated by commas', listIn, [])
    .option('--dry-run', 'say how it would be read, and import nothing', false)
    .action((source: string, flags: Flags) =>
      withStore(shell, async (store) => {
        const workspace = await onlyWorkspace(store, flags.workspace);
        const checked = shell.knowledge();
        const { topic: brought, lines, content } = readSource(source, flags, checked);
        const operation = createHash('sha256')
          .update(JSON.stringify([content, brought.name]))
          .digest('hex');
        const id = teamTopicId(workspace, 'import', operation);
        const started = bringTopic(brought, { author: flags.by, at: store.now(), operation });
        if (started.kind === 'refused') throw new Error(started.says);
        for (const line of lines) shell.stdout.write(`${printable(line)}\n`);
        shell.stdout.write(`${printable(ranked(id, started.topic, checked))}\n`);
        if (flags.dryRun) {
          shell.stdout.write('Nothing was imported.\n');
          return;
        }
        const topics = openTeamTopicStore(store, () => store.now());
        const known = await topics.load(workspace, id);
        if (known === undefined && (await topics.start(workspace, id, started.topic)) === 'full')
          throw new Error('the workspace has as many open choices without a channel as it may');
        shell.stdout.write(
          known === undefined
            ? `${printable(started.topic.name)}: imported as ${id}\n`
            : `${printable(known.topic.name)}: imported before, as ${id}; left as it is\n`,
        );
      }),
    );
}

/** What's imported, how it was read, and all that it was read from. */
type Source = ReadMatrix & { readonly content: unknown };

function readSource(source: string, flags: Flags, checked: Knowledge): Source {
  if (statSync(source, { throwIfNoEntry: false })?.isDirectory() === true) {
    const [topic, ...others] = loadKnowledge([source]).topics;
    if (topic === undefined || others.length > 0)
      throw new Error(`${source} has ${others.length + 1} topics; name the folder of one`);
    const brought = topicOfFolder(topic, checked);
    return { topic: { ...brought, name: flags.name ?? brought.name }, lines: [], content: topic };
  }
  const file = readRegularFile(source, mostBytes);
  if (file.kind !== 'read') throw new Error(`${source} can't be read: ${whyUnread(file)}`);
  const text = decodeText(file.bytes);
  if (text === null) throw new Error(`${source} is neither UTF-8 nor UTF-16; export it as UTF-8`);
  const read = readMatrix(
    text,
    {
      name: flags.name ?? basename(source).replace(/\.[^.]*$/, ''),
      optionsAre: flags.options ?? null,
      scale: flags.scale ?? null,
      less: flags.less,
    },
    checked,
  );
  if (typeof read === 'string') throw new Error(`${source}: ${read}`);
  return { ...read, content: [text, flags.options, flags.scale, flags.less] };
}

function whyUnread(file: Exclude<ReturnType<typeof readRegularFile>, { kind: 'read' }>): string {
  switch (file.kind) {
    case 'irregular':
      return `it's ${file.is}`;
    case 'too large':
      return `it's larger than ${mostBytes} bytes`;
    case 'unreadable':
      return file.code;
    default:
      return file satisfies never;
  }
}

/** "By their weights: Keycloak 4.0, Auth0 3.3" */
function ranked(id: string, topic: TeamTopic, checked: Knowledge): string {
  const library = libraryOf(buildTopic(id, topic, checked));
  const { ranked: order } = rank(library, {
    needs: library.topic.ofTeam?.standing ?? [],
    candidates: library.options,
    knows: [],
  });
  return order.length === 0
    ? 'Nothing is rated yet.'
    : `By its weights: ${order.map(({ option, score }) => `${library.nameOf(option)} ${score.toFixed(1)}`).join(', ')}`;
}

function highestIn(text: string): number {
  const highest = Number(text);
  if (!(highest > 0 && highest <= 1_000_000)) throw new InvalidArgumentError('Write a figure, such as 10.');
  return highest;
}

function listIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((title) => title.trim())
    .filter((title) => title !== '');
}
