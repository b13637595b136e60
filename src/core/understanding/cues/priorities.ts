import { type Word, wordsAs } from '../text/words.ts';

const us = '(?:me|us|my team|our team|the team|my side|our side)';
const people = '(?:i|we|they|our team|the team)';
const priorities = [
  `\\b${people} (?:(?:really|only|mostly|mainly|just|do|would|also) )*(?:care|worry) (?:(?:most|mostly|mainly|only|a lot|more) )?(?:about|for)\\b`,
  `\\b(?:for|to) ${us} (?:it|that|what (?:counts|matters)(?: most)?|the (?:key|main) (?:thing|things)) ?(?:is |are |is all about |comes down to |boils down to )?(?:mostly |mainly |really |about )*\\w`,
  `\\bwhat (?:matters|counts)(?: (?:most|the most|more|for ${us}|to ${us}|here|is|are))+\\b`,
  `\\b(?:my|our) (?:(?:top|main|first|biggest|number one|only|two|three|real) )*(?:priority|priorities|criterion|criteria|concern|concerns|focus) (?:is|are|would be)\\b`,
  `\\b(?:most important|the main thing|all that matters|all that counts)(?: (?:to|for) ${us})? (?:is|are)\\b`,
  `\\b(?:matter|matters|count|counts|(?:is|are) (?:most |more |really |very )?(?:important|key|crucial|decisive)) (?:most |more |the most |a lot )?(?:to|for) ${us}\\b`,
].map((form) => new RegExp(form));
const asking =
  /^(?:what|which|who|how|why|when|does|do|is|are|should|would|can|could)\b(?! (?:matters|counts))/;

/** "i care most about security and hiring", "for me it's speed": what somebody says should count in the choice. */
export function statesPriorities(words: readonly Word[]): boolean {
  const said = wordsAs(words);
  return (
    words.at(-1)?.text !== '?' && !asking.test(said) && priorities.some((priority) => priority.test(said))
  );
}
