import { z } from 'zod';
import { placeSchema } from '../../access/place.ts';
import { storedAnswerSchema } from '../../answer/answer.ts';
import { statedNeedSchema } from '../../turn/conversation.ts';
import { importedSchema } from './imported.ts';
import { evidenceSchema } from './pinned-evidence.ts';
import { recordLinkSchema } from './record-link.ts';
import { statusSchema } from './status.ts';
import { togetherSchema } from './together.ts';
import { voteSchema } from './vote.ts';
import { weighedSchema } from './weighed.ts';

/** A pro, con or consequence as it read when it was recorded; `claim` is null for one in the team's own words. */
const statementSchema = z.strictObject({ claim: z.string().nullable(), words: z.string() });

/** What is decided, by whom and why, in MADR's terms. It's fixed once the record leaves the draft. */
export const contentSchema = z.strictObject({
  topic: z.string(),
  title: z.string(),
  context: z.string(),
  drivers: z.array(statedNeedSchema),
  /** What the team weighed together; null if it didn't. */
  together: togetherSchema.nullable(),
  weighed: weighedSchema,
  /** Options the team knew already; the ranking counts that. */
  knows: z.array(z.string()),
  /** The options that were considered, the chosen one first if there is one. */
  considered: z.array(
    z.strictObject({ option: z.string(), pros: z.array(statementSchema), cons: z.array(statementSchema) }),
  ),
  /** Id of the chosen option if it's a rated one, and the choice in words; empty until someone says it. */
  outcome: z.strictObject({ option: z.string().nullable(), words: z.string() }),
  /** In the words of whoever gave one; empty until somebody does. */
  reason: z.string(),
  /** What the choice costs or brings, besides the pros and cons. */
  consequences: z.array(statementSchema),
  deciders: z.array(z.string()),
  /** Who saved it as a decision, if somebody else said it. */
  recordedBy: z.string().nullable(),
  consulted: z.array(z.string()),
  informed: z.array(z.string()),
  dissent: z.array(z.strictObject({ author: z.string(), words: z.string() })),
  /** A day: `2026-11-22`. */
  decideBy: z.string().nullable(),
  revisit: z.strictObject({ on: z.string().nullable(), when: z.string() }),
  /** Id of the record that this one replaces once it's accepted. */
  supersedes: z.string().nullable(),
});

/** A message for the record's thread that was saved with the record and isn't in the thread's outbox yet. */
const noticeSchema = z.strictObject({
  /** Id of the answer. */
  answer: z.string(),
  content: storedAnswerSchema,
  replaces: z.string().nullable(),
  editable: z.boolean(),
  /** Who votes on it from now on, for its thread; null once the vote has ended, absent if it's about no vote. */
  voters: z.array(z.string()).nullable().optional(),
});

/** A decision record: content, status, vote, evidence, and who did what when. */
export const decisionSchema = z.strictObject({
  status: statusSchema,
  content: contentSchema,
  vote: voteSchema.nullable(),
  /** What it rests on, as of when it was drafted or last edited; contains no names. */
  evidence: evidenceSchema,
  /** The evidence its thread last heard of, if it moved; else null. */
  seen: evidenceSchema.nullable(),
  /** Version of the knowledge it was last compared with. */
  checked: z.string(),
  supersededBy: z.string().nullable(),
  /** Whether the record that this one supersedes has been marked as superseded. */
  settled: z.boolean(),
  /** `author` is null for what time or new knowledge did; `became` is the new status, if the step gave one. */
  history: z.array(
    z.strictObject({
      at: z.number(),
      author: z.string().nullable(),
      what: z.string(),
      became: statusSchema.nullable(),
    }),
  ),
  /** The operation that created it and the last ones that changed it: each takes effect once. */
  operations: z.array(z.string()),
  notices: z.array(noticeSchema),
  /** The days that its thread has heard of. */
  told: z.strictObject({ decideBy: z.string().nullable(), revisit: z.string().nullable() }),
  conversation: z.string(),
  /** Where its thread is, for after the thread's own document has expired. Null if its adapter shows answers at once. */
  destination: z.strictObject({ platform: z.string(), address: z.json() }).nullable(),
  /** https address of the thread; null if its adapter knows none. */
  link: recordLinkSchema,
  place: placeSchema.nullable(),
  /** Id of the answer that shows it in its thread, edited when the record changes. */
  message: z.string(),
  /** When someone last changed it, in milliseconds since 1970. */
  touched: z.number(),
  /** What it was before it was imported; absent if it was recorded here. */
  imported: importedSchema.exactOptional(),
});

export type Statement = z.infer<typeof statementSchema>;
export type Content = z.infer<typeof contentSchema>;
export type StoredNotice = z.infer<typeof noticeSchema>;
export type Decision = z.infer<typeof decisionSchema>;

/** A record and the id by which people name it: `d-3fa9c1`. */
export type RecordWithId = { readonly id: string; readonly decision: Decision };

/** How many operations a record remembers; platforms redeliver within minutes. */
export const keptOperations = 50;
