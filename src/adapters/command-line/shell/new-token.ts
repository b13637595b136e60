import { randomBytes } from 'node:crypto';

/** A token that nobody can guess. */
export function newToken(): string {
  return `tradeoff_${randomBytes(24).toString('base64url')}`;
}
