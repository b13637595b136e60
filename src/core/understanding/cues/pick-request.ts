import type { PickRequest } from '../../turn/intent.ts';
import { type Word, wordsAs } from '../text/words.ts';

const openingWords =
  /^(?:(?:ok|okay|hm|hmm|so|and|but|well|please|pls|now|then|yes|yeah|fine|right|alright|great|cool) )+(?=\w)/;

const carried =
  'the|a|an|our|your|main|biggest|top|major|key|real|worst|most|important|serious|possible|two|three|four|five|\\d+|any|some|all|of|with|for|us|me|in|on|it|that|this|here|there|are|is|what|which|give|list|name|tell|show|please|pls|then|though|and|about|you|do|can|could|see|we|should|know|regret|watch|out|be|aware|at|least|once|more|again|if|go|going|choose|take|pick|choice|decision|plan|so';

/** "the risks, top three", "what could go wrong with that?" */
const risking = new RegExp(
  `^(?:(?:${carried}) )*(?:risks?|dangers?|pitfalls?|gotchas|downsides and risks|(?:can|could|might|may|will) go wrong|risking)(?: (?:${carried}))*$`,
);

/** "what should we watch out for in the first month?" */
const minding =
  /^(?:what|which things?) (?:should|do|must|would|could) (?:we|i|you|one) (?:all |really |have to |need to )?(?:watch out for|look out for|be careful (?:about|with)|be aware of|beware of|keep an eye on|worry about|be worried about|pay attention to)(?: (?:with|in|during|when|if|as|at|for|there|then|here|first|most)\b.*)?$/;

const byHand =
  '(?:ourselves|ourself|ourselfs|yourself|yourselves|myself|by hand|by ourselves|on our own|from scratch|in house|inhouse|on top)';
/** "what do we have to build ourselves", "what's missing if we go with flask anyway", "what doesn't it bring". */
const building = new RegExp(
  [
    `^(?:what|which (?:parts?|things?|bits?|pieces?)|how much)\\b.*\\b(?:build|write|code|add|wire|make|implement|do|cover|develop|roll|handle|program|set up|end up \\w+|maintain|provide)\\b.*\\b${byHand}\\b`,
    '^(?:what|which (?:parts?|things?|bits?)|how much) (?:do|would|will|are|must|should|is) (?:we|i|one|us)? ?(?:have to|need to|going to|gonna|left to|to)? ?(?:build|code|add|wire up|assemble)\\b(?: (?:for it|for that|to it|then|there|if .*|with .*|in that case|anyway))?$',
    '^what (?:is|would be|will be|are we) (?:missing|lacking|not included|not there|not in (?:it|the box)|left to (?:build|do|write))\\b(?: (?:then|there|if .*|with .*|in that case|anyway))?$',
    '^what (?:does|do|would|will) (?:it|that|this|OPTION) not (?:bring|have|include|come with|give us|do)(?: .*)?$',
    '^what (?:comes|is|do we get|do i get|do we have|does it come) (?:with (?:it|that|OPTION)|included|in the box|out of the box|for free|ready made)\\b(?: (?:and|but|then|there)\\b.*)?$',
    '^(?:which|what) (?:parts?|things?|bits?|pieces?|points?|features?)?(?: ?of (?:those|these|that|this|them|it|the (?:points|things|needs|list))(?: (?:points|things|needs|parts|features|ones))?)? ?(?:is|are|do|does|would|will|will be|comes?|i?s? ?(?:already )?done|ships?)\\b.*\\b(?:(?:come|comes|ship|ships) with|built in|in the box|included|out of the box|already done|done for (?:me|us)|ready made|third party|packages?|add ons?|plugins?)\\b.*$',
  ].join('|'),
);

const losing =
  /^(?:what|which things?) (?:do|would|will|are|might|could|must|did) (?:we|i|you|one) (?:really |actually |then )?(?:lose|losing|give up|giving up|miss out on|missing out on|sacrifice|sacrificing|pay|paying|trade away|trading away)(?: (?:for it|for that|with it|with that|by that|then|that way|there|if (?:we|i) .{1,60}|with OPTION|by going with .*|by picking .*|by choosing .*|in return|in exchange|out on))?$/;
