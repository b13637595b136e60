import type { Actor } from './actor.ts';

/** Who does an act, as far as that decides whether they may. */
export type Doer = {
  readonly author: string;
  readonly rights: Pick<
    Actor['rights'],
    'runs' | 'manages' | 'settingsBy' | 'guest' | 'unverified' | 'readsOnly'
  >;
};

/** Everything that people do with the bot, and what each act is about, as far as that decides who may. */
export type Subjects = {
  /** In words or by a press, and looking at how an answer came about. */
  readonly ask: null;
  /** Saying whether an answer was helpful, and what was missing. */
  readonly rate: null;
  /** Showing a private answer to the channel. */
  readonly share: { readonly askedBy: string };
  readonly 'be-forgotten': { readonly isSelf: boolean };
  /** Or unmuting it. */
  readonly 'mute-thread': null;
  /** `who` may, in words. */
  readonly 'change-settings': { readonly who: string };
  /** Settings of every channel without its own. */
  readonly 'change-settings-everywhere': null;
  readonly 'choose-who-decides': null;
  /** Choosing the role whose members may change settings. */
  readonly 'choose-managers': null;
  /** Lists, cards, what waits for people, and why something was chosen. */
  readonly 'read-records': null;
  /** Drafting a decision, and everything that changes one but its vote. */
  readonly record: { readonly decides: 'everyone' | 'managers' };
  /** `voters`: those who were named; empty if nobody was. */
  readonly vote: { readonly voters: readonly string[] };
  readonly object: null;
  readonly 'close-vote': { readonly openedBy: string };
  readonly 'open-weighing': null;
  /** `named`: those who were asked; empty if nobody was. */
  readonly weigh: { readonly named: readonly string[]; readonly openedBy: string };
  /** Showing one's own weights to the others, or no longer. */
  readonly 'share-weights': null;
  readonly 'close-weighing': { readonly openedBy: string };
  /** Bringing a choice of the team's own. */
  readonly 'start-topic': { readonly starts: TopicManagers };
  /** Its name, options and criteria, and waking it. */
  readonly 'edit-topic': { readonly edits: TopicManagers; readonly startedBy: string };
  /** Stating a fact for it, saying what a fact is about, and contradicting one. */
  readonly 'state-fact': null;
  /** `decides`: who records decisions there. */
  readonly 'withdraw-fact': { readonly statedBy: string; readonly decides: 'everyone' | 'managers' };
  /** One's own ratings: giving them, and taking them back. */
  readonly 'rate-options': null;
  /** Making the token with which a team's assistant proposes facts, or taking it back. */
  readonly 'let-assistants-propose': null;
  readonly 'close-ratings': { readonly closes: TopicManagers; readonly startedBy: string };
};

/** Whom a channel leaves something about a team's own topics to; `starter` is whoever started the one in question. */
export type TopicManagers = 'everyone' | 'starter' | 'managers';

export type Act = keyof Subjects;

/** Why somebody may not: `others`, because it's up to somebody else. */
export type Refusal = {
  readonly kind: 'unverified' | 'guest' | 'reads-only' | 'others';
  readonly says: string;
};

type Rule<S> = {
  /** What guests are told; null if they may like everyone else. */
  readonly guests: (doer: Doer, subject: S) => string | null;
  /** What programs that only read are told; null if they may. */
  readonly readers: string | null;
  /** Whom it's up to, for everyone else; null for whoever may. */
  readonly members: (doer: Doer, subject: S) => string | null;
};

export const whoManages = 'those who run the workspace';

const everyone = (): null => null;
const onlyMembers = (says: string) => (): string => says;
const onlyManagers =
  (says: string) =>
  ({ rights }: Doer): string | null =>
    rights.manages ? null : says;

const onlyReads = 'I only read through here.';
const readHere = 'You can only read decisions through here. Say it where the team sees it.';
const notForGuests =
  "Decisions belong to this workspace, and you're a guest here: you can ask, and its members record.";
const guestsDontVote =
  "Guests can't vote: decisions belong to this workspace. You can ask, and its members vote.";
const everyChannelIsTheirs = `Settings for every channel are for ${whoManages}.`;
const decidersAreTheirs = `Who records decisions, and who brings choices of your own, is up to ${whoManages}.`;
const managersAreTheirs = `Which role may change settings is up to ${whoManages}.`;
const assistantsAreTheirs = `Whether an assistant may propose facts is up to ${whoManages}.`;
const choicesNotForGuests =
  "Choices of a team's own belong to this workspace, and you're a guest here: you can ask, and its members bring what they know.";
const onlyOpenerCloses = 'Only who opened the weighing can close it.';

/**
 * Who may do what, on every platform. Somebody who can't be verified is a guest here. Nothing else decides about rights,
 * except which places a record is read in: `decisions/rights/`.
 */
