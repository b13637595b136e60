import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fitsOf, type TopicFit } from '../../../src/core/understanding/across/topic-fit.ts';
import { correctSpelling } from '../../../src/core/understanding/match/correct-spelling.ts';
import { vocabularyOf } from '../../../src/core/understanding/match/vocabulary.ts';
import { tokenize, type Word } from '../../../src/core/understanding/text/words.ts';
import { type TopicContext, topicFeaturesOf } from '../../../src/core/understanding/topics/topic-features.ts';
import {
  stemsIn,
  type TopicStems,
  topicStemsOf,
} from '../../../src/core/understanding/topics/topic-stems.ts';
import { phrasingsByClass } from '../../../src/knowledge/meanings/phrasings-by-class.ts';
import { topicsInOrder } from '../../../src/knowledge/queries.ts';
import type { Knowledge, Topic } from '../../../src/knowledge/schema.ts';
import { fixtures, type Label, splits } from '../labelled.ts';
import { needsFixture } from '../labelled-needs.ts';
import { coveredControls } from '../scope-messages.ts';
import type { TopicExample } from './fit-topics.ts';
import type { SharesOf } from './topic-shares-of.ts';

/** A message with the topic that it's about, and where it comes from. */
export type TopicMessage = TopicExample & { readonly text: string; readonly source: string };

/** The topic that the labelled messages without a topic's name are about. */
const first = 'python-web';
/** How much a message counts, by where it comes from. */
const weights = {
  phrasing: 1,
  next: 4,
  labelled: 1,
  followUp: 1,
  needs: 0.3,
  control: 0.5,
  /** By words alone, what names nothing says little; where its meaning is known, it's what that's for. */
  opening: { byWords: 1, byMeaning: 5 },
  moved: 0.3,
} as const;
/** People put it in many ways, and topics in more for some claims than for others. */
const mostPhrasings = 2;

/** Where a message comes from, how much it counts, and whether it's labelled with needs of the first topic. */
type From = { readonly source: string; readonly weight: number; readonly statesNeeds?: boolean };

/** Messages with their topics: `train` to fit on, `check` to measure with. */
export function topicMessages(
  knowledge: Knowledge,
  part: 'train' | 'check',
  shares: SharesOf | null,
): TopicMessage[] {
  const topics = topicsInOrder(knowledge);
  const vocabulary = vocabularyOf(knowledge);
  const found: TopicMessage[] = [];

  function read(text: string): { readonly words: readonly Word[]; readonly fits: readonly TopicFit[] } {
    const { words } = correctSpelling(tokenize(text).words, vocabulary);
    return { words, fits: fitsOf(vocabulary.matcher.match(words), topics) };
  }

  function add(
    text: string,
    topic: string,
    { source, weight, statesNeeds = false, ...context }: Partial<TopicContext> & From,
  ): void {
    const { words, fits } = read(text);
    const right = fits.findIndex((fit) => fit.topic.id === topic);
    if (topic === first && source !== 'phrasing' && !statesNeeds && isOfAnother(fits)) return;
    const features = topicFeaturesOf(words, fits, {
      kept: null,
      visited: [],
      meaning: shares?.ofText(text) ?? null,
      ...context,
    });
    found.push({ text, source, features, right, weight });
  }

  for (const message of labelledMessages(topics, part)) add(message.text, message.topic, message);
  if (part === 'train')
    for (const topic of topics)
      for (const [row, text] of topic.openings.entries())
        add(text, topic.id, {
          source: `openings of ${topic.id}`,
          weight: shares === null ? weights.opening.byWords : weights.opening.byMeaning,
          statesNeeds: true,
          stems: stemsWithout(topic, stemsIn(text)),
          meaning: shares?.ofOpening(topic.id, row) ?? null,
        });
  if (part === 'train')
    for (const topic of topics)
      for (const { text, stems, row } of phrasingsOf(topic)) {
        const source = 'phrasing';
        const meaning = shares?.ofPhrasing(topic.id, row) ?? null;
        add(text, topic.id, { source, weight: weights.phrasing, stems, meaning });
        add(text, topic.id, { source, weight: weights.moved, stems, meaning, kept: topic.id });
        const { fits } = read(text);
        for (const { id } of topics.filter((one) => one !== topic))
          if (
            isOfAnother(
              fits.filter((fit) => fit.topic === topic || fit.topic.id === id),
              id,
            )
          )
            add(text, topic.id, { source, weight: weights.moved, stems, meaning, kept: id });
      }
  return found;
}

