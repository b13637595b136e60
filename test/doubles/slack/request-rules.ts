import { openSchemas } from './schemas.ts';
import { complaintsAboutView } from './view-rules.ts';
import type { Workspace } from './workspace.ts';

/** Checks a call against Slack's schemas and this program's own rules; what breaks them becomes a complaint. */
export function check(
  { complaints }: Workspace,
  method: string,
  { token: _, team_id: __, ...args }: Record<string, unknown>,
): void {
  const schemas = openSchemas();
  if (schemas === undefined || method.startsWith('oauth.')) return;
  for (const complaint of schemas.request(method, args)) complaints.push(`${method}: ${complaint}`);
  if (method.startsWith('chat.') && args.blocks !== undefined)
    for (const complaint of schemas.blocks(args.blocks)) complaints.push(`${method} blocks: ${complaint}`);
  if (method.startsWith('views.'))
    for (const complaint of [...schemas.view(args.view), ...complaintsAboutView(args.view)])
      complaints.push(`${method} view: ${complaint}`);
  if (method === 'chat.postMessage' || method === 'chat.update') {
    if (typeof args.text !== 'string' || args.text === '') complaints.push(`${method} without text`);
    const unfurling =
      method === 'chat.update'
        ? []
        : ([
            ['unfurl_links', false],
            ['unfurl_media', false],
          ] as const);
    for (const [name, value] of [...unfurling, ['link_names', false], ['parse', 'none']] as const) {
      if (args[name] !== value) complaints.push(`${method} with ${name} ${String(args[name])}`);
    }
    if (/<[!@#]/.test(String(args.text))) complaints.push(`${method} with a live reference in its text`);
  }
}
