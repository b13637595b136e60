import type { LastRequest } from '../../turn/intent.ts';
import type { Word } from '../text/words.ts';

/** Words that carry a request without changing what it's for. */
const carriers = new Set(
  `a about actually again all also an and another answer any are as at bit bot but by can could do does down explain for
  from get give go got great had have hey hm hmm i if in into is it its just kind let like little lot make makes
  me more my need needed needs nice no now of ok okay on one ones only our out over part pls please put quick quickly
  real really right say said show some something sorry so sum tell than thanks that the them then there these they thing things this
  those to too translate try turn up us version wait want was way we well what whole with without word words would you your yet
  phrase rephrase reword rewrite describe summarize summarise summary sell pitch break how possible maybe someone somebody who is
  whose mean means meant talk time here whole point points answer reply recommendation result pick decision verdict comparison it
  person people understand understands get gets know knows nothing never whats hello hi cool thx thank again need once
  channel team thread everyone everybody others folks guys all rest crowd standup stand minutes ticket readme wiki chat paste post send share`.split(
    /\s+/,
  ),
);

type Pattern = readonly [LastRequest, RegExp];

const three = '(?:(?:a )?(?:few|couple of|handful of|some|\\d+|two|three|four|five|quick) )?';
const reader = '(?:my|our|the|a|an|some|his|her|their|any)';
const managers =
  '(?:boss|bosses|manager|managers|management|ceo|cto|cfo|coo|cio|vp|pm|pms|po|project manager|product manager|product owner|product people|head of \\w+|team ?lead|lead|director|directors|exec|execs|executive|executives|board|stakeholder|stakeholders|client|clients|customer|customers|investor|investors|sales|sales guy|finance|marketing|legal|business|business people|non ?tech(?:nical|ies|ie|y|s)?(?: (?:people|folks|audience|person|manager|boss|colleagues|reader))?|layman|laymen|lay ?(?:person|people)|outsiders?|recruiter|steering committee)';
const beginners =
  '(?:beginner|beginners|newbie|newbies|noob|noobs|junior|juniors|intern|interns|trainee|apprentice|student|students|child|kid|kids|five year old|year old|dummy|dummies|idiot|grandma|grandpa|grandmother|mum|mom|newcomer|starter|novice|new hire)';

const each = '(?:option|framework|one|candidate|contender|choice|column|row)';
const goodAndBad =
  '(?:pros?(?: and | or | vs | )cons?|pros?|cons?|plus(?:es)? and minus(?:es)?|upsides? and downsides?|strengths? and weakness(?:es)?|good and bad)';

