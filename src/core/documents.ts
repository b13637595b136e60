import { z } from 'zod';
import { conversationSchema } from './conversation.ts';

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
  outbox: z.array(outgoingSchema),
  /** Where the thread is, once it is known. */
  address: jsonSchema.nullable(),
  muted: z.boolean(),
  /** When it was last spoken in, in milliseconds since 1970. */
  touched: z.number(),
});

export type Outgoing = z.infer<typeof outgoingSchema>;
export type ConversationDocument = z.infer<typeof conversationDocumentSchema>;

/** Every kind of document: its schema and the version of its format. */
export const documentKinds = {
  conversation: { schema: conversationDocumentSchema, format: 1 },
} as const;

export type DocumentKind = keyof typeof documentKinds;
export type DocumentOf<K extends DocumentKind> = z.infer<(typeof documentKinds)[K]['schema']>;

/** How many deliveries a thread remembers; platforms redeliver within minutes. */
export const keptDeliveries = 200;
