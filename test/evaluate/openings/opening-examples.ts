import { matchInThread, type Sought } from '../../../src/core/meaning/asked/match-in-thread.ts';
import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import { firmnessOf } from '../../../src/core/meaning/firmness.ts';
import { type MatchCandidate, modeOf, mostCentral } from '../../../src/core/meaning/match/match.ts';
import { meaningNeeded } from '../../../src/core/meaning/meaning-needed.ts';
import { meaningsIn } from '../../../src/core/meaning/meanings-in.ts';
import { type MatchedOpening, openingEvidence } from '../../../src/core/meaning/opening/opening-evidence.ts';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import { takeInLikelyTopic } from '../../../src/core/turn/in-likely-topic.ts';
import type { Question } from '../../../src/core/turn/question.ts';
import { idsOf, unique } from '../../../src/core/understanding/match/references.ts';
import { proseOf } from '../../../src/knowledge/cited-text.ts';
import type { Knowledge, Topic } from '../../../src/knowledge/schema.ts';
import { withMeaning } from '../../core/whole-turn.ts';
import { type Label, splits } from '../labelled.ts';
import { needsFixture } from '../labelled-needs.ts';
import { askedTopic, hashed, isUnread, readAsked } from '../meaning/asked.ts';
import { foldsByPhrasing, type Sample } from '../meaning/samples.ts';
import { type MeaningOf, withMeanings } from '../meaning/with-meanings.ts';
import { outOfScope } from '../scope-messages.ts';

/** A message that opens a thread, with what's known of it. */
export type OpeningExample = {
  readonly text: string;
  readonly topic: string;
  /** Where it's from. */
  readonly origin: string;
  /** Whether nothing may be fitted on it. */
  readonly unread: boolean;
  /** Its candidates, the likeliest first. */
  readonly candidates: readonly { readonly evidence: readonly number[]; readonly isWanted: boolean }[];
  readonly weight: number;
  readonly isWeighed: boolean;
};

/** One text of so many is left out of its topic, to be asked. */
const everyLeftOut = 5;
/** Of the phrasings that are left out, so many are asked. */
const everyAsked = 2;
const everyOther = 5;
const counts = { phrasing: 0.7, real: 1, labelled: 1, explain: 0.25, needs: 0.7, outside: 1.5 } as const;

/** Topics without some of their openings and phrasings. */
export function withoutSome(knowledge: Knowledge): Knowledge {
  const kept = (texts: readonly string[]): string[] => texts.filter((text) => !isLeftOut(text));
  return {
    ...knowledge,
    topics: knowledge.topics.map((topic) => ({
      ...topic,
      openings: kept(topic.openings),
      questions: topic.questions.flatMap((question) => {
        const phrasings = kept(question.phrasings);
        return phrasings.length > 0 ? [{ ...question, phrasings }] : [];
      }),
      claims: topic.claims.map((claim) => ({ ...claim, phrasings: kept(claim.phrasings) })),
    })),
  };
}

function isLeftOut(text: string): boolean {
  return hashed(text) % everyLeftOut === 0;
}

type Source = {
  /** All that's known, with what its topics mean. */
  readonly knowledge: Knowledge;
  /** The same `withoutSome`. */
  readonly held: Knowledge;
};

/** All openings that were read as asking for a pick or a table. */
export async function openingExamples(source: Source, encoder: Encoder): Promise<readonly OpeningExample[]> {
  const play = (meaningOf: MeaningOf): readonly OpeningExample[] => [
    ...leftOut(source, meaningOf),
    ...labelled(source.knowledge, meaningOf),
    ...others(source.knowledge, meaningOf),
  ];
  const all = await withMeanings(encoder, play);
  return all.filter(({ isWeighed }) => isWeighed);
}

type Taken = {
  readonly topic: Topic;
  readonly matched: MatchedOpening;
};

/** More are never told. */
const mostCandidates = 4;

function isWeighed({ matched: { understood, read } }: Taken): boolean {
  const { kind } = understood.intent;
  return read !== 'fixed' && (kind === 'recommend' || kind === 'compare');
}

function judged(
  { matched }: Taken,
  isWanted: (candidate: MatchCandidate) => boolean,
): OpeningExample['candidates'] {
  return matched.candidates
    .slice(0, mostCandidates)
    .map((one) => ({ evidence: openingEvidence(matched, one), isWanted: isWanted(one) }));
}

/** An opening as the turn sees it; null where nothing is matched. */
function take(text: string, knowledge: Knowledge, meaningOf: MeaningOf): Taken | null {
  const conversation = newConversation('opening');
  const said: Question = { conversation: 'opening', author: 'U1', words: text, audience: 'direct' };
  const question = withMeaning(said, conversation, knowledge, meaningOf);
  const { understood } = takeInLikelyTopic(conversation, question, knowledge);
  const { reading } = understood;
  if (meaningNeeded(understood) === null) return null;
  const sought: Sought = {
    understood,
    conversation,
    vector: question.meaning,
    meanings: meaningsIn(knowledge, question, reading.topic.id),
  };
  const named = unique([...idsOf(reading.options), ...idsOf(reading.alternatives)]);
  const { fitting, answerable } = matchInThread(sought, named);
  if (fitting.length === 0) return null;
  const read = firmnessOf(understood, conversation);
  const mode = modeOf(reading.topic, question.meaning != null);
  const matched = { understood, candidates: fitting, answerable, read, mode };
  return { topic: reading.topic, matched };
}