/** In order: the first that fits counts. */
const patterns: readonly Pattern[] = [
  [
    'table',
    new RegExp(
      `\\b(?:(?:a|one|1) (?:row|line|column) (?:per|for each|for every|each) ${each}|(?:a|one|1) (?:row|column) each|table|matrix|spreadsheet|grid)\\b.*\\b${goodAndBad}\\b|\\b${goodAndBad}\\b.*\\b(?:table|matrix|grid|row|(?:of|for|per|from) (?:each|every|all|all three|the three|both)(?: ${each}s?)?)\\b`,
    ),
  ],
  [
    'slide',
    new RegExp(
      `\\b${three}(?:bullets?|bullet ?points?|slides?|powerpoint|power point|ppt|deck|keynote|talking points?)\\b`,
    ),
  ],
  [
    'manager',
    new RegExp(
      `\\b(?:for|to|at|like|as|so that|so|if|way) (?:i am |i was |we are |he is |she is )?(?:${reader} )?(?:\\w+ )?${managers}\\b|\\b${managers} (?:version|summary|speak|friendly|language)\\b|\\bnon ?technical(?:ly)?\\b|\\bexecutive summary\\b|\\belevator pitch\\b`,
    ),
  ],
  [
    'beginner',
    new RegExp(
      `\\b(?:for|to|like|as) (?:i am |i was |we are |he is )?(?:${reader} |total |absolute |complete )*${beginners}\\b|\\b(?:eli5|eli 5|eli12)\\b|\\blike i (?:am|was) (?:five|5|stupid|new)\\b|\\b(?:new|dumb) (?:to|at) (?:this|it|python|programming|web)\\b|\\b(?:in|with) (?:plain|simple|simpler|easy|easier|normal|human|everyday|lay) (?:english|words|terms|language)\\b|\\b(?:simpler|more simply|simply|dumb it down|dumbed down|simplify|easier to understand|less jargon|no jargon|without jargon|without the jargon|layman terms|laymans terms)\\b`,
    ),
  ],
  [
    'line',
    /\b(?:one ?liner|(?:in |as |to )?(?:just |only )?(?:a|one|1|single|a single) (?:line|sentence|phrase|tweet))\b|\b(?:which|what) (?:one|row|line|option|point|of (?:them|these|those))? ?(?:would|should|do|shall|will) (?:you|we|i) (?:bold|highlight|circle|underline|star|put in bold|mark|tick|print in bold)\b/,
  ],
  [
    'short',
    /\b(?:tl ?dr|tldr|tl dr|shorter|shorten|short|briefly|brief|in a nutshell|nutshell|the gist|gist|bottom line|condense|condensed|concise|compress|fewer words|less text|less words|too long|long story short|boil (?:it|that|this) down|cut (?:it|that|this) down|(?:summarize|summarise|sum up|recap) (?:it|that|this|the answer|your answer|above)|summary of (?:it|that|this|the answer|your answer)|sum (?:it|that|this) up|(?:two|2|three|3) (?:lines|sentences))\b/,
  ],
  [
    'tone',
    /\b(?:put|say|phrase|word|rephrase|reword|write|frame|tell|express) (?:it|that|this|the answer|them|him|her)\b.*\b(?:so (?:that )?(?:it|he|she|they|nobody|no one)|in a way|without (?:sounding|offending|hurting|blaming|it)|nicer|nicely|kinder|kindly|politely|polite|friendlier|friendly|softer|gentler|gently|diplomatically|diplomatic|less harsh|less blunt|more (?:positively|positive|neutral|neutrally|polite|formal|friendly|gently|diplomatic))\b|\bmake (?:it|that|this) (?:sound )?(?:nicer|kinder|politer|more polite|friendlier|softer|gentler|less harsh|more diplomatic|more positive|more neutral|more formal)\b/,
  ],
  [
    'example',
    /\b(?:examples?|for instance|concretely|concrete|illustrate|illustration|use case|use cases|in practice|sample)\b/,
  ],
  [
    'more',
    /^(?:more|and more|go on|keep going|continue|carry on|elaborate|expand|go deeper|dig deeper|deeper)$|\b(?:tell (?:me|us) more|more (?:details?|info|information|depth|on (?:that|this|it)|about (?:that|this|it)|please|pls|of (?:that|this|it))|(?:what|anything|something) else|else|say more|the details|in (?:more )?detail|in depth|go on|keep going|continue|elaborate|expand on|longer|the long version|the rest)\b/,
  ],
];

/** "could you write up the decision so that I can paste it in our wiki", "draft an adr for that". */
const writingUp = new RegExp(
  [
    '\\b(?:write|draft|type|put|prepare|compose|make|create|generate|give|summarize|summarise)\\b.*\\b(?:write ?up|adr|architecture decision|decision (?:record|doc|document|note|text|summary|memo)|memo|(?:paragraph|text|note|summary|blurb|message|email|mail|announcement|doc|document|page|something|it|that|this|decision|recommendation|result|conclusion)\\b.*\\b(?:wiki|confluence|notion|readme|ticket|jira|paste|copy|forward|post|channel|docs?|intranet|minutes))\\b',
    '\\bwrite (?:(?:it|this|that|the|our|your|up) ){1,3}(?:decision|recommendation|reasoning|result|choice|pick)\\b',
    '\\b(?:have|get|see|want|need|put|send(?: me| us)?) (?:it|that|this|the (?:answer|decision|result|pick)) as (?:an? )?(?:short |little )?(?:e ?mail|mail|message|memo|note|text|paragraph|document|doc|ticket|adr)\\b',
    '^(?:(?:can|could|would) you |please |pls )*(?:write (?:it|this|that) up|do a write ?up|a write ?up)(?: (?:for|so|please|pls)\\b.*)?$',
  ].join('|'),
);
const longestWriteUp = 24;
/** What says it to others is told so: "explain it to my boss". */
const forReaders = new RegExp(`\\b(?:explain|${managers}|${beginners})\\b`);

