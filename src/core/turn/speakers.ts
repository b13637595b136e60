import { z } from 'zod';
import { type Conversation, keptLately, keptSpeakers, type Speakers } from './conversation.ts';
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
    lately: withMessage(speakers, author, true),
    spokeAt: null,
  };
}

/** The conversation after a message that got no answer: nothing but who spoke, and when. */
export function afterTalk(conversation: Conversation, { author, at }: Question): Conversation {
  const { speakers } = conversation;
  const since = withLatest(speakers.since, author);
  return {
    ...conversation,
    speakers: {
      ...speakers,
      since,
      messages: speakers.messages + 1,
      lately: withMessage(speakers, author, false),
      spokeAt: at ?? null,
    },
  };
}

function withMessage({ lately }: Speakers, author: string, answered: boolean): Speakers['lately'] {
  return [...lately, { author, answered }].slice(-keptLately);
}

function withLatest(people: readonly string[], latest: string): string[] {
  return [...people.filter((one) => one !== latest), latest].slice(-keptSpeakers);
}

/** Whether the thread's last message is the bot's. */
export function botSpokeLast({ speakers }: Pick<Conversation, 'speakers'>): boolean {
  return speakers.answered !== null && speakers.messages === 0 && !speakers.privately;
}

/** Whether nobody but this person and the bot has written in the thread, as far as it remembers. */
export function isAloneWithBot(
  { speakers: { calledIn, answered, askers, since, lately } }: Pick<Conversation, 'speakers'>,
  author: string,
): boolean {
  const others = [...askers, ...since, ...lately.map((one) => one.author)].filter((one) => one !== author);
  return !calledIn && answered === author && others.length === 0;
}

const speakersOfThread = z.looseObject({
  conversation: z.looseObject({
    openings: z.array(z.string()).default([]),
    folded: z.array(z.unknown()).default([]),
    speakers: z.looseObject({
      answered: z.string().nullable(),
      since: z.array(z.string()),
      askers: z.array(z.string()).default([]),
      lately: z.array(z.looseObject({ author: z.string() })).default([]),
      messages: z.number(),
      spokeAt: z.number().nullable(),
    }),
  }),
});

/**
 * A stored thread in which a person never spoke; unchanged if it isn't one. How many messages the others wrote isn't
 * known: each of them wrote one at least.
 */
export function withoutSpeaker(stored: unknown, person: string): unknown {
  const read = speakersOfThread.safeParse(stored);
  if (!read.success) return stored;
  const { conversation } = read.data;
  const { answered, since, askers, lately, messages, spokeAt } = conversation.speakers;
  const isAnswered = answered === person;
  const known = [answered, ...since, ...askers, ...lately.map(({ author }) => author)];
  const isNamed = known.includes(person) || JSON.stringify(conversation).includes(JSON.stringify(person));
  // What an answer left out may quote what they said.
  const unfolded = isNamed && conversation.folded.length > 0 ? { ...conversation, folded: [] } : conversation;
  if (!known.includes(person))
    return unfolded === conversation ? stored : { ...read.data, conversation: unfolded };
  const others = since.filter((one) => one !== person);
  const hasSpoken = others.length < since.length;
  return {
    ...read.data,
    conversation: {
      ...unfolded,
      // Hashes of what was asked don't say by whom.
      openings: isAnswered || askers.includes(person) ? [] : conversation.openings,
      speakers: {
        ...conversation.speakers,
        answered: isAnswered ? null : answered,
        ...(isAnswered ? { answeredAt: null } : {}),
        since: others,
        messages: hasSpoken ? Math.min(messages, others.length) : messages,
        spokeAt: since.at(-1) === person ? null : spokeAt,
        askers: askers.filter((one) => one !== person),
        lately: lately.filter(({ author }) => author !== person),
      },
    },
  };
}
