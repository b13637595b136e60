import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verdicts } from '../../src/knowledge/schema.ts';
import { pythonWeb } from '../core/built-in.ts';
import { corrected, judgedAnew, lookedUp, merged, noLongerEvidence } from './since-the-material.ts';

const material = join(import.meta.dirname, '../../../shared/knowledge');
const missing = !existsSync(material);
const named = (name: string): string =>
  missing ? `${name} (skipped: ../shared/knowledge is not beside this project)` : name;

const claimLine = z.looseObject({
  id: z.string(),
  framework: z.string(),
  verdict: z.enum(verdicts),
  sources: z.array(z.looseObject({ url: z.string().optional() })).min(1),
});
const factLine = z.looseObject({
  id: z.string(),
  framework: z.string(),
  source: z.looseObject({ url: z.string().optional() }),
});
const criterionEntry = z.looseObject({
  key: z.string(),
  ratings: z.record(
    z.string(),
    z.looseObject({ rating: z.number(), judgement: z.boolean(), evidence: z.array(z.string()) }),
  ),
});

const lines = (name: string): unknown[] =>
  readFileSync(join(material, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
/** The audit found that its survey doesn't support it; here its only source is the article. */
const withoutItsSource = ['ch-depends'];
const held = new Map(pythonWeb.claims.map((claim) => [claim.id, claim]));
const urls = new Map(pythonWeb.sources.map(({ id, url }) => [id, url]));
const ownerOf = (framework: string): string | null => (framework === 'all' ? null : framework);
const isMerged = ({ id }: { readonly id: string }): boolean => merged[id] !== undefined;
const claimLines = () => lines('claims.jsonl').map((line) => claimLine.parse(line));
const factLines = () => lines('facts.jsonl').map((line) => factLine.parse(line));

describe.skipIf(missing)(named('the built-in knowledge against the checked material'), () => {
  it('has every claim of the article by its id, with its verdict and framework', () => {
    const claims = claimLines().filter((claim) => !isMerged(claim));
    expect(claims.length).toBeGreaterThan(0);
    const got = claims.map(({ id }) => ({
      id,
      verdict: held.get(id)?.verdict,
      about: held.get(id)?.option,
      inArticle: held.get(id)?.section !== undefined,
    }));
    expect(got).toEqual(
      claims.map(({ id, verdict, framework }) => ({
        id,
        verdict: corrected[id] ?? verdict,
        about: ownerOf(framework),
        inArticle: true,
      })),
    );
  });

  it('has every further fact by its id and framework, and no other claims than those looked up since', () => {
    const claims = claimLines();
    const facts = factLines().filter((fact) => !isMerged(fact));
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.map(({ id }) => ({ id, about: held.get(id)?.option }))).toEqual(
      facts.map(({ id, framework }) => ({ id, about: ownerOf(framework) })),
    );
    const known = new Set([...claims, ...facts].map(({ id }) => id));
    expect(
      pythonWeb.claims
        .map(({ id }) => id)
        .filter((id) => !known.has(id))
        .sort(),
    ).toEqual([...lookedUp].sort());
  });

  it('says what was merged in another claim, on the same option or on all', () => {
    const of = new Map(
      [...claimLines(), ...factLines()].map(({ id, framework }) => [id, ownerOf(framework)]),
    );
    for (const [gone, kept] of Object.entries(merged)) {
      expect(of.has(gone), gone).toBe(true);
      expect(held.has(gone), gone).toBe(false);
      expect([of.get(gone), null], gone).toContain(held.get(kept)?.option);
    }
  });

  it('cites an address from the material for each claim that has one there', () => {
    const given = new Map([
      ...lines('claims.jsonl')
        .map((line) => claimLine.parse(line))
        .map(({ id, sources }) => [id, sources.flatMap(({ url }) => url ?? [])] as const),
      ...lines('facts.jsonl')
        .map((line) => factLine.parse(line))
        .map(({ id, source }) => [id, source.url === undefined ? [] : [source.url]] as const),
    ]);
    const astray = pythonWeb.claims.flatMap(({ id, sources }) => {
      const wanted = given.get(id) ?? [];
      const cited = sources.flatMap((source) => urls.get(source) ?? []);
      return withoutItsSource.includes(id) || wanted.length === 0 || cited.some((url) => wanted.includes(url))
        ? []
        : [`${id}: ${cited.join(' ')} instead of ${wanted.join(' ')}`];
    });
    expect(astray).toEqual([]);
  });

  it('rates each option as the criteria do, on that evidence and maybe more; what was judged anew has a star', () => {
    const criteria = z
      .array(criterionEntry)
      .parse(JSON.parse(readFileSync(join(material, 'criteria.json'), 'utf8')));
    expect(pythonWeb.criteria.map(({ id }) => id)).toEqual(criteria.map(({ key }) => key));
    for (const { key, ratings } of criteria) {
      for (const [option, { rating, judgement, evidence }] of Object.entries(ratings)) {
        const own = pythonWeb.options
          .find(({ id }) => id === option)
          ?.ratings.find(({ criterion }) => criterion === key);
        const anew = judgedAnew[key]?.[option];
        expect(own, `${option} on ${key}`).toMatchObject({
          rating: anew ?? rating,
          judgement: anew === undefined ? judgement : true,
        });
        const gone = anew === undefined ? [] : (noLongerEvidence[key] ?? []);
        const wanted = evidence.map((id) => merged[id] ?? id).filter((id) => !gone.includes(id));
        expect(own?.evidence, `${option} on ${key}`).toEqual(expect.arrayContaining(wanted));
      }
    }
  });
});
