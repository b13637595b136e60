import { Command, Option } from 'commander';
import type { Knowledge } from '../../../../knowledge/schema.ts';
import { csvOf } from '../../../decisions/csv.ts';
import { type ExportedRecord, exportedRecords } from '../../../decisions/exported-records.ts';
import { fileNameOf } from '../../../decisions/file-name.ts';
import { importedMadr } from '../../../decisions/imported-madr.ts';
import { jsonOf } from '../../../decisions/json.ts';
import { madrOf } from '../../../decisions/madr.ts';
import { withPeopleNamed } from '../../../decisions/named-people.ts';
import { syncFolder } from '../../../decisions/sync-folder.ts';
import { withTheirNames } from '../../shell/named-records.ts';
import type { PeopleNames } from '../../shell/people-names.ts';
import { type StoreShell, withStore } from '../../shell/store-shell.ts';

type Flags = {
  readonly format: 'madr' | 'json' | 'csv';
  readonly id?: string;
  readonly workspace?: string;
  readonly closed: boolean;
  readonly bom: boolean;
  readonly names: boolean;
};

export type DecisionsShell = StoreShell & {
  readonly knowledge: () => Knowledge;
  readonly namesOf: PeopleNames;
};

/** `tradeoff export decisions [FOLDER]`: exports decision records as Markdown (MADR), JSON or CSV. */
export function exportDecisionsCommand(shell: DecisionsShell): Command {
  return new Command('decisions')
    .description('export recorded decisions as Markdown (MADR), JSON or CSV')
    .argument(
      '[folder]',
      'folder to keep in sync, with one Markdown file per decision (default: standard output)',
    )
    .addOption(
      new Option('--format <format>', 'output format').choices(['madr', 'json', 'csv']).default('madr'),
    )
    .option('--id <id>', 'export one decision only')
    .option('--workspace <id>', 'export one workspace only; required for Markdown if there are several')
    .option('--closed', 'include decisions made in private places', false)
    .option('--bom', 'start CSV with a byte order mark, for Excel', false)
    .option('--no-names', 'show ids of people, without asking the platforms for their names')
    .action((folder: string | undefined, flags: Flags, command: Command) => {
      if (folder !== undefined && flags.format !== 'madr')
        command.error('error: a folder holds Markdown only; JSON and CSV go to standard output', {
          exitCode: 2,
        });
      if (flags.bom && flags.format !== 'csv')
        command.error('error: --bom is for --format csv', { exitCode: 2 });
      if (folder !== undefined && flags.id !== undefined)
        command.error('error: a folder holds all decisions; use --id without a folder', { exitCode: 2 });
      return withStore(shell, async (store) => {
        const { workspace = null, id = null, closed } = flags;
        const records = await exportedRecords(store, { workspace, id, closed });
        if (id !== null && records.length === 0)
          throw new Error(
            `there is no recorded decision ${id}; "tradeoff export decisions --format csv" lists all of them`,
          );
        const named = await withTheirNames(records, flags.names ? shell.namesOf : async () => new Map());
        const shown = named.map((record) => ({
          ...record,
          decision: withPeopleNamed(record.decision, record.names),
        }));
        if (flags.format === 'json') shell.stdout.write(jsonOf(named));
        else if (flags.format === 'csv') shell.stdout.write(csvOf(shown, { mark: flags.bom }));
        else await writeMarkdown(shell, folder, shown);
      });
    });
}

async function writeMarkdown(
  { stdout, knowledge }: DecisionsShell,
  folder: string | undefined,
  records: readonly ExportedRecord[],
): Promise<void> {
  const workspaces = [...new Set(records.map(({ workspace }) => workspace))];
  if (workspaces.length > 1)
    throw new Error(
      `there are decisions from several workspaces; choose one with --workspace: ${workspaces.join(', ')}`,
    );
  const { topics } = knowledge();
  const titles = new Map(records.map(({ id, decision }) => [id, decision.content.title]));
  const imported = new Map(
    records.flatMap(({ id, decision }) =>
      decision.imported === undefined
        ? []
        : [[decision.imported.path, fileNameOf(id, decision.content.title)] as const],
    ),
  );
  const files = new Map(
    records.map(({ id, decision }) => {
      const topic = topics.find((known) => known.id === decision.content.topic);
      const text =
        decision.imported === undefined
          ? madrOf(id, decision, topic, titles)
          : importedMadr(id, decision, decision.imported, (path) => imported.get(path) ?? null);
      return [fileNameOf(id, decision.content.title), text];
    }),
  );
  if (folder === undefined) {
    stdout.write([...files.values()].join('\n'));
    return;
  }
  const { written, same, removed } = await syncFolder(folder, files);
  stdout.write(`${folder}: ${written} written, ${same} unchanged, ${removed} removed\n`);
}
