import { z } from 'zod';

/**
 * What of Discord's events goes into what is kept, and so has to be of its kind (docs.discord.com: Message object,
 * Interaction object). discord.js takes each field as it comes.
 */
const idSchema = z.string().regex(/^\d{1,20}$/);
const personSchema = z.looseObject({
  id: idSchema,
  username: z.string(),
  global_name: z.string().nullish(),
});
const memberSchema = z.looseObject({ nick: z.string().nullish() });
const messageSchema = z.looseObject({
  id: idSchema,
  channel_id: idSchema,
  content: z.string(),
  author: personSchema,
});

const inPlace = { channel_id: idSchema.nullish(), guild_id: idSchema.nullish() };

const shapes = new Map<unknown, z.ZodType>([
  [
    'MESSAGE_CREATE',
    messageSchema.extend({
      ...inPlace,
      member: memberSchema.nullish(),
      mentions: z.array(personSchema).optional(),
    }),
  ],
  [
    'INTERACTION_CREATE',
    z
      .looseObject({
        ...inPlace,
        id: idSchema,
        token: z.string(),
        member: memberSchema.extend({ user: personSchema }).nullish(),
        user: personSchema.nullish(),
        message: messageSchema.partial({ content: true, author: true }).nullish(),
        data: z
          .looseObject({
            resolved: z
              .looseObject({
                users: z.record(z.string(), personSchema).optional(),
                messages: z.record(z.string(), messageSchema).optional(),
              })
              .optional(),
          })
          .nullish(),
      })
      .refine(({ member, user }) => (member ?? user) != null, 'nobody is named'),
  ],
]);

const packetSchema = z.looseObject({ t: z.unknown(), d: z.unknown() });

/** @returns what is wrong with an event, by the names of its fields alone; null where nothing is */
export function wrongIn(packet: unknown): string | null {
  const { t, d } = packetSchema.safeParse(packet).data ?? {};
  const issue = shapes.get(t)?.safeParse(d).error?.issues[0];
  return issue === undefined ? null : `${issue.path.join('.')}: ${issue.message}`;
}
