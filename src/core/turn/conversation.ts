import { z } from 'zod';
import { foldedSchema } from './folded.ts';
import { toldSchema } from './told.ts';

/**
 * What later turns of a thread may refer to. Not a transcript: the only words of people it keeps are those that state
 * a need, to show them back.
 */
export const statedNeedSchema = z.strictObject({
  need: z.string(),
  author: z.string(),
  /** The words that stated it. */
  words: z.string(),
  /** The platform's id of the message that stated it, so that deleting the message drops the need. */
  message: z.string().optional(),
  /** What its author stated it with before, newest last; bounded by `keptStatements`. It stays while one of them does. */
  before: z.array(z.strictObject({ message: z.string(), author: z.string(), words: z.string() })).optional(),
  /**
   * True if its author hadn't told the bot, which read it in what people said before it was called into their thread.
   * Anybody may drop it.
   */
  overheard: z.boolean().optional(),
  /** True if its topic's team chose by it from the start; it counts until somebody drops it. */
  standing: z.boolean().optional(),
});

/** A need that somebody called more important than the others. */
const emphasisSchema = z.strictObject({ need: z.string(), author: z.string() });

const familiaritySchema = z.strictObject({
  option: z.string(),
  author: z.string(),
  words: z.string(),
  /** As with a need. */
  message: z.string().optional(),
});

const exclusionSchema = z.strictObject({
  option: z.string(),
  author: z.string(),
  /** As with a need. */
  message: z.string().optional(),
});

/** What a team weighed together, if the last answer ranks by that and not by the thread's needs. */
const teamSchema = z.strictObject({
  candidates: z.array(z.string()),
  needs: z.array(z.string()),
  /** Criterion → the group's share of all weight; null if so few answered that it would show who said what. */
  shares: z.record(z.string(), z.number()).nullable(),
});

/** What the last answer was about: "why?", "the other one" and "are you sure?" point here. */
const lastSchema = z.strictObject({
  answer: z.string(),
  intent: z.string(),
  /** Options that the turn was about; empty for all. */
  named: z.array(z.string()),
  /** Options that the answer mentions, in order: "the second one" counts along it. */
  options: z.array(z.string()),
  /** The one it came down to: the option explained, or the winner. */
  main: z.string().nullable(),
  aspects: z.array(z.string()),
  /** Claims that it cites, in order. */
  claims: z.array(z.string()),
  /** The claims of each of its points, in order: "the second point" counts along them. */
  points: z.array(z.array(z.string())).default([]),
  ranking: z.array(z.string()).nullable(),
  team: teamSchema.nullable().default(null),
  /** Products that it was about and that are not rated. */
  alternatives: z.array(z.string()),
  /** What's written for people and it was made of, in order. */
  told: z.array(toldSchema).default([]),
});

export const traceSchema = z.strictObject({
  answer: z.string(),
  /** The rules that applied, in order. */
  rules: z.array(z.string()),
  /** The words that were recognised, and as what. */
  matched: z.array(z.string()),
  claims: z.array(z.string()),
  knowledge: z.string(),
});

/** One line of thought; a change of topic opens a new one, and "back to …" returns. */
const frameSchema = z.strictObject({
  topic: z.string(),
  /** Those in focus, in the order in which they were named. */
  options: z.array(z.string()),
  /**
   * What the thread chooses among: `some` if the options in focus are the sides of its choice, which a question about
   * another one doesn't widen; `all` if each option of the topic is. Absent if that isn't clear yet.
   */
  chooses: z.enum(['some', 'all']).optional(),
  aspects: z.array(z.string()),
  needs: z.array(statedNeedSchema),
  emphasised: z.array(emphasisSchema),
  knows: z.array(familiaritySchema),
  excluded: z.array(exclusionSchema),
  last: lastSchema.nullable(),
  /** The move that its answers were about last: from and to. */
  move: z.tuple([z.string(), z.string()]).optional(),
  /** The needs that its topic brought along, as its team chose by what: those that aren't among `needs` any more were dropped. */
  seeded: z.array(z.string()).optional(),
});

/** What a choice of a whole stack adds to the guided choice of one topic after another. */
const stackSchema = z.strictObject({
  /** How many answers there are, over all topics, before it goes on to the next. */
  upTo: z.number().int().nonnegative(),
  /** Needs that are asked about in this topic because another one depends on them. */
  gates: z.array(z.string()),
  /** Needs that follow from what's picked in earlier topics. */
  implied: z.array(z.string()),
  /** Needs that such picks settle, so that nobody's asked. */
  closed: z.array(z.string()),
});

