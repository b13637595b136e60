import { type Word, wordsAs } from '../text/words.ts';

/** What's asked of any move: how long, what it costs, which parts first, who does it, whether it can wait, when to stop, what stays. */
export type MovingPart = 'effort' | 'cost' | 'order' | 'people' | 'waiting' | 'stopping' | 'staying';

const it =
  '(?:it|this|that|the move|the migration|the switch|the rewrite|moving|migrating|such a (?:move|migration|rewrite)|a (?:move|migration|rewrite) like (?:this|that)|everything|all of it|the whole thing)';

/** In order: the first that fits counts. */
const parts: readonly (readonly [MovingPart, RegExp])[] = [
  [
    'stopping',
    /\b(?:(?:stop|stopping|quit|end|stuck|give up|abandon|bail out|drop it|pull the plug)\b.*\b(?:half ?way|midway|in the middle|half way|early|there|when)|when (?:do|should|would|can) (?:we|i|you) (?:stop|quit|give up|call it off|pull the plug)|half ?way|half of it|half a move|never finish|not finish|leave it half done|half done)\b/,
  ],
  [
    'waiting',
    /\b(?:(?:can|could|should|may|what if|and if|if|suppose) (?:we|it|this|that|i)?\s?(?:do|start|wait|leave|postpone|delay|put|keep|stay|skip|just wait|do it|just leave|ignore)\b.*\b(?:later|next year|another year|a year|two years|longer|alone|as (?:it|they) (?:is|are)|for now|off|until|wait|off for)|(?:can|could) (?:it|this|that|we) wait|do nothing|does it have to be now|why now|how urgent|is (?:it|this|that) urgent|no rush|leave it (?:alone|as it is|for now)|(?:stay|wait) (?:another|one more) year|put it off|next year instead)\b/,
  ],
  [
    'people',
    /\b(?:who (?:should|would|could|can|will|must|does|do we (?:need|put on)) ?(?:do|make|take|own|lead|run|handle|be on|work on|we need for|it)?(?: (?:it|this|that|the move|the migration))?|how many (?:people|devs|developers|engineers)|how big a team|which (?:people|devs|team) (?:should|would|do))\b/,
  ],
  [
    'order',
    /\b(?!what (?:do|should|would|shall|will) (?:we|you|i) (?:do|start|begin|install)\b)(?:(?:which|what) (?:parts?|bits?|pieces?|endpoints?|routes?|modules?|services?|pages?|areas?|one|ones)?(?: of (?:it|them))? ?(?:first|to (?:move|migrate|start|begin) (?:with|first)|(?:would|should|do|shall) (?:we|you|i) (?:move|migrate|start|begin|tackle|take|touch|cut out|port|do)(?: with)? ?(?:first)?)|where (?:would|should|do|shall) (?:we|you|i) (?:start|begin)(?: (?:moving|migrating|with it))?|in (?:which|what) order|what order|what comes first|what (?:goes|moves) first)\b/,
  ],
  [
    'effort',
    new RegExp(
      `\\b(?:how (?:long|many (?:weeks|months|days|sprints|years|hours))|how much (?:time|effort|work)|how (?:big|hard|much work|painful|long-winded) (?:is|would|will|does|of an? \\w+ is) ${it}|what(?:'s| is)? ?the effort|(?:weeks|days|months|years) or (?:weeks|days|months|years)|time ?line|time ?frame|estimate)\\b`,
    ),
  ],
  [
    'cost',
    /\b(?:what (?:would|will|does|might|could|is) (?:it|this|that|the move|the migration|a move|moving)?\s?(?:cost|take out of us)|how (?:expensive|costly)|what(?:'s| is)? ?the (?:cost|price|bill|damage)|cost us|costs us)\b/,
  ],
];

const longest = 14;

/** Which of it a message asks about; undefined if about none. */
export function movingPartIn(words: readonly Word[]): MovingPart | undefined {
  const said = wordsAs(words);
  return said === '' || said.split(' ').length > longest
    ? undefined
    : parts.find(([, pattern]) => pattern.test(said))?.[0];
}
