import { z } from 'zod';
import type { Incoming } from '../../core/assistant.ts';
import { longestLine } from '../text/read-lines.ts';

const requestSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  channel: z.string(),
  thread: z.string(),
  user: z.string(),
  text: z.string(),
  /** People also talk to each other in this thread: a message that is not for the bot gets silence. */
  shared: z.boolean().default(false),
  /** The bot was called by name; `<@BOT>` in the text says the same. */
  mention: z.boolean().default(false),
});
const identified = z.object({ id: z.string() });

export type Request =
  | { readonly kind: 'request'; readonly id: string; readonly incoming: Incoming }
  | { readonly kind: 'malformed'; readonly id: string | null; readonly error: string };

const mention = /<@BOT>/gi;

/**
 * Reads one line of input.
 *
 * @param line null where it was too long to be read
 * @param number of the line, counted from 1, for the error
 */
export function readRequest(line: string | null, number: number): Request {
  if (line === null)
    return {
      kind: 'malformed',
      id: null,
      error: `line ${number}: longer than ${longestLine} characters; send less`,
    };
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return {
      kind: 'malformed',
      id: null,
      error: `line ${number}: not JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  const read = requestSchema.safeParse(json);
  if (!read.success) {
    const issues = read.error.issues.map(
      ({ path, message }) => `${path.length === 0 ? 'the line' : path.join('.')}: ${message}`,
    );
    return {
      kind: 'malformed',
      id: identified.safeParse(json).data?.id ?? null,
      error: `line ${number}: ${issues.join('; ')}`,
    };
  }
  const { id, workspace, channel, thread, user, text, shared } = read.data;
  const called = read.data.mention || text.search(mention) >= 0;
  return {
    kind: 'request',
    id,
    incoming: {
      workspace,
      conversation: JSON.stringify([channel, thread]),
      author: user,
      words: text.replace(mention, ' '),
      address: shared && !called ? 'shared' : 'direct',
      delivery: null,
      reply: null,
    },
  };
}
