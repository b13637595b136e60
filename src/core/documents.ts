import { z } from 'zod';
import { conversationSchema } from './conversation.ts';
import { feedbackSchema } from './feedback.ts';
import { gapSchema } from './gaps.ts';
import { managersSchema } from './managers.ts';
import { personSchema } from './people.ts';
import { placeSchema } from './place.ts';
import { channelSettingsSchema } from './settings.ts';
import { servedSchema } from './workspaces.ts';

/**
 * What is kept between turns: small documents, each of a workspace and a kind. Stores check every document
 * that they read against these schemas, so that nothing damaged gets in.
 */

/** A JSON value that an adapter wrote and that only it can read: where a reply goes, what it was posted as. */
const jsonSchema = z.json();

const outgoingSchema = z.strictObject({
  /** Id of the answer; the same for every try to post it. */
  answer: z.string(),
  /** The door that has to post it: "slack", "discord". */
  door: z.string(),
  address: jsonSchema,
  /** The rendered-nothing-yet answer, exactly as the turn made it. */
  content: z.json(),
  /** When the turn was committed, in milliseconds since 1970. */
  at: z.number(),
  /** How often posting was begun; above 0 after a crash means that it may be out already. */
  tries: z.number().int().nonnegative(),
});

/** A thread: its state, the deliveries it has done, and its replies that are not yet posted. */
export const conversationDocumentSchema = z.strictObject({
  conversation: conversationSchema,
  /** Newest last; bounded by `keptDeliveries`. */
  deliveries: z.array(z.strictObject({ id: z.string(), answer: z.string().nullable() })),
  /** Oldest first, and posted in this order. */
  outbox: z.array(outgoingSchema),
  /**
   * Until when the process that posts from the outbox has it to itself, in milliseconds since 1970; it
   * prolongs that while it lives. After it, any process takes over.
   */
  heldUntil: z.number(),
  /** Where the thread is, once it is known. */
  address: jsonSchema.nullable(),
  /** The channel it is in; null where the door has none. */
  place: placeSchema.nullable(),
  /** The last answer that only its asker saw, kept so that it can be shared; null in public threads. */
  unshared: z
    .strictObject({ answer: z.string(), author: z.string(), words: z.string(), content: jsonSchema })
    .nullable(),
  muted: z.boolean(),
  /** When it was last spoken in, in milliseconds since 1970. */
  touched: z.number(),
});

export type Outgoing = z.infer<typeof outgoingSchema>;
export type ConversationDocument = z.infer<typeof conversationDocumentSchema>;

/** Which conversation goes on in a thread of a platform, where that thread came into being after its conversation. */
const linkSchema = z.strictObject({ conversation: z.string() });

/** Something that only its door can read, encrypted by it: a workspace's installation. */
const sealedSchema = z.strictObject({ door: z.string(), sealed: z.string() });

/** Every kind of document: its schema and the version of its format. */
export const documentKinds = {
  conversation: { schema: conversationDocumentSchema, format: 1 },
  link: { schema: linkSchema, format: 1 },
  channel: { schema: channelSettingsSchema, format: 1 },
  feedback: { schema: feedbackSchema, format: 1 },
  gap: { schema: gapSchema, format: 1 },
  managers: { schema: managersSchema, format: 1 },
  person: { schema: personSchema, format: 1 },
  served: { schema: servedSchema, format: 1 },
  sealed: { schema: sealedSchema, format: 1 },
} as const;

export type DocumentKind = keyof typeof documentKinds;
type Documents = { readonly [K in DocumentKind]: z.infer<(typeof documentKinds)[K]['schema']> };
export type DocumentOf<K extends DocumentKind> = Documents[K];

/** How many deliveries a thread remembers; platforms redeliver within minutes. */
export const keptDeliveries = 200;
