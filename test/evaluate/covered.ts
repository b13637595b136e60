import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMarkdown } from '../../src/adapters/markdown/render.ts';
import { exactPhrasing } from '../../src/core/meaning/exact-phrasing.ts';
import { newConversation } from '../../src/core/turn/conversation.ts';
import type { Turn } from '../../src/core/turn/turn.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { wholeTurn, withMeaning } from '../core/whole-turn.ts';
import { splits } from './labelled.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { knowledgeWithMeanings, type MeaningOf, withMeanings } from './meaning/with-meanings.ts';
import type { Measurement, Row } from './row.ts';
import { saysNothingDirect } from './says-nothing-direct.ts';
import { coveredControls, fixtureLines, outOfScope } from './scope-messages.ts';

const sharedPairs = join(import.meta.dirname, '../../../shared/talk/pairs.txt');

/** A choice that isn't covered, and the names that have to come back. */
export type Pair = { readonly text: string; readonly names: readonly string[] };

function pairsIn(lines: readonly string[]): readonly Pair[] {
  return lines.map((line) => {
    const [text = '', names = ''] = line.split('|');
    return { text, names: names.split(',') };
  });
}

export const trainPairs = pairsIn(fixtureLines('pairs-train.txt'));

/** One message in a thread of its own. */
function answerTo(text: string, knowledge: Knowledge, meaningOf?: MeaningOf): Turn {
  const question = { conversation: 'covered', author: 'U1', words: text, audience: 'direct' } as const;
  const conversation = newConversation('covered');
  return wholeTurn(conversation, withMeaning(question, conversation, knowledge, meaningOf), knowledge);
}

/** True if the first line names what isn't covered, and nothing is ranked, charted or put into a table. */
export function callsOut({ names, text }: Pair, knowledge: Knowledge, meaningOf?: MeaningOf): boolean {
  const { answer } = answerTo(text, knowledge, meaningOf);
  if (answer === null || answer.ranking !== null) return false;
  if (answer.blocks.some(({ kind }) => kind === 'table' || kind === 'chart')) return false;
  const [first = ''] = renderMarkdown(answer).replaceAll('\\', '').toLowerCase().split('\n');
  return first.includes("don't have checked data") && names.every((name) => first.includes(name));
}

/** Whether one topic knows both sides: as options, as alternatives that it has facts on, or by a question that sets them so. */
function isCovered({ names, text }: Pair, { topics }: Knowledge): boolean {
  return topics.some((topic) => {
    if (exactPhrasing(topic, text)?.question != null) return true;
    const { options, alternatives } = topic;
    const known = new Set([...options, ...alternatives].flatMap(({ aliases }) => aliases));
    return names.length > 1 && names.every((name) => known.has(name));
  });
}

/** True if the first line names what isn't covered, whatever nearest facts follow. */
export function namesFirst({ names, text }: Pair, knowledge: Knowledge, meaningOf?: MeaningOf): boolean {
  const { answer } = answerTo(text, knowledge, meaningOf);
  if (answer === null) return false;
  const [first = ''] = renderMarkdown(answer)
    .replace(/[\\\\*_]/g, '')
    .toLowerCase()
    .split('\n');
  const isCalledOut = /don't have checked data|nothing cited|not rated/.test(first);
  return isCalledOut && names.every((name) => first.includes(name.toLowerCase()));
}

const productsIn = (split: 'train' | 'check'): readonly Pair[] =>
  pairsIn(fixtureLines(`products-${split}.txt`));

/** True if the answer states facts as what was asked for: it cites something, or ranks, and doesn't say that it has no direct answer. */
export function answersWithFacts(text: string, knowledge: Knowledge, meaningOf?: MeaningOf): boolean {
  const { answer } = answerTo(text, knowledge, meaningOf);
  if (answer === null || answer.declined || saysNothingDirect(answer.blocks)) return false;
  return answer.sources.length > 0 || answer.ranking !== null;
}

