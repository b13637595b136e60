import { z } from 'zod';
import { placeSchema } from '../access/place.ts';
import { keptAnswerSchema } from '../answer/stored-answer.ts';
import { feedbackSchema } from '../assistant/feedback.ts';
import { gapSchema } from '../assistant/gaps.ts';
import { personSchema } from '../assistant/recent-questions.ts';
import { withTogetherAndSteps } from '../decisions/record/older-records.ts';
import { type Decision, decisionSchema } from '../decisions/record/record.ts';
import { channelMigrations, channelSettingsSchema } from '../settings/channel-settings.ts';
import { managersSchema } from '../settings/managers.ts';
import { conversationSchema, withGuide } from '../turn/conversation.ts';
import { weighingSchema } from '../weighings/state/weighing.ts';
import { doorToPlatform, withRecordTerms, withThreadTerms } from './older-documents.ts';

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
  platform: z.string(),
  address: jsonSchema,
  /** The answer as the turn made it, with nothing rendered yet. */
  content: keptAnswerSchema,
  /** When the turn was committed, in milliseconds since 1970. */
  at: z.number(),
  /** How often posting was begun; above 0 after a crash means that it may be out already. */
  tries: z.number().int().nonnegative(),
  /** Id of an answer of this thread that this one takes the place of, where that can still be edited; else null. */
  replaces: z.string().nullable(),
  /** True where it may be edited later: its place is then kept in `kept`. */
  editable: z.boolean(),
});

/** From format 2: threads kept no weights of a team, which the schema fills in as none. */
function asItIs(older: unknown): unknown {
  return older;
}

/** From format 1: threads knew no guided choice, and did not keep what a message needs that nobody asked for. */
function withGuideAndHome(older: unknown): unknown {
  const {
    address: _,
    outbox,
    ...rest
  } = z.looseObject({ outbox: z.array(z.looseObject({})) }).parse(withGuide(older));
  return {
    ...rest,
    outbox: outbox.map((entry) => ({ ...entry, replaces: null, kept: false })),
    home: null,
    kept: [],
    said: [],
  };
}

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
  /** Where a new message of the thread goes, and by which door; null where the door shows answers at once. */
  destination: z.strictObject({ platform: z.string(), address: jsonSchema }).nullable(),
  /** Where the messages are that may be edited later, newest last; bounded. Only their door can read it. */
  editable: z.array(z.strictObject({ answer: z.string(), message: jsonSchema })),
  /** Ids of messages that nobody asked for here, newest last; bounded. Each is said once. */
  announced: z.array(z.string()),
  /** The channel it is in; null where the door has none. */
  place: placeSchema.nullable(),
  /** The last answer that only its asker saw, kept so that it can be shared; null in public threads. */
  privateAnswer: z
    .strictObject({ answer: z.string(), author: z.string(), words: z.string(), content: keptAnswerSchema })
    .nullable(),
  muted: z.boolean(),
  /** When it was last spoken in, in milliseconds since 1970. */
  touched: z.number(),
});

/** A team as a whole: what its administrators set, and whether it has taken the bot out. */
const workspaceDocumentSchema = z.strictObject({
  /** Settings by name, each of the adapter or command that set it. */
  settings: z.record(z.string(), jsonSchema),
  /** When the app was uninstalled, in milliseconds since 1970; null while it is there. */
  uninstalled: z.number().nullable(),
});

/** Which conversation goes on in a thread of a platform, where that thread came into being after its conversation. */
const linkSchema = z.strictObject({ conversation: z.string() });

/** Something that only its door can read, encrypted by it: a workspace's installation. */
const sealedSchema = z.strictObject({ platform: z.string(), sealed: z.string() });

export type Outgoing = z.infer<typeof outgoingSchema>;
export type ConversationDocument = z.infer<typeof conversationDocumentSchema>;
export type DecisionDocument = Decision;
export type WorkspaceDocument = z.infer<typeof workspaceDocumentSchema>;

/** Every kind of document: its schema, the version of its format, and the way from older formats. */
export const documentKinds = {
  conversation: {
    schema: conversationDocumentSchema,
    format: 4,
    migrations: { 1: withGuideAndHome, 2: asItIs, 3: withThreadTerms },
  },
  decision: {
    schema: decisionSchema,
    format: 3,
    migrations: { 1: withTogetherAndSteps, 2: withRecordTerms },
  },
  workspace: { schema: workspaceDocumentSchema, format: 1, migrations: {} },
  link: { schema: linkSchema, format: 1, migrations: {} },
  channel: { schema: channelSettingsSchema, format: 2, migrations: channelMigrations },
  feedback: { schema: feedbackSchema, format: 1, migrations: {} },
  gap: { schema: gapSchema, format: 1, migrations: {} },
  managers: { schema: managersSchema, format: 1, migrations: {} },
  person: { schema: personSchema, format: 1, migrations: {} },
  sealed: { schema: sealedSchema, format: 2, migrations: { 1: doorToPlatform } },
  weighing: { schema: weighingSchema, format: 2, migrations: { 1: doorToPlatform } },
} as const;

export type DocumentKind = keyof typeof documentKinds;
type Documents = { readonly [K in DocumentKind]: z.infer<(typeof documentKinds)[K]['schema']> };
export type DocumentOf<K extends DocumentKind> = Documents[K];

/** The kinds in the order in which they are written out. */
export const kindNames = [
  'workspace',
  'sealed',
  'managers',
  'channel',
  'decision',
  'feedback',
  'gap',
  'person',
  'link',
  'weighing',
  'conversation',
] as const satisfies readonly DocumentKind[];

/** How many deliveries a thread remembers; platforms redeliver within minutes. */
export const keptDeliveries = 200;