const forSomebody =
  / for (?:my|our|the|a|his|her|their) (?:co )?[a-z]+(?: (?:owner|lead|mate|worker|manager|team|guys|people|folks))?$/;

/** Of each request: words that it's recognised by, besides those of its pattern. */
const core =
  /^(?:tldr|tl|dr|shorter|shorten|short|briefly|brief|nutshell|gist|bottom|line|lines|liner|oneliner|sentence|sentences|phrase|tweet|single|condensed?|concise|compress|fewer|less|text|long|longer|story|boil|cut|recap|sum|summary|eli5|eli12|eli|five|stupid|new|dumb|dumbed|simple|simpler|simplify|simply|easy|easier|plain|normal|human|everyday|english|terms|language|jargon|lay|python|programming|web|total|absolute|complete|elevator|executive|technical|non|nontechnical|tech|friendly|speak|details?|info|information|depth|deeper|dig|else|anything|elaborate|expand|continue|carry|keep|going|rest|instance|concrete|concretely|illustrate|illustration|use|case|cases|practice|sample|examples?|bullets?|points?|bulletpoints?|slides?|powerpoint|power|ppt|deck|keynote|talking|few|couple|handful|two|three|four|five|\d+|reader|audience|colleagues|folks|guy|old|year|hire|head|product|project|team|board|story|above|presentation|meeting|row|rows|column|columns|table|matrix|grid|options?|frameworks?|each|per|every|both|pros?|cons?|plus|minus|bold|highlight|circle|would|old|version|tomorrow|today|later|report|email|message|year)$/;

/** "without the word batteries": the same, shorter, which leaves out what isn't needed. */
const withoutWord =
  /^(?:the same |again |once more )?without (?:using |saying )?(?:the |that |any )?(?:words?|terms?|expressions?|buzzwords?|acronyms?)\b/;

/** How something should sound may be said in any words. */
const freelyWorded: ReadonlySet<LastRequest> = new Set(['tone']);

const longest = 14;

/**
 * What a message wants to be done with the last answer: said shorter, for a slide, for somebody else, continued. Undefined if
 * it says anything else besides.
 */
export function lastRequestIn(words: readonly Word[]): LastRequest | undefined {
  const plain = words.filter(({ mark }) => !mark).map(({ text }) => text);
  const said = plain.join(' ');
  if (plain.length <= longestWriteUp && writingUp.test(said) && !forReaders.test(said)) return 'write-up';
  if (plain.length === 0 || plain.length > longest) return undefined;
  const whole = said
    .replace(/^(?:(?:ok|okay|hm|hmm|so|and|but|well|please|pls|now|then|yes|cool|thanks|great) )+(?=\w)/, '')
    .replace(/ (?:please|pls|thanks|now|then)$/, '');
  if (withoutWord.test(whole)) return 'short';
  // "one line for my co founder": whoever it's for, unless it's said otherwise for them.
  const bare = whole.replace(forSomebody, '');
  const isTold = forReaders.test(whole) || !patterns.some(([, pattern]) => pattern.test(bare));
  const trimmed = isTold ? whole : bare;
  const found = patterns.find(([, pattern]) => pattern.test(trimmed));
  if (found === undefined) return undefined;
  const [request, pattern] = found;
  const [matched = ''] = pattern.exec(trimmed) ?? [];
  const inMatch = new Set(matched.split(' '));
  const isElse =
    !freelyWorded.has(request) &&
    trimmed.split(' ').some((text) => !carriers.has(text) && !core.test(text) && !inMatch.has(text));
  return isElse ? undefined : request;
}