/** What's named and not covered, what's out of scope, and what looks like it and isn't. */
export const measureCovered: Measurement = async (knowledge) => {
  const encoder = await openForEvaluation();
  const byWords = rowsOf(knowledge, 'by words', limits.words);
  if (encoder === null) return byWords;
  const meaning = await knowledgeWithMeanings(knowledge, encoder);
  return [
    ...(await withMeanings(encoder, (meaningOf) =>
      rowsOf(meaning, 'with the encoder', limits.meaning, meaningOf),
    )),
    ...byWords,
  ];
};

/** The worst shares that still pass: slightly above the latest figures. */
const limits = {
  words: {
    training: 0.23,
    products: 0.53,
    outsideTraining: 0.061,
    outside: 0.088,
    coveredTraining: 0.125,
    covered: 0.155,
  },
  meaning: {
    training: 0.285,
    products: 0.58,
    outsideTraining: 0.157,
    outside: 0.117,
    coveredTraining: 0.104,
    covered: 0.09,
  },
} as const;

function rowsOf(
  knowledge: Knowledge,
  mode: string,
  limit: (typeof limits)['words' | 'meaning'],
  meaningOf?: MeaningOf,
): readonly Row[] {
  const most = (
    name: string,
    list: readonly string[],
    wrong: (text: string) => boolean,
    share: number,
  ): Row => {
    const missed = list.filter(wrong);
    return {
      name: `${name}, ${mode}`,
      right: missed.length,
      of: list.length,
      limit: { kind: 'most', share },
      more: missed.slice(0, 12),
    };
  };
  const pairs = (name: string, list: readonly Pair[], { fits = callsOut, share = 0 } = {}): Row => {
    const byText = new Map(list.map((pair) => [pair.text, pair]));
    return most(
      name,
      [...byText.keys()],
      (text) => {
        const pair = byText.get(text);
        return pair !== undefined && !fits(pair, knowledge, meaningOf);
      },
      share,
    );
  };
  const factsOn = (name: string, list: readonly string[], share: number): Row =>
    most(name, list, (text) => answersWithFacts(text, knowledge, meaningOf), share);
  const declined = (name: string, list: readonly string[], share: number): Row =>
    most(name, list, (text) => answerTo(text, knowledge, meaningOf).answer?.declined !== false, share);
  const sample = splits().find(({ name }) => name === 'sample');
  const labelled = (sample?.threads ?? [])
    .filter(({ turns }) => turns.length === 1)
    .flatMap(({ turns }) => turns)
    .filter(({ intent, alsoAccept }) => intent === 'out_of_scope' && alsoAccept.length === 0);
  const shared = existsSync(sharedPairs) ? pairsIn(readFileSync(sharedPairs, 'utf8').trim().split('\n')) : [];
  const coveredNow = shared.filter((pair) => isCovered(pair, knowledge));
  const uncovered = shared.filter((pair) => !coveredNow.includes(pair));
  return [
    ...(shared.length > 0
      ? [
          pairs('shared pairs answered as if covered', uncovered),
          declined(
            'shared pairs that a topic covers, declined',
            coveredNow.map(({ text }) => text),
            0,
          ),
        ]
      : []),
    pairs('own pairs answered as if covered', trainPairs),
    // Those that remain are mostly named by the data, which then is the answer.
    pairs('product in a question, not called out: training', productsIn('train'), {
      fits: namesFirst,
      share: limit.training,
    }),
    pairs('product in a question, not called out: check split', productsIn('check'), {
      fits: namesFirst,
      share: limit.products,
    }),
    factsOn(
      'out of scope, answered with facts: training',
      outOfScope('train').map(({ text }) => text),
      limit.outsideTraining,
    ),
    factsOn(
      'out of scope, answered with facts: check split',
      outOfScope('check').map(({ text }) => text),
      limit.outside,
    ),
    factsOn(
      'out of scope, answered with facts: shared sample',
      labelled.map(({ text }) => text),
      0,
    ),
    declined('covered, but declined: training', coveredControls('train'), limit.coveredTraining),
    declined('covered, but declined: check split', coveredControls('check'), limit.covered),
  ];
}
