import type { Mention } from '../match/mention.ts';
import type { Reading } from '../match/reading.ts';

/** "decision: django": the bot's own word for what is recorded. */
const keyword = /^\s*decision\s*:/i;

export function opensWithKeyword(written: string): boolean {
  return keyword.test(written);
}

/** The longest follow-up, in words. */
const longest = 14;

/**
 * Whether a message is one of the follow-ups that the guide documents, or of the same form: the person whom the bot
 * just answered always gets an answer to these.
 */
export function isDocumentedFollowUp(reading: Reading): boolean {
  const count = reading.words.filter(({ mark }) => !mark).length;
  if (count === 0 || count > longest) return false;
  const sentence = sentenceOf(reading);
  return followUps.some((form) => form.test(sentence));
}

/** "databases?", "fastapi", "the second one": goes on from an answer, if it's the asker who says so. */
export function isFragment(reading: Reading): boolean {
  const count = reading.words.filter(({ mark }) => !mark).length;
  const asks = reading.words.at(-1)?.text === '?' || reading.has('and');
  return count > 0 && count <= (asks ? 6 : 3) && fragment.test(sentenceOf(reading));
}

/** A message with OPTION, ASPECT and NEED for what the topic knows, without opening words and punctuation. */
export function sentenceOf(reading: Reading): string {
  const kinds = new Array<string | undefined>(reading.words.length).fill(undefined);
  const mark = (found: readonly Mention[], kind: string): void => {
    for (const { from, to } of found) kinds.fill(kind, from, to);
  };
  mark(reading.aspects, 'ASPECT');
  mark(reading.unwanted, 'ASPECT');
  mark(reading.needs, 'NEED');
  mark(reading.askedNeeds, 'NEED');
  mark(reading.withdrawn, 'NEED');
  mark(reading.options, 'OPTION');
  mark(reading.excluded, 'OPTION');
  mark(reading.included, 'OPTION');
  mark(reading.alternatives, 'OPTION');
  const said: string[] = [];
  for (const [at, { mark: isMark, text, value }] of reading.words.entries()) {
    if (isMark) continue;
    const kind = kinds[at] ?? (value === undefined ? text : 'NUMBER');
    if (kind !== said.at(-1) || kinds[at] === undefined) said.push(kind);
  }
  return said
    .join(' ')
    .replace(
      /^(?:(?:ok|okay|hm|hmm|so|and|but|well|also|wait|please|pls|then|yes|no|cool|fine|right|now) )+(?=.)/,
      '',
    );
}

const thing = '(?:(?:the |its |their |our |an? )?(?:OPTION|ASPECT|NEED)(?: (?:s|side|part|point|story))?)';
const things = `${thing}(?:(?: (?:and|or|vs|versus|with|to|against))? ${thing}){0,3}`;
const that =
  '(?:it|that|this|that one|this one|the (?:first|second|third|last|other)(?: one)?|the others|the other two|the rest|both|all three|the winner|them)';
const tail = '(?: (?:please|pls|then|now|again|though|tho|here|exactly|thanks))?';

