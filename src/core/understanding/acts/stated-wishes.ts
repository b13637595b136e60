import type { Reading } from '../match/reading.ts';
import type { StatedWeight } from './stated-weights.ts';
import { type Topics, withTopics } from './weighed-topics.ts';

/** What people put around what they care about, without saying how much. */
const around = new Set(
  `i me my mine we us our ours it its is are was be a an the and or plus also then both mostly mainly just only really honestly personally
  for to of about in on at with as that this those these what which is all thing things matter matters count counts care cares want wants need
  needs like prefer would go say take have has vote pick choose first second team side view opinion part bit more less most here say well
  hm hmm ok okay so but yes yeah hi hey think mean please pls both too and do does did not even if main key big biggest top priority priorities
  concern concerns focus goal requirement requirements stuff`.split(/\s+/),
);
const own = /\b(?:i|me|my|mine|we|us|our|ours)\b/;
/** Wanted, and not said how badly. */
const wanted = 4;

/**
 * "for me it's speed and async", "docs and hiring, that's what we want": what somebody cares about, without a word on how much.
 * Undefined if it says anything else.
 */
export function readWishes(reading: Reading): readonly StatedWeight[] | undefined {
  const { text, topics } = withTopics(reading);
  if (topics.length === 0 || text.includes('?') || !own.test(text) || !reading.written.trim())
    return undefined;
  if (reading.withdrawn.length + reading.unwanted.length > 0 || /\b(?:not|no|never|without)\b/.test(text))
    return undefined;
  const words = text.split(/[\s,;.:!()'’–—-]+/).filter((word) => word !== '');
  const isWhole = words.every((word) => /^t\d+$/.test(word) || around.has(word) || /^\W+$/.test(word));
  return isWhole ? topics.map((topic: Topics[number]) => ({ ...topic, level: wanted })) : undefined;
}
