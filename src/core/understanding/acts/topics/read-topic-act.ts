import type { Topic } from '../../../../knowledge/schema.ts';
import { readEdit } from './edit-words.ts';
import { readFact } from './fact-words.ts';
import { readLook } from './look-words.ts';
import { called, namesInTopic, type TopicNames } from './names-in-topic.ts';
import { readRatings } from './rating-words.ts';
import { readStart } from './start-words.ts';
import type { ReadTopicAct, TopicAct } from './topic-act.ts';

/** A message and its thread, as far as they tell whether it's about what a team brings itself. */
export type TopicActSituation = {
  /** The message without markup. */
  readonly written: string;
  /** The message as it came, which still has its links. */
  readonly words: string;
  /** The team's own topic that its thread is on, or that was started in it. */
  readonly own: Topic | null;
  /** The checked topic that the message is about. */
  readonly checked: Topic | null;
  readonly lastFact: string | null;
  /** True for a reply to the message that stated it. */
  readonly repliesToFact: boolean;
  /** What the author's next message states, if they just said that it's a fact. */
  readonly awaits: { readonly option: string | null } | null;
};

/** What a message does to a topic of the team's own, or adds to a checked one; null if it's anything else. */
export function readTopicAct(situation: TopicActSituation): ReadTopicAct | null {
  const { written, words, own, checked, lastFact, repliesToFact, awaits } = situation;
  if (written.length > longestAct || (own === null && !mayAct.test(written))) return null;
  const start = readStart(written);
  if (start !== null) return start;
  const link = linkIn(words);
  if (own !== null) {
    const topic = namesInTopic(own);
    const act =
      readLook(/ as shown at /.test(words) ? words : written, topic) ??
      readRatings(written, topic, { isChecked: false }) ??
      readEdit(written, topic) ??
      readFact(written, { topic, link, lastFact, repliesToFact, awaits, isChecked: false });
    if (act !== null) return act;
  }
  return readLook(written, null) ?? (checked === null ? null : ofChecked(situation, checked, link));
}

/** Without one of these words, a message outside of such a topic's thread has nothing to do with one. */
const mayAct =
  /\b(?:choos\w*|pick|select|decide|start|begin|open|create|new|set up|rates?|scores?|gives?|ratings?|experience\w*|found|seen|learn\w+|noticed|add|facts?|pro|con|plus|minus|ours|said|stated?|withdraw|retract|take|remove|delete|dispute|contradict|object|true|so|right|correct|wrong|false|disagree|note|list|show)\b/i;

/** Longer messages tell a story. */
const longestAct = 800;

/** "we rate FastAPI 5 on security", "in our experience …": what a team says of a checked topic, by words that can't mean anything else. */
function ofChecked(
  { written, lastFact }: TopicActSituation,
  checked: Topic,
  link: string | null,
): ReadTopicAct | null {
  const topic = namesInTopic(checked);
  const adding = addsToOurs.exec(written.trim())?.groups?.name;
  if (adding !== undefined)
    return { what: { act: 'add-options', names: [adding.trim()] }, certain: 'called' };
  const taken = called(takesFromOurs.exec(written.trim())?.groups?.name ?? '', topic.options);
  if (taken !== undefined) return { what: { act: 'drop-option', option: taken }, certain: 'called' };
  const back = withdrawsRating.exec(written.trim())?.groups;
  if (back !== undefined) return { what: ratingsTaken(back, topic), certain: 'called' };
  const rated = readRatings(written, topic, { isChecked: true });
  if (rated !== null) return rated;
  const fact = readFact(written, {
    topic,
    link,
    lastFact,
    repliesToFact: false,
    awaits: null,
    isChecked: true,
  });
  switch (fact?.what.act) {
    case 'state-fact':
    case 'withdraw-fact':
    case 'dispute':
      return fact;
    default:
      // Open set: whatever else is said of facts is said of a topic of one's own.
      return null;
  }
}

/** "add Litestar to our options" */
const addsToOurs =
  /^(?:(?:please|can you|let['’]?s)\s+)*add\s+(?<name>[^,;?!.]{1,60}?)\s+to\s+our\s+(?:options|candidates|list)[\s.!]*$/iu;

/** "remove Litestar from our options" */
const takesFromOurs =
  /^(?:(?:please|can you|let['’]?s)\s+)*(?:remove|drop|take|delete)\s+(?<name>[^,;?!.]{1,60}?)\s+(?:back\s+)?(?:from|off|out of)\s+our\s+(?:options|candidates|list)[\s.!]*$/iu;
/** "withdraw my rating of FastAPI on security" */
const withdrawsRating =
  /^(?:(?:please|ok(?:ay)?)[,!]?\s+)*(?:withdraw|take back|remove|delete)\s+(?:all\s+)?(?:my|our)\s+ratings?(?:\s+(?:of|for)\s+(?<option>.+?))?(?:\s+on\s+(?<criterion>.+?))?[\s.!]*$/iu;

function ratingsTaken(
  { option = '', criterion = '' }: Readonly<Record<string, string | undefined>>,
  { options, criteria }: TopicNames,
): TopicAct {
  return {
    act: 'withdraw-ratings',
    option: called(option, options) ?? null,
    criterion: called(criterion, criteria) ?? null,
  };
}

/** The https address in a message, as chat platforms and people write one. */
function linkIn(words: string): string | null {
  const found =
    /<(https:\/\/[^\s<>|]{1,500})(?:\|[^<>]{0,500})?>|(https:\/\/[^\s<>()]{1,500}[^\s<>().,;:!?])/i.exec(
      words,
    );
  const link = found?.[1] ?? found?.[2];
  return link !== undefined && URL.canParse(link) ? link : null;
}
