import type { types } from '@slack/bolt';

const written = new WeakMap<readonly types.KnownBlock[], string>();

/** JSON of a message's blocks, which never change: written once to measure it, and sent as it is. */
export function jsonOfBlocks(blocks: readonly types.KnownBlock[]): string {
  const known = written.get(blocks);
  if (known !== undefined) return known;
  const made = JSON.stringify(blocks);
  written.set(blocks, made);
  return made;
}
