import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en-min';
import { NluNeural } from '@nlpjs/nlu';
import MiniSearch from 'minisearch';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { judge } from './judge.ts';
import type { Label, Split } from './labelled.ts';

/**
 * Compares with what a team could take off the shelf, on the same messages: an intent classifier (nlp.js) trained on the
 * training split, and full-text search (MiniSearch) over the claims, with the first four hits as the answer. Neither
 * keeps the context of a thread.
 */
export async function comparePeers(splits: readonly Split[], knowledge: Knowledge): Promise<void> {
  const classifier = await trainedClassifier(splits.find(({ name }) => name === 'train'));
  const search = claimSearch(knowledge);
  console.log(
    '\nsplit    messages  intent: ours  nlp.js   mentions: ours  MiniSearch   wrongly answered: ours  MiniSearch',
  );
  for (const split of splits) {
    const judged = split.threads
      .flatMap((thread, index) => judge(thread, knowledge, `peers-${split.name}-${index}`))
      .filter(({ label, turn }) => label.intent !== undefined && turn.answer !== null);
    const accepts = (label: Label, kind: string): boolean =>
      kind === label.intent || label.alsoAccept.includes(kind);
    const guesses = await Promise.all(
      judged.map(
        async ({ label }) =>
          (await classifier.process(label.text)).classifications[0]?.intent ?? 'out_of_scope',
      ),
    );
    const asked = judged.filter(({ label }) => label.mustMention.length > 0);
    const off = judged.filter(
      ({ label }) => label.intent === 'out_of_scope' && label.alsoAccept.length === 0,
    );
    const cells = [
      share(judged.filter(({ label, turn }) => accepts(label, turn.intent.kind)).length, judged.length),
      share(judged.filter(({ label }, index) => accepts(label, guesses[index] ?? '')).length, judged.length),
      share(asked.filter(({ label, text }) => mentions(label, text)).length, asked.length),
      share(asked.filter(({ label }) => mentions(label, search(label.text).join(' '))).length, asked.length),
      share(off.filter(({ turn }) => turn.answer?.declined !== true).length, off.length),
      share(off.filter(({ label }) => search(label.text).length > 0).length, off.length),
    ];
    console.log(
      `${split.name.padEnd(9)}${String(judged.length).padStart(7)}   ${cells.map((cell) => cell.padStart(11)).join('')}`,
    );
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function mentions(label: Label, text: string): boolean {
  const lower = text.toLowerCase();
  return label.mustMention.every((entry) =>
    entry.split('|').some((way) => lower.includes(way.toLowerCase())),
  );
}

async function trainedClassifier(training: Split | undefined): Promise<NluNeural> {
  const container = containerBootstrap();
  container.use(LangEn);
  const classifier = new NluNeural({ locale: 'en', container, log: false });
  const corpus = (training?.threads ?? []).flatMap(({ turns }) =>
    turns.flatMap(({ text, intent }) => (intent === undefined ? [] : [{ utterance: text, intent }])),
  );
  await classifier.train(corpus, { log: false });
  return classifier;
}

function claimSearch(knowledge: Knowledge): (words: string) => string[] {
  const index = new MiniSearch<{ id: string; line: string; claim: string; terms: string }>({
    fields: ['line', 'claim', 'terms'],
    storeFields: ['line'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  index.addAll(
    knowledge.topics.flatMap(({ claims }) =>
      claims.map(({ id, line, claim, terms }) => ({ id, line, claim, terms: terms.join(' ') })),
    ),
  );
  return (words) =>
    index
      .search(words)
      .slice(0, 4)
      .map(({ line }) => String(line));
}
