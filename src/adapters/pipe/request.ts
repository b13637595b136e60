import { z } from 'zod';
import { everyRight } from '../../core/access/actor.ts';
import type { AskRequest } from '../../core/assistant/ask-request.ts';
import { isZone } from '../../core/dates/zones.ts';
import type { Filled } from '../../core/forms/form.ts';
import type { FormRequest } from '../../core/forms/forms.ts';
import { errorMessage } from '../log/error-message.ts';
import { longestLine } from '../text/read-lines.ts';

const origin = {
  id: z.string(),
  workspace: z.string(),
  channel: z.string(),
  thread: z.string(),
  user: z.string(),
  /** The person's time zone, as an IANA name or an offset. */
  zone: z.string().refine(isZone, 'is no time zone').optional(),
};
const requestSchema = z.object({
  ...origin,
  text: z.string(),
  /** Whether people also talk to each other in this thread. The bot stays silent on messages that aren't for it. */
  shared: z.boolean().default(false),
  /** Whether the bot was mentioned; `<@BOT>` in the text has the same effect. */
  mention: z.boolean().default(false),
});
/** Opens a form; with `filled`, submits it. */
const formSchema = z.object({
  ...origin,
  form: z.string(),
  filled: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});
/** Asks for posts that are due. */
const dueSchema = z.object({ id: z.string(), due: z.literal(true) });
/** The id that an error echoes, so that the caller can find the line. A number is echoed as text. */
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
 * Parses one line of input.
 *
 * @param line null if it was too long
 * @param number line number for errors, counted from 1
 */
export function readRequest(line: string | null, number: number): PipeRequest {
  if (line === null)
    return {
      kind: 'malformed',
      id: null,
      error: `line ${number}: longer than ${longestLine} characters; send a shorter one`,
    };
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return {
      kind: 'malformed',
      id: null,
      error: `line ${number}: not JSON: ${errorMessage(error)}; send one object per line`,
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
    const { id, workspace, channel, thread, user, zone, form, filled } = read.data;
    const conversation = conversationOf(channel, thread);
    const request = {
      workspace,
      conversation,
      author: user,
      place: null,
      rights: everyRight,
      ref: form,
      ...(zone === undefined ? {} : { zone }),
    };
    return { kind: 'form', id, request, filled };
  }
  const read = requestSchema.safeParse(json);
  if (!read.success) return malformed(read.error.issues);
  const { id, workspace, channel, thread, user, zone, text, shared } = read.data;
  const called = read.data.mention || text.search(mention) >= 0;
  return {
    kind: 'request',
    id,
    incoming: {
      workspace,
      conversation: conversationOf(channel, thread),
      author: user,
      rights: everyRight,
      words: text.replace(mention, ' '),
      audience: shared && !called ? 'shared' : 'direct',
      ...(shared ? { othersMayJoin: true } : {}),
      ...(zone === undefined ? {} : { zone }),
      delivery: null,
      showsWhole: true,
      replyTo: null,
      destination: { platform: pipePlatform, address: null },
    },
  };
}

/** The platform of threads that scripts write in. */
export const pipePlatform = 'pipe';

const threadSchema = z.tuple([z.string(), z.string()]);

function conversationOf(channel: string, thread: string): string {
  return JSON.stringify([channel, thread]);
}

/** The channel and thread of a conversation; undefined if it's from another platform. */
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

/** What is wrong with a line, in one sentence: missing fields first, then those of a wrong type. */
function complaint(json: unknown, issues: readonly Issue[]): string {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return `the line is ${kindOf(json)} and must be an object`;
  const given = new Map<string, unknown>(Object.entries(json));
  const fields = issues.map(({ path }) => String(path[0]));
  const missing = fields.filter((field) => !given.has(field));
  const wrong = fields.filter((field) => given.has(field));
  return [
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...wrong.map((field) => `${field} is ${kindOf(given.get(field))} and must be ${wanted(field)}`),
  ].join('; ');
}

function wanted(field: string): string {
  if (field === 'due') return 'true';
  if (field === 'zone') return 'a time zone such as Europe/Berlin or +01:00';
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
