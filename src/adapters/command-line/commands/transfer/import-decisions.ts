import { Command } from 'commander';
import type { Knowledge } from '../../../../knowledge/schema.ts';
import { type FileReport, importDecisions } from '../../../decisions/import/import-decisions.ts';
import { readFolder } from '../../../decisions/import/read-folder.ts';
import { repositoryDays } from '../../../decisions/import/repository-days.ts';
import { printable } from '../../../text/printable.ts';
import { onlyWorkspace } from '../../shell/only-workspace.ts';
import { type StoreShell, withStore } from '../../shell/store-shell.ts';

type Flags = { readonly workspace?: string; readonly url?: string; readonly dryRun: boolean };

export type ImportShell = StoreShell & { readonly knowledge: () => Knowledge };

/** `tradeoff import decisions FOLDER`: records that were written elsewhere, as Markdown files. */
export function importDecisionsCommand(shell: ImportShell): Command {
  return new Command('decisions')
    .description(
      'import decision records (MADR, adr-tools, Log4brains) from Markdown files; repeating it changes nothing',
    )
    .argument('<folder>', 'folder with the records; those of folders in it are imported, too')
    .option('--workspace <id>', 'whose decisions they are; required if there are several workspaces')
    .option('--url <address>', "https address of the folder, for links to the records' files")
    .option('--dry-run', 'say what would be imported, and import nothing', false)
    .action((folder: string, { workspace, url, dryRun }: Flags, command: Command) => {
      if (url !== undefined && !/^https:\/\/\S+$/.test(url))
        command.error('error: --url is the https address of the folder, as people open it', { exitCode: 2 });
      return withStore(shell, async (store) => {
        const files = await readFolder(folder);
        const reports = await importDecisions(files, {
          store,
          workspace: await onlyWorkspace(store, workspace),
          knowledge: shell.knowledge(),
          days: await repositoryDays(folder),
          address: url ?? null,
          isTrial: dryRun,
        });
        shell.stdout.write(reportText(reports, dryRun));
      });
    });
}

/** A line for each file, what couldn't be read below it, and how many of each there are. */
function reportText(reports: readonly FileReport[], isTrial: boolean): string {
  const lines = reports.flatMap(({ path, outcome, unread }) => [
    `${printable(path)}: ${outcomeWords(outcome)}`,
    ...unread.map((sentence) => `    ${printable(sentence)}`),
  ]);
  const count = (kind: FileReport['outcome']['kind']): number =>
    reports.filter(({ outcome }) => outcome.kind === kind).length;
  const whole = reports.filter(
    ({ outcome, unread }) => outcome.kind !== 'none' && unread.length === 0,
  ).length;
  const records = reports.length - count('none');
  const total = [
    `${count('added')} added`,
    `${count('same')} unchanged`,
    `${count('updated')} updated`,
    ...(count('kept') > 0 ? [`${count('kept')} left as they are here`] : []),
    `${count('none')} not imported`,
  ].join(', ');
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    `${isTrial ? 'Nothing was imported. It would be: ' : ''}${total}; ${whole} of ${records} records were read whole.`,
    '',
  ].join('\n');
}

function outcomeWords(outcome: FileReport['outcome']): string {
  switch (outcome.kind) {
    case 'none':
      return `not imported: it ${outcome.why}`;
    case 'added':
      return `${outcome.id}, ${outcome.decision.status}, added`;
    case 'same':
      return `${outcome.id}, ${outcome.decision.status}, unchanged`;
    case 'updated':
      return `${outcome.id}, ${outcome.decision.status}, updated: its file has changed`;
    case 'kept':
      return `${outcome.id}, ${outcome.decision.status}, left as it is: both its file and its record here have changed`;
    default:
      return outcome satisfies never;
  }
}
