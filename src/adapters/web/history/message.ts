import { z } from 'zod';
import { chartSchema } from '../../../core/answer/chart.ts';
import { controlSchema } from '../presses.ts';

const spanSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    style: z.enum(['plain', 'strong', 'emphasis', 'code']),
  }),
  z.strictObject({ kind: z.literal('link'), text: z.string(), url: z.string() }),
  z.strictObject({ kind: z.literal('person'), name: z.string() }),
  /** Milliseconds since 1970; without `withTime` it's the end of a day. */
  z.strictObject({ kind: z.literal('time'), at: z.number(), withTime: z.boolean(), withYear: z.boolean() }),
  z.strictObject({
    kind: z.literal('citation'),
    number: z.number(),
    title: z.string(),
    url: z.string().nullable(),
  }),
]);
const spansSchema = z.array(spanSchema);

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['headline', 'paragraph', 'understood', 'note']),
    spans: spansSchema,
  }),
  /** What brought the answer up, where nobody wrote that. */
  z.strictObject({ kind: z.literal('asked'), spans: spansSchema }),
  z.strictObject({ kind: z.literal('bullets'), items: z.array(spansSchema) }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(z.string()),
    rows: z.array(z.strictObject({ name: z.string(), cells: z.array(spansSchema) })),
  }),
  /** `drawn` is null where there's no picture of it. */
  z.strictObject({
    kind: z.literal('chart'),
    title: z.string(),
    alt: z.string(),
    drawn: chartSchema.nullable(),
    characters: z.string(),
  }),
  /** Where the answer comes from, in one line; `all` lists them. */
  z.strictObject({
    kind: z.literal('source'),
    text: z.string(),
    url: z.string().nullable(),
    all: controlSchema.nullable(),
  }),
  /** Buttons, and what's picked from a list. */
  z.strictObject({
    kind: z.literal('controls'),
    buttons: z.array(controlSchema),
    picks: z.array(controlSchema),
  }),
]);

/** What a message of the bot shows, in the order it's read. */
export const messageContentSchema = z.strictObject({
  blocks: z.array(blockSchema),
  /** Feedback and what's rarely needed. */
  menu: z.array(controlSchema),
  /** The conversation its controls go on with; null if each begins one. */
  conversation: z.string().nullable(),
  /** True for a note whose controls act where everyone sees it. */
  isAloud: z.boolean(),
});

const common = {
  id: z.string(),
  channel: z.string(),
  /** The message that began its thread; null if it's one. */
  thread: z.string().nullable(),
  /** The only person who sees it; null for everyone. */
  shownTo: z.string().nullable(),
  /** Milliseconds since 1970. */
  at: z.number(),
};

/** What a person wrote. */
const saidSchema = z.strictObject({
  kind: z.literal('said'),
  ...common,
  author: z.string(),
  words: z.string(),
  /** Whether it called the bot. */
  isToBot: z.boolean(),
  /** How often it was edited. */
  edits: z.number(),
  /** True for what's left of a deleted message that others replied to. */
  isDeleted: z.boolean(),
});

/** What the bot posted: one part of a reply, or a note. */
const postedSchema = z.strictObject({
  kind: z.literal('posted'),
  ...common,
  /** Id of the answer; null for a note. */
  answer: z.string().nullable(),
  part: z.number(),
  content: messageContentSchema,
  isEdited: z.boolean(),
});

export const channelMessageSchema = z.discriminatedUnion('kind', [saidSchema, postedSchema]);

export type MessageSpan = z.infer<typeof spanSchema>;
export type MessageBlock = z.infer<typeof blockSchema>;
export type MessageContent = z.infer<typeof messageContentSchema>;
export type SaidMessage = z.infer<typeof saidSchema>;

export type ChannelMessage = z.infer<typeof channelMessageSchema>;

/** The message that began the thread a message is in. */
export function threadRootOf({ id, thread }: Pick<ChannelMessage, 'id' | 'thread'>): string {
  return thread ?? id;
}

export function isSeenBy({ shownTo }: Pick<ChannelMessage, 'shownTo'>, person: string): boolean {
  return shownTo === null || shownTo === person;
}
