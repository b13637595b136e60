import { z } from 'zod';
import type { Json } from './objects.ts';
import { flatten } from './rules.ts';
import type { Message, World } from './world.ts';

const kinds = { button: 2, select: 3, text: 10 } as const;

function partsOf({ components }: Json): readonly Json[] {
  return Array.isArray(components) ? flatten(components) : [];
}

/** All that a message shows, without its buttons. */
export function textOf(message: Json): string {
  return partsOf(message)
    .filter(({ type }) => type === kinds.text)
    .map(({ content }) => String(content))
    .join('\n');
}

/** Labels of what can be pressed or picked below a message. */
export function buttonsOf(message: Json): readonly string[] {
  return partsOf(message)
    .filter(({ type }) => type === kinds.button || type === kinds.select)
    .flatMap(({ label, options }) =>
      Array.isArray(options) ? options.map((option: Json) => String(option.label)) : [String(label)],
    );
}

/** The bot's messages, by who sees them and where. */
export type BotMessages = {
  /** What everyone sees in a thread, and in its channel below the message that the thread belongs to. */
  inThread(id: string): readonly Message[];
  /** What everyone sees in a channel and belongs to no other message. */
  inChannel(id: string): readonly Message[];
  /** What this person alone sees, direct messages included. */
  onlyTo(person: string): readonly Message[];
};

const replySchema = z.object({ message_reference: z.object({ message_id: z.string() }) });

export function createBotMessages({ messages, channels, bot }: World): BotMessages {
  const byBot = (): readonly Message[] => [...messages.values()].filter(({ author }) => author === bot.id);
  const repliesTo = ({ json }: Message): string | undefined =>
    replySchema.safeParse(json).data?.message_reference.message_id;
  return {
    inThread: (id) =>
      byBot().filter((one) => one.only === null && (one.channel === id || repliesTo(one) === id)),
    inChannel: (id) =>
      byBot().filter((one) => one.only === null && one.channel === id && repliesTo(one) === undefined),
    onlyTo: (person) =>
      byBot().filter(
        ({ only, channel }) => only === person || channels.get(channel)?.recipient?.id === person,
      ),
  };
}
