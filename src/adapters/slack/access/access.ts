import type { Authorize } from '@slack/bolt';

/** Who the bot is in a workspace, and the token to act there. */
export type Access = {
  readonly authorize: Authorize<boolean>;
  /**
   * Waits until Slack confirms the access.
   *
   * @returns the one workspace a fixed token is for; null if there are many
   * @throws an error that names the fix if Slack refuses the token
   */
  open(): Promise<string | null>;
  /** Ends all waiting. */
  close(): void;
  /**
   * @param team null if an organisation installed the app
   * @throws if the app isn't installed there
   */
  tokenOf(team: string | null, enterprise: string | null): Promise<string>;
};

/** The app was never installed there, or was removed: waiting doesn't help. */
export class NotInstalled extends Error {
  constructor(workspace: string) {
    super(`the app is not installed in ${workspace}`);
    this.name = 'NotInstalled';
  }
}

/** True if that's the cause of an error: Bolt and its installer each wrap what they catch. */
export function isNotInstalled(error: unknown): boolean {
  if (error instanceof NotInstalled) return true;
  return error instanceof Error && 'original' in error && isNotInstalled(error.original);
}
