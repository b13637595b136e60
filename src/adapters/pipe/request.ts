import { z } from 'zod';
import { everyRight } from '../../core/access/actor.ts';
import type { AskRequest } from '../../core/assistant/assistant.ts';
import type { Filled } from '../../core/forms/form.ts';
import type { FormRequest } from '../../core/forms/forms.ts';
import { longestLine } from '../text/read-lines.ts';

const place = {
  id: z.string(),
  workspace: z.string(),
  channel: z.string(),
  thread: z.string(),
  user: z.string(),
};
const requestSchema = z.object({
  ...place,
  text: z.string(),
  /** People also talk to each other in this thread: a message that is not for the bot gets silence. */
  shared: z.boolean().default(false),
  /** The bot was called by name; `<@BOT>` in the text says the same. */
  mention: z.boolean().default(false),
});
/** Shows a form, or hands in what was filled in. */
const formSchema = z.object({
  ...place,
  form: z.string(),
  filled: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});
/** Asks what is due by the clock. */
const dueSchema = z.object({ id: z.string(), due: z.literal(true) });
/** What an error echoes, so that a caller finds the line it is about: a number is echoed as text. */
const identified = z.object({ id: z.union([z.string(), z.number().transform(String)]) });

export type PipeRequest =
  | { readonly kind: 'request'; readonly id: string; readonly incoming: AskRequest }
  | {
      readonly kind: 'form';
      readonly id: string;
      readonly request: FormRequest;
      readonly filled: Filled | undefined;
    }
  | { readonly kind: 'due'; readonly id: string }
  | { readonly kind: 'malformed'; readonly id: string | null; readonly error: string };

const mention = /<@BOT>/gi;

/**
 * Reads one line of input.
 *
 * @param line null where it was too long to be read
 * @param number of the line, counted from 1, for the error
 */
export function readRequest(line: string | null, number: number): PipeRequest {
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
  const malformed = (issues: readonly Issue[]): PipeRequest => ({
    kind: 'malformed',
    id: identified.safeParse(json).data?.id ?? null,
    error: `line ${number}: ${complaint(json, issues)}`,
  });
  if (has(json, 'due')) {
    const due = dueSchema.safeParse(json);
    return due.success ? { kind: 'due', id: due.data.id } : malformed(due.error.issues);
  }
  if (has(json, 'form')) {
    const read = formSchema.safeParse(json);
    if (!read.success) return malformed(read.error.issues);
    const { id, workspace, channel, thread, user, form, filled } = read.data;
    const conversation = conversationOf(channel, thread);
    const request = { workspace, conversation, author: user, place: null, rights: everyRight, ref: form };
    return { kind: 'form', id, request, filled };
  }
  const read = requestSchema.safeParse(json);
  if (!read.success) return malformed(read.error.issues);
  const { id, workspace, channel, thread, user, text, shared } = read.data;
  const called = read.data.mention || text.search(mention) >= 0;
  return {
    kind: 'request',
    id,
    incoming: {
      workspace,
      conversation: conversationOf(channel, thread),
      author: user,
      words: text.replace(mention, ' '),
      audience: shared && !called ? 'shared' : 'direct',
      delivery: null,
      replyTo: null,
      destination: { platform: pipePlatform, address: null },
    },
  };
}

/** The door of threads that scripts write in. */
export const pipePlatform = 'pipe';

const threadSchema = z.tuple([z.string(), z.string()]);

function conversationOf(channel: string, thread: string): string {
  return JSON.stringify([channel, thread]);
}

/** The channel and the thread of a conversation; undefined where it is none of this door's. */
export function threadOf(conversation: string): { channel: string; thread: string } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(conversation);
  } catch {
    return undefined;
  }
  const read = threadSchema.safeParse(json);
  return read.success ? { channel: read.data[0], thread: read.data[1] } : undefined;
}

function has(json: unknown, field: string): boolean {
  return typeof json === 'object' && json !== null && field in json;
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
  if (field === 'due') return 'true';
  if (field === 'filled') return 'an object of texts and lists of texts';
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
