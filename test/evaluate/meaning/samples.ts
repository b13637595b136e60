import { type AskedForm, askedForm } from '../../../src/core/meaning/form.ts';
import type { MatchQuery } from '../../../src/core/meaning/match/match-query.ts';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import { outsideOdds } from '../../../src/core/understanding/decide/scope/scope-classifier.ts';
import { situate } from '../../../src/core/understanding/understand.ts';
import type { Knowledge, Topic } from '../../../src/knowledge/schema.ts';
import { type Asked, hashed } from './asked.ts';

export type Origin =
  | 'question phrasing'
  | 'claim phrasing'
  | 'question left out'
  | 'real'
  | 'unanswerable'
  | 'out of scope';

/** A text with what answers it. */
export type Sample = {
  readonly text: string;
  readonly origin: Origin;
  /** Claims, any of which is right; empty if none answers it. */
  readonly truth: ReadonlySet<string>;
  /** The question that it asks, if it's known; an answer may be advice alone. */
  readonly question?: string;
};

/** Whether a candidate answers a text. */
export function isRight(
  { truth, question }: Sample,
  candidate: { readonly claims: readonly string[]; readonly question: string | null },
): boolean {
  return (
    (question !== undefined && candidate.question === question) ||
    candidate.claims.some((id) => truth.has(id))
  );
}

/** A topic with some of its phrasings left out, and the texts that were. */
export type Fold = { readonly topic: Topic; readonly samples: readonly Sample[] };

/**
 * Leaves out a fifth of all phrasings at a time, of what's known to have no answer, and of what was asked in public, by
 * thread.
 */
export function foldsByPhrasing(topic: Topic, asked: readonly Asked[], count = 5): Fold[] {
  const known = new Set(asked.map(({ said }) => said));
  return Array.from({ length: count }, (_, fold) => {
    const isOut = (text: string): boolean => hashed(text) % count === fold;
    const isHeard = new Set(
      asked.filter(({ source }) => hashed(source) % count === fold).map(({ said }) => said),
    );
    const isHeldBack = (text: string): boolean => (known.has(text) ? isHeard.has(text) : isOut(text));
    const named = new Map(topic.options.map(({ id, name }) => [id, name.toLowerCase()]));
    const samples: Sample[] = [
      ...topic.questions.flatMap(({ id, phrasings, claims, options }) =>
        phrasings.filter(isOut).map((phrasing) => ({
          text: phrasing.replaceAll(
            '{option}',
            named.get(options[hashed(phrasing) % options.length] ?? '') ?? '',
          ),
          origin: 'question phrasing' as const,
          truth: new Set(claims),
          question: id,
        })),
      ),
      ...topic.claims.flatMap(({ id, phrasings }) =>
        phrasings
          .filter(isOut)
          .map((text) => ({ text, origin: 'claim phrasing' as const, truth: new Set([id]) })),
      ),
      ...topic.unanswered
        .filter((text) => !known.has(text) && isOut(text))
        .map((text) => ({ text, origin: 'unanswerable' as const, truth: new Set<string>() })),
      ...asked.flatMap(({ said, answer, source }) =>
        hashed(source) % count === fold
          ? [
              {
                text: said,
                origin: answer.length > 0 ? ('real' as const) : ('unanswerable' as const),
                truth: new Set(answer),
              },
            ]
          : [],
      ),
    ];
    return {
      samples,
      topic: {
        ...topic,
        questions: topic.questions.flatMap((question) => {
          const phrasings = question.phrasings.filter((text) => !isOut(text));
          return phrasings.length > 0 ? [{ ...question, phrasings }] : [];
        }),
        claims: topic.claims.map((claim) => ({
          ...claim,
          phrasings: claim.phrasings.filter((text) => !isOut(text)),
        })),
        unanswered: topic.unanswered.filter((text) => !isHeldBack(text)),
      },
    };
  });
}

/** Leaves out a third of all questions at a time. */
export function foldsByQuestion(topic: Topic, count = 3): Fold[] {
  return Array.from({ length: count }, (_, fold) => {
    const isOut = (id: string): boolean => hashed(id) % count === fold;
    const [asked] = foldsByPhrasing(
      { ...topic, questions: topic.questions.filter(({ id }) => isOut(id)), claims: [], unanswered: [] },
      [],
      1,
    );
    return {
      // What's left out with its question is right only by its claims.
      samples: (asked?.samples ?? []).flatMap(({ text, truth }) =>
        truth.size === 0 ? [] : [{ text, truth, origin: 'question left out' as const }],
      ),
      topic: { ...topic, questions: topic.questions.filter(({ id }) => !isOut(id)) },
    };
  });
}

/** A topic with nothing but its claims, asked every third of all phrasings. */
export function foldWithoutPhrasings(topic: Topic, asked: readonly Asked[]): Fold {
  const [all] = foldsByPhrasing(topic, asked, 1);
  return {
    samples: (all?.samples ?? []).filter(
      ({ text, origin, truth }) =>
        origin === 'real' || origin === 'unanswerable' || (truth.size > 0 && hashed(text) % 3 === 0),
    ),
    topic: {
      ...topic,
      questions: [],
      unanswered: [],
      openings: [],
      claims: topic.claims.map((claim) => ({ ...claim, phrasings: [] })),
    },
  };
}

/**
 * What a text asks, as the turn would read it.
 *
 * @param knowledge with nothing but the topic that it's asked of
 */
export function queryOf(
  text: string,
  knowledge: Knowledge,
  vector: MatchQuery['vector'],
): MatchQuery & { readonly form: AskedForm } {
  const question = { conversation: 'match', author: 'U1', words: text, audience: 'direct' } as const;
  const { situation } = situate(
    vector === undefined ? question : { ...question, meaning: vector },
    newConversation('match'),
    knowledge,
  );
  const { words, options, alternatives } = situation.reading;
  const named = [...new Set([...options, ...alternatives].map(({ id }) => id))];
  return {
    words,
    options: named,
    form: askedForm(words),
    outside: outsideOdds(situation),
    ...(vector === undefined ? {} : { vector }),
  };
}
