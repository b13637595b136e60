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

/** A text with the claims that answer it. */
export type Sample = {
  readonly text: string;
  readonly origin: Origin;
  /** Any of these is right; empty if nothing answers it. */
  readonly truth: ReadonlySet<string>;
};

/** A topic with some of its phrasings left out, and the texts that were. */
export type Fold = { readonly topic: Topic; readonly samples: readonly Sample[] };

/** Leaves out a fifth of all phrasings at a time, and of what was asked in public, by thread. */
export function foldsByPhrasing(topic: Topic, asked: readonly Asked[], count = 5): Fold[] {
  return Array.from({ length: count }, (_, fold) => {
    const isOut = (text: string): boolean => hashed(text) % count === fold;
    const isHeard = new Set(
      asked.filter(({ source }) => hashed(source) % count === fold).map(({ said }) => said),
    );
    const named = new Map(topic.options.map(({ id, name }) => [id, name.toLowerCase()]));
    const samples: Sample[] = [
      ...topic.questions.flatMap(({ phrasings, claims, options }) =>
        // Without claims, there's nothing to tell right from wrong by.
        (claims.length === 0 ? [] : phrasings.filter(isOut)).map((phrasing) => ({
          text: phrasing.replaceAll(
            '{option}',
            named.get(options[hashed(phrasing) % options.length] ?? '') ?? '',
          ),
          origin: 'question phrasing' as const,
          truth: new Set(claims),
        })),
      ),
      ...topic.claims.flatMap(({ id, phrasings }) =>
        phrasings
          .filter(isOut)
          .map((text) => ({ text, origin: 'claim phrasing' as const, truth: new Set([id]) })),
      ),
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
        unanswered: topic.unanswered.filter((text) => !isHeard.has(text)),
      },
    };
  });
}

/** Leaves out a third of all questions at a time. */
export function foldsByQuestion(topic: Topic, count = 3): Fold[] {
  return Array.from({ length: count }, (_, fold) => {
    const isOut = (id: string): boolean => hashed(id) % count === fold;
    const [asked] = foldsByPhrasing(
      { ...topic, questions: topic.questions.filter(({ id }) => isOut(id)), claims: [] },
      [],
      1,
    );
    return {
      samples: (asked?.samples ?? []).map((sample) => ({ ...sample, origin: 'question left out' })),
      topic: { ...topic, questions: topic.questions.filter(({ id }) => !isOut(id)) },
    };
  });
}

/** A topic with nothing but its claims, asked every third of all phrasings. */
export function foldWithoutPhrasings(topic: Topic, asked: readonly Asked[]): Fold {
  const [all] = foldsByPhrasing(topic, asked, 1);
  return {
    samples: (all?.samples ?? []).filter(
      ({ text, origin }) => origin === 'real' || origin === 'unanswerable' || hashed(text) % 3 === 0,
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
