import type { Json } from './objects.ts';

/** A forwarded message as Discord sends it: its words, and nobody who wrote it. */
function forwarded(content: string): Json {
  const at = '2026-11-01T10:00:00.000000+00:00';
  return {
    type: 0,
    content,
    embeds: [],
    attachments: [],
    timestamp: at,
    edited_timestamp: null,
    flags: 0,
    components: [],
    mentions: [],
    mention_roles: [],
  };
}

/** The fields of a message that forwards one of these words. */
export function forwards(content: string): Json {
  return {
    message_reference: { type: 1, channel_id: '100000000000000000', message_id: '100000000000000001' },
    message_snapshots: [{ message: forwarded(content) }],
  };
}