const costing =
  /^(?:what|how much) (?:does|would|will|is|do) (?:it|that|this|the (?:price|cost|catch|downside)|we)(?: really| actually| then)? ?(?:cost|pay|price|the price|the cost|the catch|it cost)?(?: (?:us|me|the team|then|really|of (?:it|that)|for (?:it|that)))*$/;
/** "what's the second best", "who came second?", "your plan b". */
const second =
  /^(?:(?:and|what|which|who|one|is|was|would|be|comes?|came|has|did|you|your|our|the|a|put|do|have|as|in|on|then|if|not|that) )*(?:second(?: |-)?(?:best|choice|place|option|pick|one|placed?)?|next best(?: (?:one|option|choice|thing))?|runner(?: |-)?up|number (?:two|2)|no 2|plan b)(?: (?:then|here|would|be|is|after (?:that|it|OPTION)|one|option|choice|in line|for us|place))*$/;
/** "would flask handle that load too?", "can fastapi do all that?" */
const coping =
  /^(?:would|will|can|could|does|do|is|are|might) (?:plain |pure |just |only )?OPTION (?:also |even |still |really |then |not |be able to )*(?:handle|do|manage|cope|work|be|suffice|cover|fit|suit|enough|good enough|up|meet|survive|cut) ?(?:with |to |for )?(?:all |most |any |both )?(?:of )?(?:that|this|it|those|these|the (?:load|same|job|task|lot|rest)|that load|that too|enough|fine|ok|okay|good enough|as well|too|us|here|everything|all)?(?: (?:load|too|as well|also|fine|ok|okay|for (?:us|that|this|it)|then|enough|here|alone|well|part|stuff|needs|points|things))*$/;
/** "so?", "well then?", "and now?": what holds, in a line. */
const concluding = /^(?:(?:ok|okay|so|well|and|hm|hmm|right|alright|fine|then|now) ?)+$/;

/** Longer ones say more than that. */
const longest = 16;

/**
 * What a message asks of the pick that a thread came down to. Undefined if it asks for none of that.
 *
 * @param isNamed positions of the words that name an option
 */
export function pickRequestIn(
  words: readonly Word[],
  isNamed: (at: number) => boolean,
): PickRequest | undefined {
  const plain = words.flatMap(({ mark, text }, at) => {
    if (mark) return [];
    return [isNamed(at) ? 'OPTION' : text];
  });
  if (plain.length === 0 || plain.length > longest) return undefined;
  const whole = plain.join(' ');
  const asks = words.at(-1)?.text === '?';
  if (asks && plain.length <= 3 && concluding.test(whole)) return 'conclusion';
  const said = whole.replace(openingWords, '').replace(/ (?:please|pls|though|tho|exactly|again)$/, '');
  if (minding.test(said)) return 'risks';
  if (risking.test(said.replace(/(?:^| )(?:with|of|in|for|by) OPTION\b/g, '').trim())) return 'risks';
  // "what does that mean" asks for a meaning; "I mean" goes on.
  if (building.test(said) && !/(?<!\bi )\bmeans?\b/.test(said)) return 'gaps';
  if (losing.test(said)) return 'losses';
  if (second.test(said)) return 'runner-up';
  if (coping.test(said)) return 'fit';
  return /\b(?:cost|price|pay|catch)\b/.test(said) && costing.test(said) ? 'losses' : undefined;
}

/** "the other one", "if we give in": the option that lost, rather than the pick. */
export function meansOther(words: readonly Word[]): boolean {
  return other.test(wordsAs(words));
}
const other =
  /\b(?:the other (?:one|way|option|framework|side|way round|way around)|the alternative|the runner up|second (?:one|place|best)|give in|gave in|giving in|overrule|overruled|his|her|their (?:way|pick|choice)|instead|anyway|after all|against (?:your|that) (?:pick|advice|recommendation))\b/;

/** "top three", "two risks": how many are wanted. */
export function countAsked(words: readonly Word[]): number | undefined {
  const found = words.find(
    ({ value, text }) => (value !== undefined && value >= 1 && value <= 5) || text in counts,
  );
  if (found === undefined) return undefined;
  return found.value ?? counts[found.text];
}
const counts: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
