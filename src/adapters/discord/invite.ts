import { allPermissions } from './permissions.ts';

/** Links that add the bot. */
export type Invites = { readonly server: string; readonly person: string };

const authorise = 'https://discord.com/oauth2/authorize';

/** The links that add the bot to a server, and to a person's own commands. */
export function invitesFor(application: string): Invites {
  const link = (more: Record<string, string>): string =>
    `${authorise}?${new URLSearchParams({ client_id: application, ...more })}`;
  return {
    server: link({
      integration_type: '0',
      scope: 'bot applications.commands',
      permissions: String(allPermissions),
    }),
    person: link({ integration_type: '1', scope: 'applications.commands' }),
  };
}
