import { fileMethods } from './web-api-files.ts';
import { messageMethods } from './web-api-messages.ts';
import { workspaceMethods } from './web-api-workspace.ts';
import type { Workspace } from './workspace.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Answer = Record<string, unknown>;
/** Methods of Slack's Web API by name. */
export type Methods = Readonly<Record<string, (args: Args) => Answer>>;

/** The Web API of a workspace: https://docs.slack.dev/reference/methods */
export function createWebApi(workspace: Workspace): (method: string, args: Args) => Answer {
  const methods = new Map(
    Object.entries({
      ...messageMethods(workspace),
      ...fileMethods(workspace),
      ...workspaceMethods(workspace),
    }),
  );
  return (method, args) => {
    const answer = methods.get(method);
    if (answer !== undefined) return answer(args);
    workspace.complaints.push(`unexpected call of ${method}`);
    return { ok: false, error: 'unknown_method' };
  };
}
