import { z } from 'zod';
import { limits } from './limits.ts';

const id = z.string().min(1).max(100);
const channel = z
  .string()
  .max(limits.channelName)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

/** What a page sends with everything: which window it's in, as whom, and where. */
const sender = {
  window: id,
  /** Who speaks; a proxy that signs people in overrules it. */
  as: z.string().max(limits.name),
  channel,
  /** The window's time zone, as an IANA name. */
  zone: z.string().max(100).nullable(),
};

/** Named by the page, so that sending it again, after a lost connection, repeats nothing. */
const sent = { ...sender, id: z.uuid() };

/** The message that's meant; it has to be one that the sender sees. */
const message = id;

export const payloads = {
  say: z.strictObject({
    ...sent,
    /** The message that began the thread; null to begin one. */
    thread: id.nullable(),
    words: z.string().max(limits.words),
    isToBot: z.boolean(),
  }),
  edit: z.strictObject({
    ...sent,
    message,
    words: z.string().max(limits.words),
    isToBot: z.boolean(),
  }),
  erase: z.strictObject({ ...sent, message }),
  press: z.strictObject({ ...sent, message, key: z.string().max(40) }),
  action: z.strictObject({ ...sent, message, action: z.enum(['weigh', 'save']) }),
  form: z.strictObject({
    ...sent,
    form: id,
    filled: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  person: z.strictObject({ ...sender, name: z.string().max(200) }),
} as const;

export type Payload<K extends keyof typeof payloads> = z.infer<(typeof payloads)[K]>;
export type Sender = Pick<Payload<'say'>, 'window' | 'channel' | 'zone'>;

/** What a window that opens a stream says of itself. */
export const streamSchema = z.object({ window: id, as: z.string().max(limits.name).default(''), channel });
