import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Block, Spans } from '../../../../src/core/answer/answer.ts';
import { splitScreen } from '../../../../src/core/answer/first-screen.ts';
import { spansOf } from '../../../../src/core/answer/spans-of.ts';
import { type Case, caseOf, type Ranking, rank, winnerOf } from '../../../../src/core/ranking/scores.ts';
import { addPickCaveats } from '../../../../src/core/reply/parts/caveats.ts';
import { openComposer } from '../../../../src/core/reply/parts/composer.ts';
import { addPickHeadline } from '../../../../src/core/reply/parts/pick-headline.ts';
import { addFitDetails, addFitReasons } from '../../../../src/core/reply/pick/fit-reasons.ts';
import { needWords } from '../../../../src/core/reply/pick/need-words.ts';
import { weighedNeeds } from '../../../../src/core/reply/pick/weighed-needs.ts';
import type { Frame, StatedNeed } from '../../../../src/core/turn/conversation.ts';
import { proseOf } from '../../../../src/knowledge/cited-text.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { oneIn, tries } from '../../../sample.ts';
import { pythonWeb, pythonWebAlone } from '../../built-in.ts';
import { wordsOf } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

const library = libraryOf(pythonWeb);
const root = join(import.meta.dirname, '../../../..');

type Recommendation = {
  readonly asked: string;
  readonly blocks: readonly Block[];
  readonly needs: readonly StatedNeed[];
  readonly weighed: Case;
};

const lineOf = (blocks: readonly Block[]): string =>
  blocks
    .filter(({ kind }) => kind === 'headline')
    .flatMap(spansOf)
    .map(wordsOf)
    .join(' ');
const textOf = (blocks: readonly Block[]): string => blocks.flatMap(spansOf).map(wordsOf).join('\n');

/** Messages of threads: of the labelled set, and of what people graded where that's at hand. */
function threads(): readonly (readonly { readonly text: string; readonly user: string }[])[] {
  const said = z.object({ text: z.string(), user: z.string().default('anna') });
  const line = z.union([z.object({ turns: z.array(said) }), said.transform((turn) => ({ turns: [turn] }))]);
  const folder = join(root, 'test/fixtures/understanding');
  const files = ['train-questions', 'train-threads', 'train2-questions', 'train2-threads', 'train3-threads'];
  const labelled = files.flatMap((file) =>
    linesOf(join(folder, `${file}.jsonl`)).map((text) => line.parse(JSON.parse(text)).turns),
  );
  const graded = join(root, '../shared/graded/graded.jsonl');
  if (!existsSync(graded)) return labelled;
  const rows = linesOf(graded).map((text) => said.extend({ thread: z.string() }).parse(JSON.parse(text)));
  return [...labelled, ...Map.groupBy(rows, ({ thread }) => thread).values()];
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}

function caseIn({ needs, knows, emphasised }: Frame, ranking: readonly string[]): Case {
  return caseOf(
    needs,
    knows,
    library.options.filter((id) => ranking.includes(id)),
    emphasised,
  );
}

/** All recommendations that the threads get, without those that a question's own answer opens. */
function recommendations(): readonly Recommendation[] {
  const found: Recommendation[] = [];
  for (const turns of oneIn(5, threads())) {
    const thread = openThread(pythonWebAlone);
    for (const { text, user } of turns) {
      const turn = thread.say(text.replace(/^@bot /, ''), { author: user });
      const { frame, traces } = thread.state();
      const { answer, intent } = turn;
      if (answer === null || frame === null || intent.kind !== 'recommend' || intent.asks === 'change')
        continue;
      // Why a question is asked is no pick.
      if (intent.guide?.kind === 'why') continue;
      if (answer.ranking === null || frame.needs.length === 0 || frame.last?.team != null) continue;
      if (traces.at(-1)?.rules.some((rule) => rule.startsWith('matched')) === true) continue;
      if (!answer.blocks.some(({ kind }) => kind === 'bullets' || kind === 'understood')) continue;
      found.push({
        asked: text,
        blocks: answer.blocks,
        needs: frame.needs,
        weighed: caseIn(frame, answer.ranking),
      });
    }
  }
  return found;
}

