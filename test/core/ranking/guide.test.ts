import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostQuestions, nextQuestion } from '../../../src/core/ranking/guide.ts';
import { type Case, type Ranking, rank, winnerOf } from '../../../src/core/ranking/scores.ts';
import { type Library, libraryOf } from '../../../src/knowledge/queries.ts';
import { pythonWeb } from '../built-in.ts';
import { smallTopic } from '../small-topic.ts';
import { randomCase } from './random-case.ts';

type State = {
  readonly needs: readonly string[];
  readonly answered: readonly string[];
  readonly left: number;
};

/** Every sequence of answers, from the first question on. */
function* paths(
  library: Library,
  weighed: Case,
  state: State,
): Generator<State & { asks: string | undefined }> {
  const question = nextQuestion(library, { ...weighed, needs: state.needs }, state.answered, state.left);
  yield { ...state, asks: question?.need };
  if (question === undefined) return;
  const answered = [...state.answered, question.need];
  const left = state.left - 1;
  yield* paths(library, weighed, { needs: [...state.needs, question.need], answered, left });
  yield* paths(library, weighed, { needs: state.needs, answered, left });
}

function subsetsOf(list: readonly string[], most: number): string[][] {
  const [first, ...rest] = list;
  if (first === undefined) return [[]];
  const without = subsetsOf(rest, most);
  return [...without, ...without.filter(({ length }) => length < most).map((set) => [first, ...set])];
}

describe('the next question', () => {
  const small = libraryOf(smallTopic);
  const candidates = smallTopic.options.map(({ id }) => id);

  it('is about what tells the options apart, then about what can still change the lead', () => {
    const first = nextQuestion(small, { needs: [], candidates, knows: [] }, [], mostQuestions);
    expect(first).toEqual({ need: 'event-log', along: [] });
    expect(nextQuestion(small, { needs: ['event-log'], candidates, knows: [] }, ['event-log'], 5)).toEqual({
      need: 'little-care',
      along: [],
    });
  });

  it('is none if no need can change the winner', () => {
    expect(
      nextQuestion(
        small,
        { needs: ['event-log', 'strict-order'], candidates, knows: [] },
        ['little-care'],
        4,
      ),
    ).toBeUndefined();
    expect(nextQuestion(small, { needs: [], candidates: ['nats'], knows: [] }, [], 6)).toBeUndefined();
    expect(nextQuestion(small, { needs: [], candidates, knows: [] }, [], 0)).toBeUndefined();
  });

  it('in any topic can change the winner, and if there is none nothing can: tried with all answers', () => {
    let asked = 0;
    let settled = 0;
    fc.assert(
      fc.property(randomCase({ needs: 6 }), fc.integer({ min: 1, max: 4 }), ({ topic, weighed }, most) => {
        const library = libraryOf(topic);
        const ranked = (needs: readonly string[]): Ranking => rank(library, { ...weighed, needs });
        for (const state of paths(library, weighed, { needs: [], answered: [], left: most })) {
          const open = topic.needs
            .map(({ id }) => id)
            .filter((id) => !state.needs.includes(id) && !state.answered.includes(id));
          const { asks, needs, left } = state;
          if (asks !== undefined) {
            asked++;
            const others = open.filter((id) => id !== asks);
            const changes = subsetsOf(others, left - 1).some(
              (set) => winnerOf(ranked([...needs, ...set])) !== winnerOf(ranked([...needs, ...set, asks])),
            );
            expect(changes, `${asks} after ${needs.join()}`).toBe(true);
          } else if (left > 0) {
            settled++;
            const now = ranked(needs);
            for (const set of subsetsOf(open, left)) {
              const then = ranked([...needs, ...set]);
              // Sets of needs that no option can meet aren't searched.
              if (then.unmet.length > 0 && now.unmet.length === 0) continue;
              expect(winnerOf(then), `${needs.join()} and ${set.join()}`).toBe(winnerOf(now));
            }
          }
        }
      }),
      { seed: 51, numRuns: 400 },
    );
    expect(asked).toBeGreaterThan(500);
    expect(settled).toBeGreaterThan(200);
  });

  it('in the built-in topic changes the winner by itself or with the needs it names', () => {
    const library = libraryOf(pythonWeb);
    const weighed = { needs: [], candidates: pythonWeb.options.map(({ id }) => id), knows: [] };
    for (const { needs, answered, left } of paths(library, weighed, { needs: [], answered: [], left: 6 })) {
      const question = nextQuestion(library, { ...weighed, needs }, answered, left);
      if (question === undefined) continue;
      const { need, along } = question;
      expect(along.length).toBeLessThan(left);
      expect([need, ...along].some((id) => needs.includes(id) || answered.includes(id))).toBe(false);
      const without = rank(library, { ...weighed, needs: [...needs, ...along] });
      const withIt = rank(library, { ...weighed, needs: [...needs, ...along, need] });
      expect(winnerOf(withIt)).not.toBe(winnerOf(without));
    }
  });
});
