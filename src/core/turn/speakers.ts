import { z } from 'zod';
import { type Conversation, keptSpeakers, type Speakers } from './conversation.ts';
import type { Question } from './question.ts';

/** The thread after an answer: whoever has spoken before it no longer matters. */
export function afterAnswer(
  { speakers, turns }: Pick<Conversation, 'speakers' | 'turns'>,
  { author, at, isPrivate = false }: Question,
): Speakers {
  // Whoever was answered may have been forgotten since; that there was an answer isn't.
  const isFirst = turns === 0;
  return {
    calledIn: speakers.calledIn || (isFirst && speakers.messages > 0),
    answered: author,
    answeredAt: at ?? null,
    privately: isPrivate,
    askers: withLatest(speakers.askers, author),
    since: [],
    messages: 0,
    spokeAt: null,
  };
}

/** The conversation after a message that got no answer: nothing but who spoke, and when. */
export function afterTalk(conversation: Conversation, { author, at }: Question): Conversation {
  const { speakers } = conversation;
  const since = withLatest(speakers.since, author);
  return {
    ...conversation,
    speakers: { ...speakers, since, messages: speakers.messages + 1, spokeAt: at ?? null },
  };
}

function withLatest(people: readonly string[], latest: string): string[] {
  return [...people.filter((one) => one !== latest), latest].slice(-keptSpeakers);
}

/** Whether the thread's last message is the bot's. */
export function botSpokeLast({ speakers }: Pick<Conversation, 'speakers'>): boolean {
  return speakers.answered !== null && speakers.messages === 0 && !speakers.privately;
}

const speakersOfThread = z.looseObject({
  conversation: z.looseObject({
    speakers: z.looseObject({
      answered: z.string().nullable(),
      since: z.array(z.string()),
      askers: z.array(z.string()).default([]),
    }),
  }),
});

/** A stored thread in which a person never spoke; unchanged if it isn't one. */
export function withoutSpeaker(stored: unknown, person: string): unknown {
  const read = speakersOfThread.safeParse(stored);
  if (!read.success) return stored;
  const { conversation } = read.data;
  const { answered, since, askers } = conversation.speakers;
  const isAnswered = answered === person;
  return {
    ...read.data,
    conversation: {
      ...conversation,
      speakers: {
        ...conversation.speakers,
        answered: isAnswered ? null : answered,
        ...(isAnswered ? { answeredAt: null } : {}),
        since: since.filter((one) => one !== person),
        askers: askers.filter((one) => one !== person),
      },
    },
  };
}
