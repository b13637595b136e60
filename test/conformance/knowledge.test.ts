import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verdicts } from '../../src/knowledge/schema.ts';
import { pythonWeb } from '../core/built-in.ts';

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

describe.skipIf(missing)(named('the built-in knowledge against the checked material'), () => {
  it('has every claim of the article by its id, with its verdict and framework', () => {
    const claims = lines('claims.jsonl').map((line) => claimLine.parse(line));
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
        verdict,
        about: ownerOf(framework),
        inArticle: true,
      })),
    );
  });

  it('has every further fact by its id and framework, and no other claims', () => {
    const claims = lines('claims.jsonl').map((line) => claimLine.parse(line));
    const facts = lines('facts.jsonl').map((line) => factLine.parse(line));
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.map(({ id }) => ({ id, about: held.get(id)?.option }))).toEqual(
      facts.map(({ id, framework }) => ({ id, about: ownerOf(framework) })),
    );
    const known = new Set([...claims, ...facts].map(({ id }) => id));
    expect(pythonWeb.claims.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
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

  it('rates each option as the criteria do, with the same stars and evidence', () => {
    const criteria = z
      .array(criterionEntry)
      .parse(JSON.parse(readFileSync(join(material, 'criteria.json'), 'utf8')));
    expect(pythonWeb.criteria.map(({ id }) => id)).toEqual(criteria.map(({ key }) => key));
    for (const { key, ratings } of criteria) {
      for (const [option, { rating, judgement, evidence }] of Object.entries(ratings)) {
        const own = pythonWeb.options
          .find(({ id }) => id === option)
          ?.ratings.find(({ criterion }) => criterion === key);
        expect(own, `${option} on ${key}`).toMatchObject({ rating, judgement });
        expect([...(own?.evidence ?? [])].sort(), `${option} on ${key}`).toEqual([...evidence].sort());
      }
    }
  });
});
