import { z } from 'zod';

/** Older formats call a platform a door, and a destination a home. */
const olderDestinationSchema = z.object({ door: z.string(), address: z.unknown() }).nullable();

function withPlatform(older: z.infer<typeof olderDestinationSchema>): unknown {
  return older === null ? null : { platform: older.door, address: older.address };
}

const olderThreadSchema = z.looseObject({
  outbox: z.array(z.looseObject({ door: z.string(), kept: z.boolean() })),
  home: olderDestinationSchema,
  kept: z.unknown(),
  said: z.unknown(),
  unshared: z.unknown(),
});

/** Conversations, from format 3: the fields had other names. */
export function withThreadTerms(older: unknown): unknown {
  const { outbox, home, kept, said, unshared, ...rest } = olderThreadSchema.parse(older);
  return {
    ...rest,
    outbox: outbox.map(({ door, kept: editable, ...reply }) => ({ ...reply, platform: door, editable })),
    destination: withPlatform(home),
    editable: kept,
    announced: said,
    privateAnswer: unshared,
  };
}

const olderRecordSchema = z.looseObject({
  home: olderDestinationSchema,
  notices: z.array(z.looseObject({ kept: z.boolean() })),
});

/** Decision records, from format 2: the fields had other names. */
export function withRecordTerms(older: unknown): unknown {
  const { home, notices, ...rest } = olderRecordSchema.parse(older);
  return {
    ...rest,
    destination: withPlatform(home),
    notices: notices.map(({ kept: editable, ...notice }) => ({ ...notice, editable })),
  };
}

/** Sealed documents and weighings, from format 1: they called their platform a door. */
export function doorToPlatform(older: unknown): unknown {
  const { door, ...rest } = z.looseObject({ door: z.unknown() }).parse(older);
  return { ...rest, platform: door };
}
