import type { Knowledge } from '../../../knowledge/schema.ts';
import { statedIn } from '../../turn/conversation.ts';
import { type EarlierTalk, withinReading } from '../../turn/earlier-talk.ts';
import { contains } from '../text/word-range.ts';
import type { Clause } from './clauses.ts';
import { type Reading, readMessage } from './reading.ts';
import { idsOf } from './references.ts';

/** What people said of a choice before they called the bot: ids of the data, with who said it, in order. */
export type Overheard = {
  readonly topic: string;
  readonly options: readonly Spoken[];
  readonly needs: readonly SpokenNeed[];
  /** Who proposed which option. */
  readonly proposals: readonly Spoken[];
  /** What it's for, in the words of whoever asked for a choice; null if they didn't say. */
  readonly project: string | null;
  /** People were choosing: somebody asked for it, or they proposed different options. */
  readonly isChoice: boolean;
  readonly isWhole: boolean;
};

type Spoken = { readonly id: string; readonly author: string };
/** A need with the words that state it, and their message. */
type SpokenNeed = Spoken & { readonly words: string; readonly message?: string };

/** More needs than a team weighs at once. */
const mostNeeds = 12;

/**
 * Reads what people wrote to each other for options and needs, and nothing else. Only a need of the writer's own
 * project counts: people who don't talk to a bot name a lot that they don't need.
 *
 * @param preferredTopic used for messages whose words don't decide
 */
export function overhear(talk: EarlierTalk, knowledge: Knowledge, preferredTopic: string | null): Overheard {
  const { messages, isWhole } = withinReading(talk);
  const read = messages.map(({ author, words, message }) => ({
    by: statedIn(author, message),
    reading: readMessage(words, knowledge, preferredTopic),
  }));
  const topic =
    topicOf(read.map(({ reading }) => reading)) ?? preferredTopic ?? knowledge.topics[0]?.id ?? '';
  const options = new Map<string, Spoken>();
  const needs = new Map<string, SpokenNeed>();
  const proposals = new Map<string, Spoken>();
  let isAsked = false;
  let project: string | null = null;
  for (const { by, reading } of read) {
    const { author } = by;
    if (reading.topic.id !== topic) continue;
    if (asksToChoose(reading)) {
      isAsked = true;
      project ??= projectIn(reading);
    }
    for (const id of proposalsIn(reading)) proposals.set(`${id} ${author}`, { id, author });
    for (const id of idsOf(reading.options)) options.set(`${id} ${author}`, { id, author });
    for (const id of idsOf(reading.withdrawn)) needs.delete(`${id} ${author}`);
    for (const need of reading.needs)
      if (reading.clauses.some((clause) => clause.ours && contains(clause, need)))
        needs.set(`${need.id} ${author}`, { id: need.id, words: reading.typed(need), ...by });
  }
  return {
    topic,
    options: [...options.values()],
    needs: [...needs.values()].slice(-mostNeeds),
    proposals: [...proposals.values()],
    project,
    isChoice: isAsked || new Set([...proposals.values()].map(({ id }) => id)).size > 1,
    isWhole,
  };
}

/** How many words may stand between two options of one choice: "Django, or maybe Flask". */
const mostBetween = 3;
const alternatives = new Set(['or', 'vs', 'versus']);
const choosing = /\b(?:between|choos(?:e|ing)|decid(?:e|ing)|pick(?:ing)?|torn|weighing)\b/i;
/** Longer messages that name an option tell of it rather than propose it. */
const longestProposal = 12;
const proposing =
  /\b(?:i(?:['’]d| would|['’]m)?(?: rather| still)? (?:think|say|vote|prefer|have|like|go|pick|take|use|suggest|lean|leaning|for)|for me|my (?:vote|pick|choice)|why not|how about|what about|let['’]?s (?:use|go|take|do|try|pick)|go(?:ing)? with|just use|leaning|rather|imh?o|would (?:be|do|give)|from now on|rewrite (?:it |this )?in|option [a-d1-4])\b|\bthen\W*$|\+1/i;
/** A question as short as this that names an option proposes it: "flask like last time?" */
const longestQuestion = 4;

/** "django or flask?", "torn between django and flask", "which framework should we take?" */
function asksToChoose({ options, words, topic, clauses, written, has }: Reading): boolean {
  const chooses = choosing.test(written);
  const pairs = options.some((option, at) => {
    const next = options[at + 1];
    if (next === undefined || next.from - option.to > mostBetween) return false;
    const between = words.slice(option.to, next.from);
    const isList = between.length > 0 && between.every(({ mark }) => mark);
    return (
      (isList && between.some(({ text }) => text === '?')) ||
      between.some(({ text }) => alternatives.has(text)) ||
      chooses
    );
  });
  const nouns = new Set([topic.noun.one, topic.noun.many]);
  const wantsOne = (clause: Clause): boolean =>
    clause.asks && words.slice(clause.from, clause.to).some(({ text }) => nouns.has(text));
  const names = words.some(({ text }) => nouns.has(text));
  return pairs || (names && toChoose.test(written)) || (has('which', 'pick') && clauses.some(wantsOne));
}
/** "we should pick a framework for the billing service": said to people, it asks them. */
const toChoose =
  /\b(?:should|must|(?:need|have|ought|got|still have) to|gotta|let['’]?s|time to|when (?:do|will) we|about to|going to|trying to)\s+(?:\w+\s+){0,2}?(?:pick|choose|decide on|settle on|agree on|select|find|discuss)\b/i;

/** "billing service" of "we should pick a framework for the new billing service btw". */
function projectIn({ written }: Reading): string | null {
  const [, named = ''] =
    /\bfor (?:the|our|a|an|this|that) (?:new |next |upcoming )?((?:[\p{L}\p{N}-]+ ?){1,4})/iu.exec(written) ??
    [];
  const words = named.trim().split(' ');
  const end = words.findIndex((word) => endsName.test(word));
  const name = words.slice(0, end < 0 ? words.length : end).join(' ');
  return name === '' ? null : name;
}
const endsName =
  /^(?:btw|by|before|until|till|next|this|so|and|but|or|please|pls|soon|today|tomorrow|then|now|that|which|with|in|on|at|we|i|is|are|has|have|will|should)$/i;

/** "I think django", "fastapi for me", "flask like last time?" */
function proposalsIn({ options, words, clauses, written, hasCode }: Reading): readonly string[] {
  const [option] = options;
  if (option === undefined || options.length > 1 || hasCode) return [];
  const asks = clauses.some(
    (clause) =>
      contains(clause, option) &&
      words[clause.to]?.text === '?' &&
      clause.to - clause.from <= longestQuestion,
  );
  const isShort = words.filter(({ mark }) => !mark).length <= longestProposal;
  return asks || (isShort && proposing.test(written)) ? [option.id] : [];
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