/** A labelled message, and the topic of its thread, if it has one. */
export type LabelledMessage = From & {
  readonly text: string;
  readonly topic: string;
  readonly kept?: string;
};

/** The labelled messages with their topics. */
export function labelledMessages(topics: readonly Topic[], part: 'train' | 'check'): LabelledMessage[] {
  const found: LabelledMessage[] = [];
  for (const { name: source, threads } of splits()) {
    const isNext = topics.some(({ id }) => source === `${id}-${part}`);
    const isFirst = part === 'train' ? source.startsWith('train') : source.startsWith('check');
    if (!isNext && !isFirst) continue;
    for (const { turns } of threads)
      for (const [at, label] of turns.entries()) {
        if (!isCovered(label)) continue;
        const text = label.text.replace(/<@BOT>/gi, ' ');
        if (isNext) found.push({ text, topic: label.topic ?? '', source, weight: weights.next });
        else if (at === 0)
          found.push({
            text,
            topic: first,
            source,
            weight: weights.labelled,
            statesNeeds: label.intent === 'recommend' && (label.needs ?? []).length > 0,
          });
        else
          found.push({
            text,
            topic: first,
            source: `${source}, in a thread`,
            weight: weights.followUp,
            kept: first,
          });
      }
  }
  for (const { text, needs } of needsFixture(part))
    found.push({ text, topic: first, source: 'needs', weight: weights.needs, statesNeeds: needs.length > 0 });
  for (const text of coveredControls(part))
    found.push({ text, topic: first, source: 'controls', weight: weights.control });
  if (part === 'train')
    for (const one of openingsIn('openings-in-chat'))
      found.push({ ...one, source: 'openings in chat', weight: weights.next, statesNeeds: true });
  else
    for (const one of openingsIn('openings-check'))
      found.push({ ...one, source: `openings of ${one.topic}`, weight: 1, statesNeeds: true });
  return found;
}

/**
 * Whether another topic's option is named, and none of this one's. The first topic's messages were labelled when there was no
 * other: "is celery dead?" is another's now.
 */
export function isOfAnother(fits: readonly TopicFit[], than: string = first): boolean {
  const names = (fit: TopicFit): boolean => fit.names.some(({ kind }) => kind === 'option');
  return (
    fits.some((fit) => fit.topic.id !== than && names(fit)) &&
    !fits.some((fit) => fit.topic.id === than && names(fit))
  );
}

function isCovered({ silent, intent }: Label): boolean {
  return silent !== true && intent !== undefined && intent !== 'out_of_scope';
}

type Phrasing = {
  readonly text: string;
  /** Its place among all phrasings of the topic. */
  readonly row: number;
  /** The stems of topics without those of the texts beside it. */
  readonly stems: (fit: TopicFit) => TopicStems;
};

/** The stems of topics without one text of a topic. */
function stemsWithout(topic: Topic, own: ReadonlySet<string>): (fit: TopicFit) => TopicStems {
  return (fit) => {
    const all = topicStemsOf(fit.topic);
    if (fit.topic !== topic) return all;
    return { countOf: (stem) => all.countOf(stem) - (own.has(stem) ? 1 : 0), texts: all.texts - 1 };
  };
}

const openingSchema = z.strictObject({ text: z.string(), topic: z.string() });

/** Messages that open threads, which nothing that's asked is made from. */
function openingsIn(file: string): z.infer<typeof openingSchema>[] {
  return readFileSync(join(fixtures, 'topics', `${file}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => openingSchema.parse(JSON.parse(line)));
}

/** Ways of asking; not all of a question's or a claim's. */
function phrasingsOf(topic: Topic): Phrasing[] {
  const texts = [
    ...topic.questions.map(({ phrasings }) => phrasings),
    ...topic.claims.map(({ phrasings, line, terms }) => [...phrasings, line, terms.join(', ')]),
  ];
  let row = 0;
  return phrasingsByClass(topic).flatMap((phrasings, at) => {
    const own = stemsIn((texts[at] ?? []).join('\n'));
    const stems = stemsWithout(topic, own);
    const start = row;
    row += phrasings.length;
    return phrasings.slice(0, mostPhrasings).map((text, index) => ({ text, row: start + index, stems }));
  });
}