const followUps: readonly RegExp[] = [
  `(?:what about|how about|what abt|vs|versus|compared (?:to|with)|same for) (?:${things}|${that})`,
  `(?:why|y|how so|how come)(?: (?:not )?(?:${things}|${that}|exactly|is that|was that|though))?`,
  `why (?:does|is|are|do|did) (?:${thing}|${that}|it|you) (?:have|get|got|say|pick|win|lose|score|prefer|choose|recommend|rank|rate|so|better|worse|ahead|behind|at|on|only|first|last|NUMBER|NEED|ASPECT|OPTION|that|the|security|defaults| )+`,
  `(?:are you|you|how|r u) (?:sure|certain)(?: (?:are you|about (?:${things}|${that})))?|how sure are you(?: about ${that})?|says who|who (?:said|says) (?:so|that|this|${things})`,
  `is (?:that|this|it) (?:still )?(?:true|current|right|correct|up to date|valid|certain|reliable|confirmed)(?: (?:in NUMBER|today|nowadays|these days))?`,
  `(?:that|this|it) (?:just |all |still |really )?(?:(?:sounds|looks|feels|smells|seems) (?:a bit |rather |quite )?(?:like (?:a |pure |mere |just )?(?:guess|guesswork|guessing)|wrong|off|fishy|made up)|is (?:not (?:true|right|correct)|wrong|guesswork|a (?:wild )?guess)|can not be (?:true|right|correct))|(?:is|was) (?:that|this|it) (?:just )?(?:a |pure )?(?:guess|guesswork)|(?:are you|you are) (?:just )?guessing`,
  `how (?:close|clear|certain|solid|robust) is (?:it|that|this)(?: call| result| ranking)?|by how much`,
  `what (?:would|could|might) (?:change|flip|reverse) (?:it|that|this|your (?:mind|answer|pick))(?: .{1,40})?`,
  `what would it take(?: for ${thing} to (?:win|lead|come first))?|what if we (?:are|were) wrong(?: about (?:${things}|${that}))?|what if ${thing} (?:matters|matter|counts|count) .{1,30}`,
  `(?:show|give|list|see)?(?: (?:me|us))? ?(?:the |your |all |all the )?(?:scores?|sources?|ratings?|ranking|weights?|weighing|numbers|figures|evidence|citations?|references?|links?|trace)(?: (?:for|on|of|behind|about) (?:${things}|${that}))?`,
  `(?:where|what) is (?:that|this|it) from|where does (?:that|this|it) come from|how do you know(?: that)?|source for (?:${things}|${that})(?: ASPECT| point| claim| stuff)?`,
  `(?:(?:show|draw|give)(?: (?:me|us))? (?:${that}|${things}|the weighing|the ranking|the scores) )?as an? (?:chart|graph|picture|diagram)`,
  `help|help (?:us|me)(?: (?:to )?(?:choose|decide|pick).{0,30})?|commands|what can (?:you|i|we) (?:do|ask)|what do you (?:cover|know|have|do)`,
  `start over|start again|start afresh|reset|forget everything|clean slate|why do you ask`,
  `(?:not|no|without|drop|forget|skip|ignore|scratch|remove|anything but) (?:the )?(?:${things}|${that})(?: (?:please|anymore|any more|either|after all))?`,
  `(?:we|i) (?:do not|no longer|never) (?:need|want|have|care about) (?:${things}|${that})(?: (?:anymore|any more|after all|yet|now))?`,
  `(?:we|i) (?:also |only |just |do |still )?(?:know|need|want|have|use|require|must have|have to have|care about|prefer) (?:${things})(?: (?:too|already|well|as well|best|most|more))?`,
  `(?=.*\\b(?:matters?|counts?|more|less|most|far|important|a must)\\b)(?:the )?${thing} (?:is |are )?(?:matters?|counts?|more|less|most|far|much|important|a must|to us|for us|than|the|OPTION|ASPECT|NEED| )+`,
  `(?:compare|rank|explain|describe)(?: (?:us|me))? (?:${things}|${that})(?: (?:on|for|by|in terms of) ${things})?|(?:tell me|more|tell us|more details?)(?: more)? (?:about|on) (?:${things}|${that})`,
  `(?:what are|what is|what about|and|list)? ?(?:${thing}|its|their|the) (?:own )?(?:s )?(?:weaknesses|strengths|weakness|strength|pros|cons|downsides?|upsides?|drawbacks?|advantages?|disadvantages?|limits?|problems)(?: of (?:${things}|${that}))?`,
  `(?:pros|cons|weaknesses|strengths|downsides?|pros and cons|drawbacks)(?: of (?:${things}|${that}))?`,
  `(?:${that}|${things}|all three|those two|the two|both) (?:on|for|in terms of|in|with|without) (?:${things})`,
  `(?:which|which one|which (?:of (?:the|those|these) (?:two|three)|is (?:it|better|best|faster|fastest|easier|easiest|cheaper|safer|simpler|lighter)|one is .{2,20}|should we (?:use|take|pick|choose)|would you (?:take|pick|use|choose|recommend)))`,
  `what (?:should|shall|do|would) (?:we|i|you) (?:do|use|pick|choose|take|go with|recommend)(?: first| next| (?:for|with) (?:${things}|${that}))?|what first|where do we start|how do we (?:start|choose|decide|begin)`,
  `(?:recap|summary|sum (?:it|that) up|where are we|where do we stand|what do you know about us|what did we (?:say|tell you)|what have you (?:got|noted|understood)(?: so far)?)`,
  `(?:record|save|log|confirm|propose|discard) (?:this|that|it|the|a|our)(?: (?:decision|draft|as a decision|proposal))?|show (?:our|the|all) decisions|decisions due|put (?:it|this|that) to a vote|let us weigh (?:this|it|that) together.{0,60}`,
].map((form) => new RegExp(`^(?:${form})${tail}$`));

const fragment = new RegExp(
  `^(?:(?:or )?${things}|the (?:first|second|third|other|last)(?: one)?|the others|the other two|all three)${tail}$`,
);
