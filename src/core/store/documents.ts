import { z } from 'zod';
import { placeSchema } from '../access/place.ts';
import { storedAnswerSchema } from '../answer/answer.ts';
import { feedbackSchema } from '../assistant/feedback-schema.ts';
import { gapSchema } from '../assistant/gap-schema.ts';
import { personSchema } from '../assistant/person-schema.ts';
import {
  withTogetherAndSteps,
  withWeighedAndRecorder,
  withZoneOfVote,
} from '../decisions/record/older-records.ts';
import { type Decision, decisionSchema } from '../decisions/record/record.ts';
import { channelMigrations, channelSettingsSchema } from '../settings/channel-settings-schema.ts';
import { managersSchema } from '../settings/managers-schema.ts';
import { teamTopicSchema } from '../team-topics/state/team-topic.ts';
import { topicListSchema } from '../team-topics/state/topic-list.ts';
import { conversationSchema, withGuide } from '../turn/conversation.ts';
import { weighingSchema, withZone } from '../weighings/state/weighing.ts';
import { doorToPlatform, withRecordTerms, withThreadTerms } from './older-documents.ts';

/**
 * What is kept between turns: small documents, each with a workspace and a kind. Stores check every document
 * they read against these schemas, so nothing damaged gets in.
 */

/** A JSON value that only the adapter that wrote it can read: where a reply goes, what it was posted as. */
const jsonSchema = z.json();

const outgoingSchema = z.strictObject({
  /** Id of the answer; the same for every try to post it. */
  answer: z.string(),
  /** The platform that has to post it. */
  platform: z.string(),
  address: jsonSchema,
  /** The answer as the turn made it, with nothing rendered yet. */
  content: storedAnswerSchema,
  /** When the turn was committed, in milliseconds since 1970. */
  at: z.number(),
  /** How often posting was started; above 0 after a crash means that it may be out already. */
  tries: z.number().int().nonnegative(),
  /** Until when a place that refuses it is tried again, in milliseconds since 1970; absent if a refusal ends it. */
  retryUntil: z.number().optional(),
  /** Id of an answer of this thread that this one replaces, if that can still be edited; null for a new message. */
  replaces: z.string().nullable(),
  /** Whether it may be edited later: the thread then keeps where it is, in its own `editable`. */
  editable: z.boolean(),
});

/**
 * From formats of threads that knew no weights of a team (2) or not who spoke (4): the schema fills in none and nobody; or whose
 * answers had no times (5) or no details (6). From decisions whose notices had no links (3) or no details (6), or of which none
 * was imported (8).
 */
function unchanged(older: unknown): unknown {
  return older;
}

