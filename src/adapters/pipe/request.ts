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
/** What an error echoes, so that a caller finds the line it is about: a number is echoed as text. */
const identified = z.object({ id: z.union([z.string(), z.number().transform(String)]) });

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
      error: `line ${number}: not JSON: ${error instanceof Error ? error.message : String(error)}; send one object a line`,
    };
  }
  const read = requestSchema.safeParse(json);
  if (!read.success) {
    return {
      kind: 'malformed',
      id: identified.safeParse(json).data?.id ?? null,
      error: `line ${number}: ${complaint(json, read.error.issues)}`,
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

type Issue = { readonly path: readonly PropertyKey[] };

/** What is wrong with a line, in one sentence: the fields that are missing, then those of another type. */
function complaint(json: unknown, issues: readonly Issue[]): string {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return `the line is ${kindOf(json)} and has to be an object`;
  const given = new Map<string, unknown>(Object.entries(json));
  const fields = issues.map(({ path }) => String(path[0]));
  const missing = fields.filter((field) => !given.has(field));
  const wrong = fields.filter((field) => given.has(field));
  return [
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...wrong.map((field) => `${field} is ${kindOf(given.get(field))} and has to be ${wanted(field)}`),
  ].join('; ');
}

function wanted(field: string): string {
  return field === 'shared' || field === 'mention' ? 'true or false' : 'text';
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  return 'an object';
}
