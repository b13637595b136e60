import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../../src/core/ranking/scores.ts';
import { decidingSensitivity, sensitivityTo } from '../../../src/core/ranking/sensitivity.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { pythonWeb } from '../built-in.ts';

const library = libraryOf(pythonWeb);
const candidates = pythonWeb.options.map(({ id }) => id);
const anyCase = fc
  .subarray(
    pythonWeb.needs.map(({ id }) => id),
    { minLength: 2, maxLength: 6 },
  )
  .map((needs) => ({ needs, candidates, knows: [] }));
const at = ({ from, to }: { from: number; to: number }, share: number): number => from + (to - from) * share;

describe('the sensitivity to a criterion', () => {
  it('gives the ranking’s score at the current share, and the rating at the whole share', () => {
    fc.assert(
      fc.property(anyCase, (weighed) => {
        const ranking = rank(library, weighed);
        for (const [criterion] of ranking.weights) {
          const found = sensitivityTo(ranking, criterion);
          if (found === undefined) continue;
          for (const { option, score } of ranking.ranked) {
            const line = found.lines.find((one) => one.option === option);
            expect(line === undefined ? null : at(line, found.share)).toBeCloseTo(score, 9);
            expect(line?.to).toBe(library.rating(option, criterion)?.rating ?? 0);
            expect(line?.from).toBeGreaterThan(-1e-9);
            expect(line?.from).toBeLessThan(5 + 1e-9);
          }
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('crosses exactly where the leader changes', () => {
    fc.assert(
      fc.property(anyCase, fc.double({ min: 0, max: 1, noNaN: true }), (weighed, share) => {
        const found = decidingSensitivity(library, weighed);
        if (found === undefined) return;
        const passed = found.crossings.filter((crossing) => crossing.share <= share);
        const leader = passed.at(-1)?.after ?? found.crossings[0]?.before;
        const top = Math.max(...found.lines.map((line) => at(line, share)));
        const leads = found.lines.filter((line) => top - at(line, share) < 1e-9).map(({ option }) => option);
        if (leader !== undefined) expect(leads).toContain(leader);
        else
          expect(
            found.lines.some((line) =>
              [0, 0.5, 1].every(
                (x) => at(line, x) >= Math.max(...found.lines.map((one) => at(one, x))) - 1e-9,
              ),
            ),
          ).toBe(true);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('is undefined if one criterion has all the weight or one option is left', () => {
    expect(decidingSensitivity(library, { needs: ['admin-panel'], candidates, knows: [] })).toBeUndefined();
    expect(
      decidingSensitivity(library, {
        needs: pythonWeb.needs.slice(0, 3).map(({ id }) => id),
        candidates: candidates.slice(0, 1),
        knows: [],
      }),
    ).toBeUndefined();
  });
});
