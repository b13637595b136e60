import { z } from 'zod';
import { placeSchema } from '../../access/place.ts';
import { keptAnswerSchema } from '../../answer/stored-answer.ts';
import { statedNeedSchema } from '../../turn/conversation.ts';
import { evidenceSchema } from './evidence.ts';
import { statusSchema } from './status.ts';
import { togetherSchema } from './together.ts';
import { voteSchema } from './vote.ts';

/** A reason as it was read when it was written down; `claim` is null for one in the team's own words. */
const statementSchema = z.strictObject({ claim: z.string().nullable(), words: z.string() });

/** What is decided, by whom and why, in MADR's terms. It is settled when it leaves the draft. */
export const contentSchema = z.strictObject({
  topic: z.string(),
  title: z.string(),
  context: z.string(),
  drivers: z.array(statedNeedSchema),
  /** What the team weighed together; null where it did not. */
  together: togetherSchema.nullable(),
  /** Options that the team knew already; the ranking counts them. */
  knows: z.array(z.string()),
  /** The options that were weighed, the chosen one first where there is one. */
  considered: z.array(
    z.strictObject({ option: z.string(), pros: z.array(statementSchema), cons: z.array(statementSchema) }),
  ),
  /** Id of the chosen option where it is one that is rated, and what is chosen in words; empty until somebody says it. */
  outcome: z.strictObject({ option: z.string().nullable(), words: z.string() }),
  reason: z.string(),
  /** What the choice costs or brings, beside the pros and cons. */
  consequences: z.array(statementSchema),
  deciders: z.array(z.string()),
  consulted: z.array(z.string()),
  informed: z.array(z.string()),
  dissent: z.array(z.strictObject({ author: z.string(), words: z.string() })),
  /** A day: `2026-11-22`. */
  decideBy: z.string().nullable(),
  revisit: z.strictObject({ on: z.string().nullable(), when: z.string() }),
  /** Id of the record that this one takes the place of, once it is accepted. */
  supersedes: z.string().nullable(),
});

/** A message for the record's thread that is committed with the record and not yet in the thread's outbox. */
const noticeSchema = z.strictObject({
  /** Id of the answer. */
  answer: z.string(),
  content: keptAnswerSchema,
  replaces: z.string().nullable(),
  editable: z.boolean(),
});

/** What a team settles or settled: content, status, vote, evidence, and who did what when. */
export const decisionSchema = z.strictObject({
  status: statusSchema,
  content: contentSchema,
  vote: voteSchema.nullable(),
  /** What it rests on, as it was when it was drafted; names are no part of it. */
  evidence: evidenceSchema,
  /** The evidence as its thread was last told of it, where it moved; else null. */
  seen: evidenceSchema.nullable(),
  /** Version of the knowledge that it was last compared with. */
  checked: z.string(),
  supersededBy: z.string().nullable(),
  /** Whether the record that this one supersedes has been told. */
  settled: z.boolean(),
  /** `author` is null for what the clock or new knowledge did; `became` is the status that a step gave, if it gave one. */
  history: z.array(
    z.strictObject({
      at: z.number(),
      author: z.string().nullable(),
      what: z.string(),
      became: statusSchema.nullable(),
    }),
  ),
  /** The operation that made it, and the last ones that changed it: each is done once. */
  operations: z.array(z.string()),
  notices: z.array(noticeSchema),
  /** Days for which its thread was told that they came. */
  told: z.strictObject({ decideBy: z.string().nullable(), revisit: z.string().nullable() }),
  conversation: z.string(),
  /** Where its thread is; it stays when the thread's own document has expired. Null where the door shows answers at once. */
  destination: z.strictObject({ platform: z.string(), address: z.json() }).nullable(),
  /** https address of the thread, where the door knows one. */
  link: z.string().nullable(),
  place: placeSchema.nullable(),
  /** Id of the answer that shows it in its thread and is edited when it changes. */
  message: z.string(),
  /** When it was last changed by somebody, in milliseconds since 1970. */
  touched: z.number(),
});

export type Statement = z.infer<typeof statementSchema>;
export type Content = z.infer<typeof contentSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type Decision = z.infer<typeof decisionSchema>;

/** A record and the id by which people name it: `d-3fa9c1`. */
export type RecordWithId = { readonly id: string; readonly decision: Decision };

/** How many operations a record remembers; platforms redeliver within minutes. */
export const keptOperations = 50;
