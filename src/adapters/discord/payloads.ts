import { z } from 'zod';

/**
 * Fields of Discord's events that are used and may be stored, so they have to match the documentation (docs.discord.com:
 * Message object, Interaction object). discord.js doesn't validate them.
 */
const idSchema = z.string().regex(/^\d{1,20}$/);
const personSchema = z.object({
  id: idSchema,
  username: z.string(),
  global_name: z.string().nullish(),
});
const memberSchema = z.object({ nick: z.string().nullish() });
const messageSchema = z.object({
  id: idSchema,
  channel_id: idSchema,
  content: z.string(),
  author: personSchema,
  message_snapshots: z.array(z.object({ message: z.object({ content: z.string() }) })).optional(),
});

const inPlace = { channel_id: idSchema.nullish(), guild_id: idSchema.nullish() };

const writtenSchema = messageSchema.extend({
  ...inPlace,
  author: personSchema.extend({ bot: z.boolean().nullish() }),
  webhook_id: idSchema.nullish(),
  member: memberSchema.nullish(),
  mentions: z.array(personSchema).optional(),
  mention_roles: z.array(idSchema).optional(),
  edited_timestamp: z.iso.datetime({ offset: true }).nullish(),
});

const editedSchema = z.object({ edited_timestamp: z.unknown() });
const deletedSchema = z.object({ ...inPlace, id: idSchema });
const deletedInBulkSchema = z.object({ ...inPlace, ids: z.array(idSchema) });

const interactionSchema = z
  .object({
    ...inPlace,
    id: idSchema,
    token: z.string(),
    member: memberSchema.extend({ user: personSchema }).nullish(),
    user: personSchema.nullish(),
    message: messageSchema.partial({ content: true, author: true }).nullish(),
    data: z
      .object({
        resolved: z
          .object({
            users: z.record(z.string(), personSchema).optional(),
            messages: z.record(z.string(), messageSchema).optional(),
          })
          .optional(),
      })
      .nullish(),
  })
  .refine(({ member, user }) => (member ?? user) != null, 'nobody is named');

const packetSchema = z.object({ t: z.unknown(), d: z.unknown() });

/** The events of which every one is read. */
const schemas = new Map<string, z.ZodType>([
  ['INTERACTION_CREATE', interactionSchema],
  ['MESSAGE_DELETE', deletedSchema],
  ['MESSAGE_DELETE_BULK', deletedInBulkSchema],
]);

/** Result of checking an event. */
export type CheckedEvent =
  | { readonly kind: 'sound' }
  /** A message of a bot, this one included, or of a webhook. */
  | { readonly kind: 'of-a-bot' }
  /** Something else than the words of a message changed: it got a link preview, or was pinned. */
  | { readonly kind: 'no-edit' }
  /** `says` names only the wrong field, not its content. */
  | { readonly kind: 'wrong'; readonly says: string };

export function checkEvent(packet: unknown): CheckedEvent {
  const { t, d } = packetSchema.safeParse(packet).data ?? {};
  // Discord sends such an update with as little as the link preview.
  if (t === 'MESSAGE_UPDATE' && editedSchema.safeParse(d).data?.edited_timestamp == null)
    return { kind: 'no-edit' };
  if (t === 'MESSAGE_CREATE' || t === 'MESSAGE_UPDATE') {
    const { success, data, error } = writtenSchema.safeParse(d);
    if (!success) return wrong(error);
    return data.author.bot === true || data.webhook_id != null ? { kind: 'of-a-bot' } : { kind: 'sound' };
  }
  const schema = typeof t === 'string' ? schemas.get(t) : undefined;
  const error = schema?.safeParse(d).error;
  return error === undefined ? { kind: 'sound' } : wrong(error);
}

function wrong({ issues }: z.ZodError): CheckedEvent {
  const [{ path, message } = { path: [], message: '' }] = issues;
  return { kind: 'wrong', says: `${path.join('.')}: ${message}` };
}
