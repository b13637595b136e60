import type { Command } from 'commander';
import { knowledgeOf } from './shell/knowledge-folders.ts';
import { defaultDataFolder, storeShell } from './shell/open-store.ts';
import type { Shell } from './shell/shell.ts';

/** Every command, in the order of the help. A command's file is loaded only when it's needed. */
const commandTable: Readonly<Record<string, (shell: Shell) => Promise<Command>>> = {
  start: async (shell) => (await import('./commands/start.ts')).startCommand(shell),
  chat: async (shell) => (await import('./commands/chat.ts')).chatCommand(shell),
  ask: async (shell) => (await import('./commands/ask.ts')).askCommand(shell),
  chart: async (shell) => (await import('./commands/chart.ts')).chartCommand(shell),
  pipe: async (shell) => (await import('./commands/pipe.ts')).pipeCommand(shell),
  mcp: async (shell) => (await import('./commands/mcp.ts')).mcpCommand(shell),
  check: async (shell) => (await import('./commands/check.ts')).checkCommand(shell),
  coverage: async (shell) => (await import('./commands/coverage.ts')).coverageCommand(shell),
  try: async (shell) => (await import('./commands/try.ts')).tryCommand(shell),
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
    const { examineAll, examineProxy } = await import('./doctor/examine-all.ts');
    const { patientOf } = await import('./doctor/examine-platform.ts');
    return doctorCommand({
      stdout,
      proxy: examineProxy(environment),
      discord: environment.discord,
      slack: patientOf(environment),
      all: () => examineAll(environment),
    });
  },
  gaps: async (shell) => (await import('./commands/gaps.ts')).gapsCommand(storeShell(shell)),
  migrate: async (shell) => (await import('./commands/migrate.ts')).migrateCommand(storeShell(shell)),
  export: async (shell) => {
    const { exportCommand } = await import('./commands/export.ts');
    const { createPeopleNames } = await import('./shell/people-names.ts');
    return exportCommand({
      ...storeShell(shell),
      knowledge: () => knowledgeOf(shell.environment),
      namesOf: createPeopleNames(shell.environment),
    });
  },
  serve: async (shell) => {
    const { serveCommand } = await import('./commands/serve.ts');
    const { createPeopleNames } = await import('./shell/people-names.ts');
    return serveCommand({
      ...storeShell(shell),
      knowledge: () => knowledgeOf(shell.environment),
      namesOf: createPeopleNames(shell.environment),
      environment: shell.environment,
    });
  },
  import: async (shell) =>
    (await import('./commands/import.ts')).importCommand({
      ...storeShell(shell),
      knowledge: () => knowledgeOf(shell.environment),
    }),
  forget: async (shell) => {
    const { forgetCommand } = await import('./commands/forget.ts');
    const { forgetOnPage } = await import('./shell/web-chat.ts');
    const { dataFolder, databaseUrl } = shell.environment;
    return forgetCommand({
      ...storeShell(shell),
      // With a database, a program that serves the page may be running: nothing says that the folder is ours.
      forgetOnPage: async (person) =>
        databaseUrl === null ? forgetOnPage(dataFolder ?? defaultDataFolder, person) : 0,
    });
  },
};

/** The command called `name`; all commands if there is none of that name, for the help and for error messages. */
export async function commandsFor(name: string | undefined, shell: Shell): Promise<readonly Command[]> {
  const named = Object.entries(commandTable).filter(([known]) => known === name);
  const wanted = named.length > 0 ? named : Object.entries(commandTable);
  return Promise.all(wanted.map(([, make]) => make(shell)));
}