/** From format 1: threads knew no guided choice, and not where to send notices. */
function withGuideAndNotices(older: unknown): unknown {
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

/** Where the messages of a thread go. */
const destinationSchema = z.strictObject({ platform: z.string(), address: jsonSchema });

const deliverySchema = z.strictObject({
  /** For a message that can be edited, the platform's id of it. */
  id: z.string(),
  /** Id of the answer; null for silence. */
  answer: z.string().nullable(),
  /** Who wrote it, if `wording` is kept: only they may have it answered afresh, and forgetting them removes its wording. */
  author: z.string().optional(),
  /** Of an answered message that can be edited: ten characters that change when its words do. */
  wording: z.string().optional(),
  /** The same of the words it was edited to since, which a fresh answer was offered for. */
  editedTo: z.string().optional(),
  /** When the newest of its edits was made, in milliseconds since 1970; an older one that comes later changes nothing. */
  editedAt: z.number().optional(),
  /** True if the answer only says why the message got none: a limit was reached, or there was nothing to read. */
  refused: z.boolean().optional(),
  /** True if the message was deleted, maybe before it came: nothing is made of it any more. */
  deleted: z.boolean().optional(),
});

/** A thread: its state, the deliveries it has done, and its replies that aren't posted yet. */
export const conversationDocumentSchema = z.strictObject({
  conversation: conversationSchema,
  /** Newest last; bounded by `keptDeliveries`. */
  deliveries: z.array(deliverySchema),
  /** Oldest first, and posted in this order. */
  outbox: z.array(outgoingSchema),
  /**
   * Until when one process has the outbox to itself, in milliseconds since 1970. That process prolongs it while it
   * lives; afterwards any process may take over.
   */
  heldUntil: z.number(),
  /** Where a new message of the thread goes; null for adapters that show answers at once. */
  destination: destinationSchema.nullable(),
  /** Messages that may be edited later, newest last; bounded. Only their adapter can read where they are. */
  editable: z.array(z.strictObject({ answer: z.string(), message: jsonSchema })),
  /** Ids of notices sent here, newest last; bounded. Each is sent once. */
  announced: z.array(z.string()),
  /** The channel it is in; null for adapters without channels. */
  place: placeSchema.nullable(),
  /** The last answer that only its asker saw, kept so that it can be shared; null if there is none. */
  privateAnswer: z
    .strictObject({ answer: z.string(), author: z.string(), words: z.string(), content: storedAnswerSchema })
    .nullable(),
  muted: z.boolean(),
  /**
   * True while nothing was said in it but to one person alone. To its platform's thread it doesn't exist: what others say
   * there isn't for the bot.
   */
  isBeside: z.boolean().exactOptional(),
  /** When the last message came in, in milliseconds since 1970. */
  touched: z.number(),
});

/** A team as a whole: what its administrators set, and whether it uninstalled the bot. */
const workspaceDocumentSchema = z.strictObject({
  /** Settings by name, each of the adapter or command that set it. */
  settings: z.record(z.string(), jsonSchema),
  /** When the app was uninstalled, in milliseconds since 1970; null while it is installed. */
  uninstalled: z.number().nullable(),
});

/** The conversation of a platform's thread that was opened after its conversation began. */
const linkSchema = z.strictObject({ conversation: z.string() });

/** Something that only its adapter can read, which encrypted it: a workspace's installation. */
const sealedSchema = z.strictObject({ platform: z.string(), sealed: z.string() });

export type Outgoing = z.infer<typeof outgoingSchema>;
export type Destination = z.infer<typeof destinationSchema>;
export type ConversationDocument = z.infer<typeof conversationDocumentSchema>;
export type DecisionDocument = Decision;
export type WorkspaceDocument = z.infer<typeof workspaceDocumentSchema>;

/** Every kind of document: its schema, the version of its format, and migrations from older formats. */
export const documentKinds = {
  conversation: {
    schema: conversationDocumentSchema,
    format: 8,
    migrations: {
      1: withGuideAndNotices,
      2: unchanged,
      3: withThreadTerms,
      4: unchanged,
      5: unchanged,
      6: unchanged,
      7: unchanged,
    },
  },
  decision: {
    schema: decisionSchema,
    format: 9,
    migrations: {
      1: withTogetherAndSteps,
      2: withRecordTerms,
      3: unchanged,
      4: withZoneOfVote,
      5: withWeighedAndRecorder,
      6: unchanged,
      7: unchanged,
      8: unchanged,
    },
  },
  workspace: { schema: workspaceDocumentSchema, format: 1, migrations: {} },
  link: { schema: linkSchema, format: 1, migrations: {} },
  channel: { schema: channelSettingsSchema, format: 5, migrations: channelMigrations },
  feedback: { schema: feedbackSchema, format: 1, migrations: {} },
  gap: { schema: gapSchema, format: 2, migrations: { 1: unchanged } },
  managers: { schema: managersSchema, format: 1, migrations: {} },
  person: { schema: personSchema, format: 1, migrations: {} },
  sealed: { schema: sealedSchema, format: 2, migrations: { 1: doorToPlatform } },
  'team-topic': { schema: teamTopicSchema, format: 1, migrations: {} },
  'topic-list': { schema: topicListSchema, format: 1, migrations: {} },
  weighing: { schema: weighingSchema, format: 3, migrations: { 1: doorToPlatform, 2: withZone } },
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
  'topic-list',
  'team-topic',
  'weighing',
  'conversation',
] as const satisfies readonly DocumentKind[];
