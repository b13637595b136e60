import { type Library, libraryOf } from '../../../knowledge/queries.ts';
import type { Topic, TopicQuestion } from '../../../knowledge/schema.ts';
import type { Conversation, Last } from '../../turn/conversation.ts';
import type { Understanding } from '../../understanding/understand.ts';
import { phrasedFor } from '../exact-phrasing.ts';
import type { ThreadContext } from './thread-context.ts';

/** A message with what it may leave out. */
export type TextInThread = ThreadContext & { readonly text: string };

/** Longer messages say what they're about. */
const longest = { subject: 14, told: 30 } as const;
const longestAbout = 160;

/** What a message may leave to its thread; nothing at its beginning. */
export function contextsOf(
  understood: Understanding,
  { frame, unsure }: Conversation,
): readonly ThreadContext[] {
  const { topic, words } = understood.reading;
  if (frame === null || frame.topic !== topic.id || topic.provenance === 'team') return [];
  const { last } = frame;
  const library = libraryOf(topic);
  const length = words.filter(({ mark }) => !mark).length;
  const subject =
    last === null || length > longest.subject ? undefined : subjectOf(understood, last, library);
  const told =
    length > longest.told
      ? undefined
      : (unansweredIn(unsure, library) ?? (last === null ? undefined : toldBy(last, library)));
  return [
    ...(subject === undefined ? [] : [{ kind: 'subject' as const, about: subject }]),
    ...(told === undefined || told === '' ? [] : [{ kind: 'told' as const, about: told }]),
  ];
}

/** A message with each of its contexts, as it's encoded. */
export function textsInThread(text: string, contexts: readonly ThreadContext[]): readonly TextInThread[] {
  return contexts.map(({ kind, about }) => ({
    kind,
    about,
    text: kind === 'subject' ? `${about}: ${text}` : `${about} ${text}`,
  }));
}

/** The product that a thread came down to, or was about. Undefined where a message names others, or there's none. */
function subjectOf({ reading }: Understanding, last: Last, library: Library): string | undefined {
  const { options, alternatives, excluded } = reading;
  if (options.length + alternatives.length + excluded.length > 0) return undefined;
  const [product, ...others] = last.alternatives;
  if (product !== undefined && others.length === 0 && last.ranking === null) return library.nameOf(product);
  const isOne = last.ranking !== null || last.options.length === 1 || last.named.length === 1;
  const main = last.ranking?.[0] ?? last.main;
  return isOne && main !== null && library.option(main) !== undefined ? library.nameOf(main) : undefined;
}

/** What came nearest to a message that had no direct answer: whoever goes on from that still asks it. */
function unansweredIn(unsure: Conversation['unsure'], library: Library): string | undefined {
  const [kind, id = ''] = unsure?.about.split(' ') ?? [];
  const { topic } = library;
  if (kind === 'claim') return library.claim(id)?.line.slice(0, longestAbout);
  const asked = library.question(id);
  return asked === undefined ? undefined : putAs(topic, asked, []);
}

/** What the last answer was to: the question that it answers, what it set side by side, or its first claim. */
function toldBy(last: Last, library: Library): string | undefined {
  const { topic } = library;
  const asked = topic.questions.find(({ id }) =>
    last.told.some((one) => one.id === id && one.kind === 'question'),
  );
  if (asked !== undefined) return putAs(topic, asked, last.main === null ? last.options : [last.main]);
  if (last.intent === 'compare' && last.aspects.length > 0)
    return `${last.options.map(library.nameOf).join(' or ')}, ${last.aspects.map(library.aspectTitle).join(', ')}`;
  const [first] = last.claims;
  return first === undefined ? undefined : library.claim(first)?.line.slice(0, longestAbout);
}

/** How a question's button asks it, or else how people do first. */
function putAs(topic: Topic, asked: TopicQuestion, about: readonly string[]): string | undefined {
  const way = asked.label ?? asked.phrasings[0];
  if (way === undefined) return undefined;
  const [put] = phrasedFor(topic, asked, way, about);
  return put ?? way.replaceAll('{option}', '').replace(/\s+/g, ' ').trim();
}