/** A guided choice: questions about needs, one by one, that anybody in the thread may answer. */
const guideSchema = z.strictObject({
  topic: z.string(),
  /** The options to choose among; empty for all. */
  options: z.array(z.string()),
  /** In the order asked; each need once. */
  answers: z.array(
    z.strictObject({
      need: z.string(),
      author: z.string(),
      says: z.enum(['yes', 'no', 'skip']),
      /** The topic in which it was asked, if the choice is of a whole stack. */
      topic: z.string().optional(),
    }),
  ),
  /** The need being asked about; null once the choice has ended. */
  asked: z.string().nullable(),
  /** Whether to repeat the question below other answers: somebody wanted to be guided, or has answered. */
  wanted: z.boolean(),
  /** Present if it chooses a whole stack, of which this topic is the current part. */
  stack: stackSchema.optional(),
});

/** A vote in this thread: the record it's about, and who was named to vote; nobody for everyone in the channel. */
const openVoteSchema = z.strictObject({ id: z.string(), voters: z.array(z.string()) });

/** How many people `since` and `askers` keep. */
export const keptSpeakers = 6;

/** How many messages `lately` keeps. */
export const keptLately = 10;

/**
 * Who spoke, without a word of what they said: what tells a message to the bot from talk between people. A person who
 * is forgotten disappears from it.
 */
const speakersSchema = z.strictObject({
  /** True if people had been talking in the thread before somebody called the bot into it. */
  calledIn: z.boolean(),
  /** The person whom the bot answered last; null before its first answer. */
  answered: z.string().nullable(),
  /** When it answered them, in milliseconds since 1970; null if unknown. */
  answeredAt: z.number().nullable(),
  /** True if only they saw that answer: the thread's last message is then somebody else's. */
  privately: z.boolean().default(false),
  /** Everybody whom it has answered, each once, the latest last; bounded by `keptSpeakers`. */
  askers: z.array(z.string()).default([]),
  /** Who has written since that answer without getting one, each once, the latest last; bounded by `keptSpeakers`. */
  since: z.array(z.string()),
  /** How many messages that were. */
  messages: z.number().int().nonnegative(),
  /** Who wrote the thread's last messages, and whether they got an answer, the latest last; bounded by `keptLately`. */
  lately: z.array(z.strictObject({ author: z.string(), answered: z.boolean() })).default([]),
  /** When the last unanswered message was written, in milliseconds since 1970; null if there's none or it's unknown. */
  spokeAt: z.number().nullable(),
});

export type Speakers = z.infer<typeof speakersSchema>;

/** Nobody has spoken yet. */
export const nobodySpoke: Speakers = {
  calledIn: false,
  answered: null,
  answeredAt: null,
  privately: false,
  askers: [],
  since: [],
  messages: 0,
  lately: [],
  spokeAt: null,
};

/** What starting over wiped, until it can't be undone any more. */
const undoSchema = z.strictObject({
  /** In milliseconds since 1970. */
  until: z.number(),
  frame: frameSchema,
  guide: guideSchema.nullable(),
  earlier: z.array(frameSchema),
});

export const conversationSchema = z.strictObject({
  id: z.string(),
  turns: z.number().int().nonnegative(),
  frame: frameSchema.nullable(),
  /** The last guided choice; null if there was none. */
  guide: guideSchema.nullable(),
  earlier: z.array(frameSchema),
  traces: z.array(traceSchema),
  speakers: speakersSchema.default(nobodySpoke),
  /** Hashes of the first lines of its answers and of what they answered, so that no two open alike; the latest last. */
  openings: z.array(z.string()).default([]),
  /** Whether it has asked which of several topics is meant: it asks once. */
  askedTopic: z.boolean().default(false),
  /** The votes that were open in it when it last heard of them; the records themselves say whether they still are. */
  openVotes: z.array(openVoteSchema).default([]),
  /** Whether a weighing was open in it when it last heard of one; the weighing itself says whether it still is. */
  openWeighing: z.boolean().default(false),
  /** The topic of the team's own that was started in it. */
  ownTopic: z.string().nullable().default(null),
  /** Whose next message is a fact, as they said that they'd state one; `option` is what it's on, if they said. */
  awaitsFact: z.strictObject({ author: z.string(), option: z.string().nullable() }).nullable().default(null),
  /** The last fact that the thread was told of, and can be contradicted or withdrawn by "that". */
  lastFact: z.string().nullable().default(null),
  /** Facts by the answers that told of them, the latest last: a reply to one of those is about that fact. */
  toldFacts: z.array(z.strictObject({ answer: z.string(), fact: z.string() })).default([]),
  /** The last message, if it had no direct answer: what comes nearest, and a hash of its words. */
  unsure: z.strictObject({ about: z.string(), wording: z.string() }).nullable().default(null),
  /** Null unless somebody has just started over. */
  undo: undoSchema.nullable().default(null),
  /** What the first screens of its last answers left out; bounded by `keptFolded`. */
  folded: z.array(foldedSchema).default([]),
});