describe('the recommendations that people get', () => {
  const all = recommendations();

  it('are enough to judge by', () => {
    expect(all.length).toBeGreaterThan(tries(5, 100));
  });

  it('name in line one the heaviest need on which the pick leads, and whom the heaviest of all favours', () => {
    for (const { asked, blocks, needs, weighed } of all) {
      const line = lineOf(blocks).toLowerCase();
      const words = needWords(library, needs);
      const ranking = rank(library, weighed);
      const sorted = weighedNeeds(library, needs, weighed);
      const winner = winnerOf(ranking);
      const led = sorted.find(({ leader }) => leader !== undefined && leader === winner);
      if (led !== undefined) expect(line, asked).toContain(words.of(led.need).toLowerCase());
      const [heaviest] = sorted;
      if (heaviest?.leader !== undefined && heaviest.leader !== winner)
        expect(line, asked).toContain(library.nameOf(heaviest.leader).toLowerCase());
    }
  });

  it('never open with a weakness of the pick', () => {
    for (const { asked, blocks, weighed } of all) {
      const winner = winnerOf(rank(library, weighed)) ?? '';
      const line = lineOf(blocks);
      for (const claim of library.claimsOf(winner))
        if (claim.leaning === 'weakness') expect(line, asked).not.toContain(claim.line);
      for (const { id } of pythonWeb.needs) {
        const fit = library.fit(winner, id);
        if (fit !== undefined && fit.meets !== 'well') expect(line, asked).not.toContain(proseOf(fit.text));
      }
    }
  });

  it('name each of up to five needs', () => {
    for (const { asked, blocks, needs, weighed } of all) {
      const text = textOf(blocks).toLowerCase();
      const words = needWords(library, needs);
      for (const { need } of weighedNeeds(library, needs, weighed).slice(0, 5))
        expect(text, asked).toContain(words.bare(need).toLowerCase());
    }
  });

  it('claim no certainty where needs pull apart, and name no scores and no article', () => {
    for (const { asked, blocks } of all) {
      const text = textOf(blocks);
      if (/two directions|too close|n't weighed|don't weigh|don't have checked/.test(text))
        expect(text, asked).not.toContain('not close');
      expect(text, asked).not.toMatch(/the article|\d\*|Nothing within reason|\d\.\d · /i);
    }
  });
});

/** Advice states no fact: what speaks against a pick may be nothing else. */
function isAdvice(spans: Spans): boolean {
  const said = wordsOf(spans);
  return library.options.some((option) =>
    pythonWeb.needs.some(({ id }) => {
      const fit = library.fit(option, id);
      return [fit?.watchOut, fit?.more].some(
        (text) =>
          text?.every((statement) => statement.isAdvice) === true &&
          said.includes(proseOf(text).slice(0, 30)),
      );
    }),
  );
}

function recommended(needs: readonly string[]): {
  readonly blocks: readonly Block[];
  readonly ranking: Ranking;
} {
  const weighed: Case = { needs, candidates: library.options, knows: [] };
  const ranking = rank(library, weighed);
  const composer = openComposer(library);
  const pick = {
    weighed,
    ranking,
    needs: weighedNeeds(
      library,
      needs.map((need) => ({ need })),
      weighed,
    ),
    words: needWords(library, []),
  };
  addPickHeadline(composer, ranking, { inNeeds: pick });
  addFitReasons(composer, pick);
  addPickCaveats(composer, pick, { leavesOut: false });
  addFitDetails(composer, pick);
  return { blocks: composer.blocks, ranking };
}

describe('any needs', () => {
  const ids = fc.subarray(
    pythonWeb.needs.map(({ id }) => id),
    { minLength: 2, maxLength: 5 },
  );
  const words = needWords(library, []);
  const labelsIn = (blocks: readonly Block[]): readonly string[] =>
    blocks
      .filter(({ kind }) => kind === 'bullets')
      .flatMap(spansOf)
      .map(([first]) =>
        first?.kind === 'strong' ? first.text.replace(/(?: \((?:Django|FastAPI|Flask)\))?: $/, '') : '',
      );

  it('have a line each, and none once dropped', () => {
    fc.assert(
      fc.property(ids, fc.nat(), (needs, at) => {
        const dropped = needs[at % needs.length] ?? '';
        const left = needs.filter((need) => need !== dropped);
        expect(labelsIn(recommended(needs).blocks)).toEqual(
          expect.arrayContaining(needs.map((need) => words.label(need))),
        );
        expect(labelsIn(recommended(left).blocks)).not.toContain(words.label(dropped));
      }),
      { numRuns: 120 },
    );
  });

  it('have every factual sentence cited, and every source used', () => {
    fc.assert(
      fc.property(ids, (needs) => {
        const { blocks } = recommended(needs);
        for (const block of blocks.filter(({ kind }) => kind === 'bullets'))
          for (const spans of spansOf(block))
            expect(spans.some(({ kind }) => kind === 'citation') || isAdvice(spans), wordsOf(spans)).toBe(
              true,
            );
      }),
      { numRuns: 100 },
    );
  });

  it('name no option for a need in a close call but one of the two', () => {
    const close = fc
      .sample(ids, { numRuns: tries(3, 600), seed: 20 })
      .map(recommended)
      .filter(({ blocks }) => lineOf(blocks).includes(', too close to call: '));
    expect(close.length).toBeGreaterThan(tries(3, 10));
    for (const { blocks, ranking } of close) {
      const two = ranking.ranked.slice(0, 2).map(({ option }) => library.nameOf(option));
      const [, sides = ''] = /too close to call: (.*?)\./.exec(lineOf(blocks)) ?? [];
      for (const [, name = ''] of sides.matchAll(/(\w+) for /g)) expect(two, lineOf(blocks)).toContain(name);
    }
  });

  it('are warned of on no need that the pick is made for', () => {
    fc.assert(
      fc.property(ids, (needs) => {
        const { blocks } = recommended(needs);
        const [, deciding = ''] = /(?:above all|but only just,) for ([^;.]*)/.exec(lineOf(blocks)) ?? [];
        const [, warned] =
          /Watch out: for (.*?) (?:Django|Flask|FastAPI) is ahead: /.exec(textOf(blocks)) ?? [];
        if (deciding !== '' && warned !== undefined) expect(deciding.split(' and ')).not.toContain(warned);
      }),
      { numRuns: 120 },
    );
  });

  it('name the pick and what decides it', () => {
    fc.assert(
      fc.property(ids, (needs) => {
        const { blocks, ranking } = recommended(needs);
        const weighed: Case = { needs, candidates: library.options, knows: [] };
        const winner = winnerOf(ranking) ?? '';
        const led = weighedNeeds(
          library,
          needs.map((need) => ({ need })),
          weighed,
        ).find(({ leader }) => leader === winner);
        expect(lineOf(blocks)).toContain(library.nameOf(winner));
        if (led !== undefined) expect(lineOf(blocks)).toContain(words.of(led.need));
      }),
      { numRuns: 120 },
    );
  });

  it('are on the first screen, three of them at least', () => {
    const screens = fc.sample(ids, { numRuns: 300, seed: 22 }).map((needs) => {
      const { blocks, ranking } = recommended(needs);
      const [shown] = splitScreen(blocks).first.filter(({ kind }) => kind === 'bullets');
      return { needs, ranking, shown: shown?.kind === 'bullets' ? shown.items.length : 0 };
    });
    const full = screens.filter(({ needs, shown }) => shown >= Math.min(3, needs.length));
    expect(full.length / screens.length).toBeGreaterThan(0.95);
  });

  it('keep what else is worth knowing behind More', () => {
    for (const { blocks } of fc.sample(ids, { numRuns: 200, seed: 23 }).map(recommended))
      for (const block of splitScreen(blocks).first) expect(textOf([block])).not.toContain('More on ');
  });

  it('are changed by what may well come up, in plain words, and never by what was said', () => {
    let found = 0;
    for (const needs of fc.sample(ids, { numRuns: 300, seed: 24 })) {
      const text = textOf(recommended(needs).blocks);
      expect(text).not.toMatch(/It's not close\.\n.*(?:If|Without) /);
      const [, says, winner = ''] = /If (.*), I'd say (\w+)\./.exec(text) ?? [];
      if (says === undefined) continue;
      found++;
      const added = pythonWeb.needs.find(({ whatIf }) => whatIf?.says === says);
      expect(added, says).toBeDefined();
      expect(needs).not.toContain(added?.id);
      for (const stated of needs) expect(added?.whatIf?.unless).not.toContain(stated);
      const then = rank(library, {
        needs: [...needs, added?.id ?? ''],
        candidates: library.options,
        knows: [],
      });
      expect(library.nameOf(winnerOf(then) ?? '')).toBe(winner);
    }
    expect(found).toBeGreaterThan(100);
  });
});