const telling = new RegExp(
  `\\b(?:tell|explain|say|sell|pitch|justify|convince|persuade|argue|present|put|answer|asks?|asked|wants? to know|forward)\\b.*\\b${managers}\\b|\\b${managers}\\b.*\\b(?:asks?|asked|wants?|wonders?|thinks|insists|prefers?|says|said|explain|tell|justify|convince)\\b`,
);

/** "what do i tell my cto? she wants …", "explain to my manager why we lean towards …": it's to be told to whoever decides. */
export function tellsManagers(words: readonly Word[]): boolean {
  const said = words.flatMap(({ mark, text }) => (mark ? [] : [text])).join(' ');
  return said.split(' ').length <= longestTold && telling.test(said);
}
const longestTold = 50;

/** Whom it's to be told, as they're called: "cto". Undefined if nobody is named. */
export function managerIn(words: readonly Word[]): string | undefined {
  return words.find(({ mark, text }) => !mark && calledManager.test(text))?.text;
}
const calledManager = new RegExp(`^${managers}$`);

const beginning =
  /\b(?:(?:what|where|how|which)\b.*\b(?:start|begin|first|next|get going|get started|getting started|kick off|set up|step|steps|day one|day 1|now)|(?:what|how)\b.*\b(?:monday|tuesday|wednesday|thursday|friday|tomorrow|install|today|tackle|this (?:sprint|week|month|quarter|afternoon))|(?:next|first) steps?|getting started|get started|quick ?start|day one|(?:what|which) (?:packages?|do) .*\b(?:install|need to install)|how (?:do|would|should|shall|can|could) (?:we|i|you|one) (?:get )?(?:begin|start|started|going|set up|kick off))\b/;
const beginningWords = new Set(
  `start starting started begin beginning first next going getting set up step steps day one 1 monday tuesday wednesday thursday
  friday tomorrow morning install today kick off project setup quickstart quick package packages should must will shall who here
  where which when using use new build building read learn team page actually practically concretely week after before
  sold convinced deal agreed fine alright done settled sprint month quarter sitting file files write code create folder command type line
  screen hour afternoon weekend jump dive kickoff hands on very am pm mon tue wed thu fri recommend suggest advise tackle works`.split(
    /\s+/,
  ),
);

/** "what do we do first", "how do we start with flask": what to install and read. @param isNamed positions of the options */
export function asksForFirstSteps(words: readonly Word[], isNamed: (at: number) => boolean): boolean {
  const plain = words.flatMap(({ mark, text }, at) => (mark || isNamed(at) ? [] : [text]));
  if (plain.length === 0 || plain.length > longest) return false;
  // "which version should we start with": one fact.
  return (
    !ofOneThing.test(plain.join(' ')) &&
    beginning.test(plain.join(' ')) &&
    plain.every((text) => carriers.has(text) || beginningWords.has(text))
  );
}

const ofOneThing = /\b(?:versions?|first version|release|upgrade to|jump to)\b/;

const wrappingUp =
  /^(?:(?:please |pls |can you |could you |give (?:me|us) (?:a|the) |a |the )*(?:summarize|summarise|summary|sum up|sum (?:it|this|that|everything|us) all? ?up|recap|wrap up|wrap (?:it|this) up|status|state of play|where are we|where do we stand|where we are|where we stand|what do we have|what have we got|what is open|what is still open|what is left)(?: (?:of )?(?:the|this|our)? ?(?:thread|discussion|conversation|chat|debate|talk|everything|all|us|needs|so far|now|then|here|at|please|pls|point|status|state|what (?:we|was|has been) (?:said|have|discussed)(?: so far)?|for (?:us|me|everyone|the others|ben|all)))*)$/;

/** "where are we", "summarize the thread": what was heard, what's left, and what's open. */
export function asksWhereWeAre(words: readonly Word[]): boolean {
  const said = words
    .filter(({ mark }) => !mark)
    .map(({ text }) => text)
    .join(' ')
    .replace(/^(?:(?:ok|okay|hm|so|and|well|hey|now|right) )+(?=\w)/, '');
  return wrappingUp.test(said);
}
