import { Command, Option } from 'commander';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { csvOf } from '../../decisions/csv.ts';
import { fileNameOf } from '../../decisions/file-name.ts';
import { syncFolder } from '../../decisions/sync-folder.ts';
import { jsonOf } from '../../decisions/json.ts';
import { madrOf } from '../../decisions/madr.ts';
import { type ExportedRecord, exportedRecords } from '../../decisions/exported-records.ts';
import { type StoreShell, withStore } from '../shell/store-shell.ts';

type Flags = {
  readonly format: 'madr' | 'json' | 'csv';
  readonly id?: string;
  readonly workspace?: string;
  readonly closed: boolean;
};

export type DecisionsShell = StoreShell & { readonly knowledge: () => Knowledge };

/** `tradeoff export decisions [FOLDER]`: records as Markdown (MADR), JSON or CSV. */
export function exportDecisionsCommand(shell: DecisionsShell): Command {
  return new Command('decisions')
    .description('write the recorded decisions as Markdown (MADR), JSON or CSV')
    .argument('[folder]', 'a folder to keep in step, a Markdown file for each; standard output unless given')
    .addOption(new Option('--format <format>', 'how').choices(['madr', 'json', 'csv']).default('madr'))
    .option('--id <id>', 'one decision')
    .option('--workspace <id>', 'the workspace; needed for Markdown where there are several')
    .option('--closed', 'what was decided in private places too', false)
    .action((folder: string | undefined, flags: Flags, command: Command) => {
      if (folder !== undefined && flags.format !== 'madr')
        command.error('error: a folder is kept in Markdown; JSON and CSV go to standard output', {
          exitCode: 2,
        });
      if (folder !== undefined && flags.id !== undefined)
        command.error('error: a folder has all decisions; --id goes to standard output', { exitCode: 2 });
      return withStore(shell, async (store) => {
        const { workspace = null, id = null, closed } = flags;
        const records = await exportedRecords(store, { workspace, id, closed });
        if (id !== null && records.length === 0)
          throw new Error(
            `there is no recorded decision ${id}; "tradeoff export decisions --format csv" lists them`,
          );
        if (flags.format === 'json') shell.stdout.write(jsonOf(records));
        else if (flags.format === 'csv') shell.stdout.write(csvOf(records));
        else await writeMarkdown(shell, folder, records);
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
    throw new Error(`there are decisions of several workspaces; give --workspace: ${workspaces.join(', ')}`);
  const { topics } = knowledge();
  const titles = new Map(records.map(({ id, decision }) => [id, decision.content.title]));
  const files = new Map(
    records.map(({ id, decision }) => {
      const topic = topics.find((known) => known.id === decision.content.topic);
      return [fileNameOf(id, decision.content.title), madrOf(id, decision, topic, titles)];
    }),
  );
  if (folder === undefined) {
    stdout.write([...files.values()].join('\n'));
    return;
  }
  const { written, same, removed } = await syncFolder(folder, files);
  stdout.write(`${folder}: ${written} written, ${same} unchanged, ${removed} removed\n`);
}