const rules: { readonly [A in Act]: Rule<Subjects[A]> } = {
  ask: { guests: everyone, readers: null, members: everyone },
  rate: { guests: everyone, readers: onlyReads, members: everyone },
  share: { guests: notTheirs, readers: onlyReads, members: notTheirs },
  'be-forgotten': { guests: notSelf, readers: onlyReads, members: notSelf },
  'mute-thread': {
    guests: onlyMembers('Muting a thread is for members of this workspace.'),
    readers: onlyReads,
    members: everyone,
  },
  'change-settings': {
    guests: (_, { who }) => `Settings are for ${who}.`,
    readers: onlyReads,
    members: ({ rights }, { who }) =>
      rights.settingsBy === 'managers' && !rights.manages ? `Settings are for ${who}.` : null,
  },
  'change-settings-everywhere': {
    guests: onlyMembers(everyChannelIsTheirs),
    readers: onlyReads,
    members: onlyManagers(everyChannelIsTheirs),
  },
  'choose-who-decides': {
    guests: onlyMembers(decidersAreTheirs),
    readers: onlyReads,
    members: onlyManagers(decidersAreTheirs),
  },
  'choose-managers': {
    guests: onlyMembers(managersAreTheirs),
    readers: onlyReads,
    members: ({ rights }) => (rights.runs ? null : managersAreTheirs),
  },
  'read-records': { guests: onlyMembers(notForGuests), readers: null, members: everyone },
  record: {
    guests: onlyMembers(notForGuests),
    readers: readHere,
    members: ({ rights }, { decides }) =>
      decides === 'managers' && !rights.manages
        ? 'In this channel, those who run the workspace record and change decisions. Ask one of them, or put it to them here.'
        : null,
  },
  vote: {
    guests: onlyMembers(guestsDontVote),
    readers: readHere,
    members: ({ author }, { voters }) =>
      isAsked(voters, author) ? null : 'Others were asked to vote on it.',
  },
  object: { guests: onlyMembers(notForGuests), readers: readHere, members: everyone },
  'close-vote': {
    guests: onlyMembers(notForGuests),
    readers: readHere,
    members: ({ author, rights }, { openedBy }) =>
      author === openedBy || rights.manages
        ? null
        : 'Only the person who put it to the vote can close it, or somebody who runs this workspace.',
  },
  'open-weighing': { guests: everyone, readers: onlyReads, members: everyone },
  weigh: {
    guests: ({ author }, { named }) =>
      named.includes(author)
        ? null
        : "Guests aren't asked to weigh. Whoever opened this can name you, and then your answer counts.",
    readers: onlyReads,
    // Whoever opened it may answer, without being waited for.
    members: ({ author }, { named, openedBy }) =>
      isAsked(named, author) || author === openedBy ? null : 'Only those who were asked can weigh this.',
  },
  'share-weights': { guests: everyone, readers: onlyReads, members: everyone },
  'close-weighing': {
    guests: ({ author }, { openedBy }) => (author === openedBy ? null : onlyOpenerCloses),
    readers: onlyReads,
    members: ({ author }, { openedBy }) => (author === openedBy ? null : onlyOpenerCloses),
  },
  'start-topic': {
    guests: onlyMembers(choicesNotForGuests),
    readers: onlyReads,
    members: ({ rights }, { starts }) =>
      starts === 'everyone' || rights.manages ? null : `Here, ${whoManages} start choices. Ask one of them.`,
  },
  'edit-topic': {
    guests: onlyMembers(choicesNotForGuests),
    readers: onlyReads,
    members: (doer, { edits, startedBy }) =>
      isUpTo(edits, doer, startedBy) ? null : `Its options and criteria are up to ${managersOf(edits)}.`,
  },
  'state-fact': { guests: onlyMembers(choicesNotForGuests), readers: onlyReads, members: everyone },
  'withdraw-fact': {
    guests: onlyMembers(choicesNotForGuests),
    readers: onlyReads,
    members: ({ author, rights }, { statedBy, decides }) =>
      author === statedBy || decides === 'everyone' || rights.manages
        ? null
        : `A fact is withdrawn by whoever stated it, or by ${whoManages}. You can contradict it: "that's not so: …".`,
  },
  'rate-options': { guests: onlyMembers(choicesNotForGuests), readers: onlyReads, members: everyone },
  'let-assistants-propose': {
    guests: onlyMembers(assistantsAreTheirs),
    readers: onlyReads,
    members: onlyManagers(assistantsAreTheirs),
  },
  'close-ratings': {
    guests: onlyMembers(choicesNotForGuests),
    readers: onlyReads,
    members: (doer, { closes, startedBy }) =>
      isUpTo(closes, doer, startedBy) ? null : `Closing the ratings is up to ${managersOf(closes)}.`,
  },
};

/** What a guest is told who may be a member. */
export const tryAgain =
  "I can't tell who you are in this workspace right now, so here you're a guest. Please try again in a minute.";

/** Why somebody may not do something; null if they may. */
export function whyNot<A extends Act>(act: A, doer: Doer, subject: Subjects[A]): Refusal | null {
  const rule: Rule<Subjects[A]> = rules[act];
  const { guest, unverified, readsOnly } = doer.rights;
  if (readsOnly === true && rule.readers !== null) return { kind: 'reads-only', says: rule.readers };
  if (!guest) {
    const says = rule.members(doer, subject);
    return says === null ? null : { kind: 'others', says };
  }
  const says = rule.guests(doer, subject);
  if (says === null) return null;
  return unverified === true ? { kind: 'unverified', says: tryAgain } : { kind: 'guest', says };
}

/** Those who run the workspace may in any case. */
function isUpTo(whom: TopicManagers, { author, rights }: Doer, startedBy: string): boolean {
  return whom === 'everyone' || rights.manages || (whom === 'starter' && author === startedBy);
}

function managersOf(whom: TopicManagers): string {
  return whom === 'starter' ? `whoever started it, or ${whoManages}` : whoManages;
}

function isAsked(named: readonly string[], person: string): boolean {
  return named.length === 0 || named.includes(person);
}

function notTheirs({ author }: Doer, { askedBy }: Subjects['share']): string | null {
  return author === askedBy ? null : 'A private answer is shared by whoever asked.';
}

function notSelf(_: Doer, { isSelf }: Subjects['be-forgotten']): string | null {
  return isSelf
    ? null
    : 'This button is for the person who asked. To be forgotten yourself, say "forget me".';
}
