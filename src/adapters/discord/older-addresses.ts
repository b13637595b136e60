import { z } from 'zod';
import { type Asked, type PostedMessage, postedMessageSchema } from '../chat/address.ts';
import type { Address } from './address.ts';
import { unescaped } from './render/escape.ts';

/**
 * Fields common to all addresses of earlier versions. `above` and `foot` are lines of Markdown around the answer; `above`
 * names the asker and the question.
 */
const older = {
  above: z.string().nullable(),
  foot: z.string().nullable(),
  tools: z.strictObject({
    mute: z.enum(['mute', 'unmute']).nullable(),
    ask: z.boolean(),
    share: z.boolean(),
  }),
};

const olderSchema = z.discriminatedUnion('kind', [
  /** Into the thread of a message. */
  z.strictObject({
    kind: z.literal('thread'),
    channel: z.string(),
    message: z.string(),
    name: z.string(),
    ...older,
  }),
  /** Into a channel, a thread or a direct message. */
  z.strictObject({
    kind: z.literal('channel'),
    channel: z.string(),
    answers: z.string().nullable(),
    ...older,
  }),
  /** The same, if the reply may already be posted as the first response to an interaction. */
  z.strictObject({ kind: z.literal('response'), channel: z.string(), ...older }),
  /** Only through an interaction's token. */
  z.strictObject({
    kind: z.literal('interaction'),
    application: z.string(),
    token: z.string(),
    until: z.number(),
    private: z.boolean(),
    ...older,
  }),
]);

type OlderAddress = z.infer<typeof olderSchema>;

/** Converts an address of an earlier version. */
export const olderAddressSchema = olderSchema.transform(upToDate);

function upToDate(address: OlderAddress): Address {
  const { above, foot, tools } = address;
  const asked = askedIn(above);
  const base: Address = {
    user: asked?.by ?? '',
    asked,
    isPrivate: false,
    channel: '',
    isThread: false,
    opens: null,
    answers: null,
    interaction: null,
    reach: 'channel',
    tools: { mute: tools.mute !== null, ask: tools.ask, share: tools.share },
    foot: foot !== null,
  };
  switch (address.kind) {
    case 'thread': {
      const { channel, message, name } = address;
      return { ...base, channel, opens: { message, name } };
    }
    case 'channel': {
      const { channel, answers } = address;
      return { ...base, channel, answers };
    }
    case 'response': {
      // The interaction wasn't stored, only that the answer may be in the channel without a nonce.
      const interaction = { application: '', id: '', token: '', until: 0, first: 'open' as const };
      return { ...base, channel: address.channel, interaction };
    }
    case 'interaction': {
      const { application, token, until, private: isPrivate } = address;
      const interaction = { application, id: '', token, until, first: 'deferred' as const };
      return { ...base, isPrivate, interaction, reach: 'token' };
    }
    default:
      return address satisfies never;
  }
}

const by = /^-# <@(?<by>\d+)>/;

/** Lines that earlier versions wrote above an answer, each with the way it was asked. */
const written: readonly { readonly how: Asked['how']; readonly line: RegExp }[] = [
  { how: 'share', line: /^\*\*(?<words>.*)\*\*\n-# <@(?<by>\d+)> asked me privately and shares this\.$/s },
  { how: 'command', line: /^\*\*(?<words>.*)\*\*(?:\n-# asked by <@(?<by>\d+)>)?$/s },
  { how: 'press', line: new RegExp(`${by.source} asked: (?<words>.*)$`, 's') },
  { how: 'weigh', line: new RegExp(`${by.source} asked me to weigh this\\.$`) },
  { how: 'save', line: new RegExp(`${by.source} asked me to save this as a decision\\.$`) },
];

/** Parses the question from the line above an answer; null if there is none or it can't be parsed. */
function askedIn(above: string | null): Asked | null {
  for (const { how, line } of written) {
    const groups = line.exec(above ?? '')?.groups;
    if (groups !== undefined) return { by: groups.by ?? '', words: unescaped(groups.words ?? ''), how };
  }
  return null;
}

const olderMessageSchema = z
  .object({ channel: z.string(), parts: z.array(z.string()).min(1), above: z.string().nullable() })
  .transform(({ channel, parts, above }): PostedMessage => ({ channel, parts, asked: askedIn(above) }));

/** Location of an editable message; earlier versions also stored the line above it. */
export const discordMessageSchema: z.ZodType<PostedMessage> = z.union([
  olderMessageSchema,
  postedMessageSchema,
]);
