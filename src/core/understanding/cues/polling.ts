import { type Word, wordsAs } from '../text/words.ts';

const longestTally = 10;
const tally =
  /^(?:(?:please|pls|can you|now|ok|so) )*count(?: (?:the|our|those|these|them|it|up|votes?|hands|please|pls|now))*$|\bwho (?:voted|said|wants|is for) (?:for )?(?:what|which)\b|\bwhats the count\b|\b(?:who|which(?: one)?|what) (?:is|are|s) (?:ahead|leading|winning|in front|the (?:score|tally|count|result))\b|\b(?:votes?|tally|score|count)\b.*\b(?:so far|now|yet|stand|in)\b|\bhow many (?:votes?|voted|for)\b|^(?:the )?(?:tally|score|result|results)$/;

/** "who's ahead?", "how many votes so far", "count": of a vote. */
export function asksForTallyIn(words: readonly Word[]): boolean {
  return isWithin(words, longestTally) && tally.test(wordsAs(words));
}

const longestPoll = 16;
const making =
  /\b(?:write|make|create|set up|start|draft|open|post|do|run|prepare|put (?:up|together)|turn (?:it|that|this) into|have|want|need) (?:us |me |them |it |that |this )?(?:an? |the |up |into |as |quick |little |short )*(?:poll|strawpoll|straw poll|survey|show of hands)\b|^(?:a )?(?:poll|strawpoll)(?: please| pls| then)?$/;

/** "write a poll", "can you set up a poll for that?" */
export function asksForPollIn(words: readonly Word[]): boolean {
  return isWithin(words, longestPoll) && making.test(wordsAs(words));
}

function isWithin(words: readonly Word[], most: number): boolean {
  return words.filter(({ mark }) => !mark).length <= most;
}
