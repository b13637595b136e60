import { askedForm } from '../../../core/meaning/form.ts';
import { matchMeaning } from '../../../core/meaning/match/match.ts';
import type { Vector } from '../../../core/meaning/vector.ts';
import { newConversation } from '../../../core/turn/conversation.ts';
import { takeTurn } from '../../../core/turn/turn.ts';
import { outsideOdds } from '../../../core/understanding/decide/scope/scope-classifier.ts';
import { correctSpelling } from '../../../core/understanding/match/correct-spelling.ts';
import type { LikelyNeed } from '../../../core/understanding/match/needs/need-model.ts';
import { type Reading, readMessage } from '../../../core/understanding/match/reading.ts';
import type { Term } from '../../../core/understanding/match/terms/topic-terms.ts';
import { vocabularyOf } from '../../../core/understanding/match/vocabulary.ts';
import type { WordRange } from '../../../core/understanding/text/word-range.ts';
import { tokenize } from '../../../core/understanding/text/words.ts';
import { understand } from '../../../core/understanding/understand.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';

export type HitKind = Exclude<Term['kind'], 'cue' | 'product'>;

/** A phrase of a topic in the message, by what it stands for. */
export type TriedHit = { readonly kind: HitKind; readonly id: string; readonly words: string };

export type TriedNeed = {
  readonly id: string;
  readonly words: string;
  readonly how: 'stated' | 'only mentioned' | 'only hinted at';
  /** How likely it is that the message states it, 0 to 1. */
  readonly probability: number;
};

export type TriedMatch = {
  /** "question orm-speed", "claim f-dj-tests". */
  readonly target: string;
  /** What it asks or says. */
  readonly text: string;
  readonly probability: number;
};

/** How a message that opens a thread is read. */
export type TriedMessage = {
  /** The title of the topic that it's taken to be about, and what speaks for that. */
  readonly topic: { readonly title: string; readonly isTried: boolean; readonly because: string };
  /** Titles of the topics that would be offered beside it. */
  readonly rivals: readonly string[];
  /** What other topics hear in it. */
  readonly elsewhere: readonly { readonly id: string; readonly hits: readonly TriedHit[] }[];
  readonly corrections: Reading['corrections'];
  /** What the tried topic hears in it, whatever it's taken to be about; and so everything below. */
  readonly hits: readonly TriedHit[];
  /** Words that neither the topic nor everyday English has. */
  readonly unknown: readonly string[];
  readonly needs: readonly TriedNeed[];
  /** Best first. */
  readonly nearest: readonly TriedMatch[];
  /** How likely it is that the topic has an answer at all, 0 to 1. */
  readonly answerable: number;
  readonly intent: string;
  readonly rules: readonly string[];
};

/** @param vector what the message means; null to go by its words alone */
export function tryMessage(
  knowledge: Knowledge,
  topic: Topic,
  words: string,
  vector: Vector | null,
): TriedMessage {
  const whole = readMessage(words, knowledge, null);
  const hits = hitsByTopic(knowledge, words);
  const alone: Knowledge = { ...knowledge, topics: [topic] };
  const conversation = newConversation('try');
  const question = {
    conversation: conversation.id,
    author: 'you',
    words,
    audience: 'direct',
    ...(vector === null ? {} : { meaning: vector }),
  } as const;
  const understood = understand(question, conversation, alone);
  const { reading } = understood;
  const turn = takeTurn(conversation, question, alone);
  const matched = matchMeaning(topic, knowledge.meanings?.get(topic.id) ?? null, {
    words: reading.words,
    options: [...reading.options, ...reading.alternatives].map(({ id }) => id),
    form: askedForm(reading.words),
    outside: outsideOdds(understood.situation),
    ...(vector === null ? {} : { vector }),
  });
  const needsAs = (how: TriedNeed['how'], list: readonly LikelyNeed[]): TriedNeed[] =>
    list.map((need) => ({ id: need.id, words: reading.typed(need), how, probability: need.probability }));
  return {
    topic: {
      title: whole.topic.title,
      isTried: whole.topic.id === topic.id,
      because: reasonFor(whole, hits.get(whole.topic.id) ?? [], knowledge),
    },
    rivals: whole.rivals.map(({ title }) => title),
    elsewhere: knowledge.topics.flatMap(({ id }) => {
      const found = id === topic.id ? [] : (hits.get(id) ?? []);
      return found.length === 0 ? [] : [{ id, hits: found }];
    }),
    corrections: reading.corrections,
    hits: hits.get(topic.id) ?? [],
    unknown: [...reading.unknown].map((at) => reading.typed({ from: at, to: at + 1 })),
    needs: [
      ...needsAs('stated', reading.needs),
      ...needsAs('only mentioned', reading.askedNeeds),
      ...needsAs('only hinted at', reading.hinted),
    ],
    nearest: matched.candidates.map(({ question: id, claims: [claim = ''], probability }) => ({
      target: id === null ? `claim ${claim}` : `question ${id}`,
      text:
        (id === null
          ? topic.claims.find((known) => known.id === claim)?.line
          : topic.questions.find((known) => known.id === id)?.phrasings[0]) ?? '',
      probability,
    })),
    answerable: matched.answerable,
    intent: turn.intent.kind,
    rules: turn.conversation.traces.at(-1)?.rules ?? understood.rules,
  };
}

