import type { Command } from 'commander';
import { knowledgeOf } from './shell/knowledge-folders.ts';
import { storeShell } from './shell/open-store.ts';
import type { Shell } from './shell/shell.ts';

/** The commands, in the order of the help. The file of each is read only where it is wanted. */
const commandTable: Readonly<Record<string, (shell: Shell) => Promise<Command>>> = {
  start: async (shell) => (await import('./commands/start.ts')).startCommand(shell),
  chat: async (shell) => (await import('./commands/chat.ts')).chatCommand(shell),
  ask: async (shell) => (await import('./commands/ask.ts')).askCommand(shell),
  chart: async (shell) => (await import('./commands/chart.ts')).chartCommand(shell),
  pipe: async (shell) => (await import('./commands/pipe.ts')).pipeCommand(shell),
  mcp: async (shell) => (await import('./commands/mcp.ts')).mcpCommand(shell),
  check: async (shell) => (await import('./commands/check.ts')).checkCommand(shell),
  coverage: async (shell) => (await import('./commands/coverage.ts')).coverageCommand(shell),
  schema: async (shell) => (await import('./commands/schema.ts')).schemaCommand(shell),
  manifest: async ({ stdout, environment }) => {
    const { manifestCommand } = await import('./commands/manifest.ts');
    return manifestCommand({ stdout, knowledge: () => knowledgeOf(environment) });
  },
  register: async ({ stdout, environment: { discord } }) =>
    (await import('./commands/register.ts')).registerCommand({ stdout, discord }),
  invite: async ({ stdout, environment: { discord } }) =>
    (await import('./commands/invite.ts')).inviteCommand({ stdout, discord }),
  doctor: async ({ stdout, environment }) => {
    const { doctorCommand } = await import('./commands/doctor.ts');
    const { examineAll, patientOf } = await import('./doctor/examine-all.ts');
    return doctorCommand({
      stdout,
      discord: environment.discord,
      slack: patientOf(environment),
      all: () => examineAll(environment),
    });
  },
  gaps: async (shell) => (await import('./commands/gaps.ts')).gapsCommand(storeShell(shell)),
  migrate: async (shell) => (await import('./commands/migrate.ts')).migrateCommand(storeShell(shell)),
  export: async (shell) => {
    const { exportCommand } = await import('./commands/export.ts');
    return exportCommand({ ...storeShell(shell), knowledge: () => knowledgeOf(shell.environment) });
  },
  import: async (shell) => (await import('./commands/import.ts')).importCommand(storeShell(shell)),
  forget: async (shell) => (await import('./commands/forget.ts')).forgetCommand(storeShell(shell)),
};

/** The command that a call names first; all of them where it names none, for the help and the errors. */
export async function commandsFor(first: string | undefined, shell: Shell): Promise<readonly Command[]> {
  const named = Object.entries(commandTable).filter(([name]) => name === first);
  const wanted = named.length > 0 ? named : Object.entries(commandTable);
  return Promise.all(wanted.map(([, make]) => make(shell)));
}
