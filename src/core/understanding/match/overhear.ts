import type { Knowledge } from '../../../knowledge/schema.ts';
import { type EarlierTalk, withinReading } from '../../turn/earlier-talk.ts';
import { contains } from '../text/word-range.ts';
import { type Reading, readMessage } from './reading.ts';
import { idsOf } from './references.ts';

/** What people said of a choice before they called the bot: ids of the data, with who said it, in order. */
export type Overheard = {
  readonly topic: string;
  readonly options: readonly Spoken[];
  readonly needs: readonly SpokenNeed[];
  /** Somebody asked which one to take. */
  readonly seeksPick: boolean;
  readonly isWhole: boolean;
};

type Spoken = { readonly id: string; readonly author: string };
/** A need with the words that state it. */
type SpokenNeed = Spoken & { readonly words: string };

/** More needs than a team weighs at once. */
const mostNeeds = 12;
/** Quoted lines are somebody else's words, in Slack's escaped form too; `>>>` quotes all that follows. */
const quotes = /^[^\S\n]*(?:>|&gt;){3}[\s\S]*|^[^\S\n]*(?:>|&gt;)[^\n]*$/gm;
const struckOut = /~{1,2}[^~\n]{1,500}~{1,2}/g;

/**
 * Reads what people wrote to each other for options and needs, and nothing else. Only a need of the writer's own
 * project counts: people who don't talk to a bot name a lot that they don't need.
 *
 * @param preferredTopic used for messages whose words don't decide
 */
export function overhear(talk: EarlierTalk, knowledge: Knowledge, preferredTopic: string | null): Overheard {
  const { messages, isWhole } = withinReading(talk);
  const read = messages.map(({ author, words }) => ({
    author,
    reading: readMessage(words.replace(quotes, ' ').replace(struckOut, ' '), knowledge, preferredTopic),
  }));
  const topic =
    topicOf(read.map(({ reading }) => reading)) ?? preferredTopic ?? knowledge.topics[0]?.id ?? '';
  const options = new Map<string, Spoken>();
  const needs = new Map<string, SpokenNeed>();
  let seeksPick = false;
  for (const { author, reading } of read) {
    if (reading.topic.id !== topic) continue;
    seeksPick ||= reading.has('pick', 'which', 'versus', 'better');
    for (const id of idsOf(reading.options)) options.set(`${id} ${author}`, { id, author });
    for (const id of idsOf(reading.withdrawn)) needs.delete(`${id} ${author}`);
    for (const need of reading.needs)
      if (reading.clauses.some((clause) => clause.own && contains(clause, need)))
        needs.set(`${need.id} ${author}`, { id: need.id, author, words: reading.typed(need) });
  }
  return {
    topic,
    options: [...options.values()],
    needs: [...needs.values()].slice(-mostNeeds),
    seeksPick,
    isWhole,
  };
}

/** The topic that most messages are about. */
function topicOf(readings: readonly Reading[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { topic, onTopic } of readings)
    if (onTopic) counts.set(topic.id, (counts.get(topic.id) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>(
    (most, next) => (most === undefined || next[1] > most[1] ? next : most),
    undefined,
  )?.[0];
}