/** The phrases of each topic in a message, by topic. */
function hitsByTopic(knowledge: Knowledge, written: string): ReadonlyMap<string, readonly TriedHit[]> {
  const vocabulary = vocabularyOf(knowledge);
  const { plain, words: read } = tokenize(written);
  const { words } = correctSpelling(read, vocabulary);
  const typed = ({ from, to }: WordRange): string =>
    plain.slice(words[from]?.start ?? 0, words[to - 1]?.end ?? 0);
  const byTopic = new Map<string, Map<string, TriedHit>>();
  for (const { payload, ...range } of vocabulary.matcher.match(words)) {
    if (payload.kind === 'cue' || payload.kind === 'product') continue;
    const hits = byTopic.get(payload.topic) ?? new Map<string, TriedHit>();
    const hit = { kind: payload.kind, id: 'id' in payload ? payload.id : '', words: typed(range) };
    hits.set(Object.values(hit).join('\n'), hit);
    byTopic.set(payload.topic, hits);
  }
  const ofHints = [...knowledge.topics].flatMap((topic) => {
    const { hints } = readMessage(written, { ...knowledge, topics: [topic] }, null);
    return hints.map((hint) => ({ topic: topic.id, hit: { ...hint, words: typed(hint) } }));
  });
  for (const { topic, hit } of ofHints) {
    const hits = byTopic.get(topic) ?? new Map<string, TriedHit>();
    hits.set(`hint\n${hit.id}\n${hit.words}`, { kind: 'need', id: `${hit.id} (hint)`, words: hit.words });
    byTopic.set(topic, hits);
  }
  return new Map([...byTopic].map(([topic, hits]) => [topic, [...hits.values()]]));
}

/** What in a message speaks for the topic that was chosen. */
function reasonFor({ written }: Reading, hits: readonly TriedHit[], { topics }: Knowledge): string {
  if (topics.length === 1) return 'the only topic';
  const wordsOf = (...kinds: readonly HitKind[]): string[] =>
    hits.filter(({ kind }) => kinds.includes(kind)).map(({ words }) => words);
  const of = (...kinds: readonly HitKind[]): string =>
    [...new Set(wordsOf(...kinds).map((words) => `"${words}"`))].join(', ');
  const names = of('option', 'alternative');
  const nouns = of('topic');
  // A title has others of the topic's names in it: "Python web frameworks".
  if (wordsOf('topic').some((words) => written.trimStart().startsWith(`${words}:`)))
    return 'its title opens the message';
  const others = of('aspect', 'need', 'context');
  const parts = [
    ...(names === '' ? [] : [`names ${names}`]),
    ...(nouns === '' ? [] : [`calls it ${nouns}`]),
    ...(names === '' && nouns === '' && others !== '' ? [`has ${others}`] : []),
  ];
  return parts.length === 0 ? 'nothing names a topic, so the one with most claims' : parts.join(', ');
}