/** Phrasings that their topic doesn't have, and what people asked in public threads. */
function leftOut({ knowledge, held }: Source, meaningOf: MeaningOf): OpeningExample[] {
  const asked = readAsked().filter(({ answer }) => answer.length > 0);
  const unread = new Set(asked.filter(({ source }) => isUnread(source)).map(({ said }) => said));
  return knowledge.topics.flatMap((topic) => {
    const samples = [
      ...foldsByPhrasing(topic, [], everyLeftOut)
        .slice(0, 1)
        .flatMap(({ samples: left }) => left)
        .filter(
          ({ text, origin }) => origin !== 'unanswerable' && hashed(`opening ${text}`) % everyAsked === 0,
        ),
      ...(topic === askedTopic(knowledge)
        ? asked.map(({ said, answer }): Sample => ({ text: said, origin: 'real', truth: new Set(answer) }))
        : []),
    ];
    const own = { ...held, topics: held.topics.filter(({ id }) => id === topic.id) };
    return samples.flatMap((sample): OpeningExample[] => {
      const opening = take(sample.text, own, meaningOf);
      if (opening === null) return [];
      const { text, origin } = sample;
      return [
        {
          ...{ text, origin, topic: topic.id, weight: origin === 'real' ? counts.real : counts.phrasing },
          unread: unread.has(text) || (origin !== 'real' && isThird(text)),
          isWeighed: isWeighed(opening),
          candidates: judged(opening, (one) => answers(sample, one)),
        },
      ];
    });
  });
}

/** By the question, or by a claim that it's about. */
function answers({ question, truth }: Pick<Sample, 'truth' | 'question'>, best: MatchCandidate): boolean {
  return (
    (question !== undefined && best.question === question) ||
    best.claims.slice(0, mostCentral).some((id) => truth.has(id))
  );
}

function isThird(text: string): boolean {
  return hashed(`unread opening ${text}`) % 3 === 0;
}

/** Openings of the labelled threads: what asks for a pick or a table gets it; what asks for facts, what tells them. */
function labelled(knowledge: Knowledge, meaningOf: MeaningOf): OpeningExample[] {
  return splits()
    .filter(({ name }) => name.includes('train'))
    .flatMap(({ threads }) => threads)
    .flatMap(({ turns: [label], shared }): OpeningExample[] => {
      if (label === undefined || shared || label.silent === true || label.intent === undefined) return [];
      const opening = take(label.text.replace(/<@BOT>/gi, ' '), knowledge, meaningOf);
      if (opening === null || (label.topic !== undefined && label.topic !== opening.topic.id)) return [];
      const isExplained = label.intent === 'explain' || label.alsoAccept.includes('explain');
      if (isExplained && label.mustMention.length === 0) return [];
      // Where the match says all that's asked for, too, either will do.
      const [first] = opening.matched.candidates;
      if (
        !isExplained &&
        first !== undefined &&
        label.mustMention.length > 0 &&
        mentions(opening.topic, first, label)
      )
        return [];
      const { text, intent } = label;
      return [
        {
          ...{ text, topic: opening.topic.id, origin: `labelled ${intent}` },
          unread: isThird(text),
          isWeighed: isWeighed(opening),
          candidates: judged(opening, (one) => isExplained && mentions(opening.topic, one, label)),
          weight: isExplained ? counts.explain : counts.labelled,
        },
      ];
    });
}

function mentions(topic: Topic, best: MatchCandidate, { mustMention }: Label): boolean {
  const question = topic.questions.find(({ id }) => id === best.question);
  const written = [question?.answer, ...Object.values(question?.answers ?? {})].flatMap((answer) =>
    answer === undefined ? [] : [answer.first, ...answer.then].map((text) => proseOf(text)),
  );
  const lines = topic.claims
    .filter(({ id }) => best.claims.slice(0, mostCentral).includes(id))
    .map(({ line }) => line);
  const says = [...written, ...lines].join(' ').toLowerCase();
  return mustMention.every((entry) => entry.split('|').some((way) => says.includes(way.toLowerCase())));
}

/** Messages for which no match is an answer: those that state needs, and those that are out of scope. */
function others(knowledge: Knowledge, meaningOf: MeaningOf): OpeningExample[] {
  const texts = [
    ...needsFixture('train')
      .filter(({ needs }) => needs.length > 0)
      .map(({ text }) => ({ text, origin: 'states needs', weight: counts.needs })),
    ...outOfScope('train').map(({ text }) => ({ text, origin: 'out of scope', weight: counts.outside })),
  ].filter(({ text }) => hashed(`other ${text}`) % everyOther === 0);
  return texts.flatMap(({ text, origin, weight }): OpeningExample[] => {
    const opening = take(text, knowledge, meaningOf);
    return opening === null
      ? []
      : [
          {
            ...{ text, origin, weight },
            topic: opening.topic.id,
            unread: isThird(text),
            isWeighed: isWeighed(opening),
            candidates: judged(opening, () => false),
          },
        ];
  });
}