export type OpenVote = z.infer<typeof openVoteSchema>;
/** What happened to a vote, as far as its thread needs to know: null for one that has ended. */
export type VoteState = { readonly id: string; readonly voters: readonly string[] | null };
export type Undo = z.infer<typeof undoSchema>;
export type StatedNeed = z.infer<typeof statedNeedSchema>;
export type Guide = z.infer<typeof guideSchema>;
export type Team = z.infer<typeof teamSchema>;
export type Last = z.infer<typeof lastSchema>;
export type Trace = z.infer<typeof traceSchema>;
export type Frame = z.infer<typeof frameSchema>;
export type Conversation = z.infer<typeof conversationSchema>;

/** How many earlier lines of thought, and how many traces, a conversation keeps: a stack has five parts. */
export const keptFrames = 5;
export const keptTraces = 10;

/** How many facts it knows by the answers that told of them. */
export const keptToldFacts = 20;

/** How many open votes it knows of. */
const keptVotes = 5;

export function newConversation(id: string): Conversation {
  return {
    id,
    turns: 0,
    frame: null,
    guide: null,
    earlier: [],
    traces: [],
    speakers: nobodySpoke,
    openings: [],
    askedTopic: false,
    openVotes: [],
    openWeighing: false,
    ownTopic: null,
    awaitsFact: null,
    lastFact: null,
    toldFacts: [],
    unsure: null,
    undo: null,
    folded: [],
  };
}

/** The conversation after a vote in it opened or ended. */
export function withVote(conversation: Conversation, { id, voters }: VoteState): Conversation {
  const others = conversation.openVotes.filter((vote) => vote.id !== id);
  return {
    ...conversation,
    openVotes: voters === null ? others : [...others, { id, voters: [...voters] }].slice(-keptVotes),
  };
}

/** Who stated something, and in which message, if that can be deleted. */
export type StatedBy = { readonly author: string; readonly message?: string };

export function statedIn(author: string, message: string | undefined): StatedBy {
  return message === undefined ? { author } : { author, message };
}

export function newFrame(topic: string): Frame {
  return { topic, options: [], aspects: [], needs: [], emphasised: [], knows: [], excluded: [], last: null };
}

/** The options that a thread chooses among; empty for all. */
export function sidesIn({ options, chooses, excluded }: Frame): readonly string[] {
  if (chooses === 'all' || options.length < 2) return [];
  const out = new Set(excluded.map(({ option }) => option));
  return options.filter((id) => !out.has(id));
}

/** The conversation after an answer that no turn gave; unchanged if it has no line of thought. */
export function withLast(conversation: Conversation, last: Last): Conversation {
  const { frame } = conversation;
  return frame === null ? conversation : { ...conversation, frame: { ...frame, last } };
}

const olderFrame = z.looseObject({ topic: z.string() });
const olderDocument = z.looseObject({
  conversation: z.looseObject({ frame: olderFrame.nullable(), earlier: z.array(olderFrame) }),
});

/** From format 1, which knew neither guided choices nor emphasised needs. */
export function withGuide(older: unknown): unknown {
  const { conversation, ...rest } = olderDocument.parse(older);
  const { frame, earlier } = conversation;
  const plain = (known: z.infer<typeof olderFrame>): unknown => ({ ...known, emphasised: [] });
  return {
    ...rest,
    conversation: {
      ...conversation,
      frame: frame === null ? null : plain(frame),
      earlier: earlier.map(plain),
      guide: null,
    },
  };
}
