import { ownTalk, type Sentence } from './own-clauses.ts';

/** What somebody says of the weighing that is open in their thread. */
export type WeighingWords =
  /** `names`: whether the words say that it's a weighing, rather than whatever is open. */
  | { readonly kind: 'close'; readonly certain: boolean; readonly names: boolean }
  /** "don't close it yet" */
  | { readonly kind: 'keep-open' }
  | { readonly kind: 'missing' | 'status'; readonly names: boolean };

const mayBeAbout =
  /\b(?:clos\w*|end|finish\w*|stop|wrap|shut|what|progress|update|waiting|show|list|tell|anyone|anybody|missing|are|do|conclude|interim|preliminary|intermediate|current|done|who|whose|whom|which|did|has|have|names|where|how|any|is|status|state|result\w*|weigh\w*|missing|answered|everyone|everybody)\b/i;

/**
 * Reads what a message says of an open weighing. A question, a negation, a condition or a doubt closes nothing: whoever
 * wrote it is asked.
 */
export function readWeighingWords(written: string): WeighingWords | null {
  if (!mayBeAbout.test(written)) return null;
  const { sentences, isDoubtful, callsSomeone } = ownTalk(written.replace(/\beveryone\b/gi, 'everybody'), []);
  if (sentences.length === 0 || callsSomeone) return null;
  const texts = sentences.map(textOf);
  const names = texts.some((text) => /\bweigh\w*\b/.test(text));
  for (const [at, text] of texts.entries()) {
    const kind = questionKind(text, sentences[at]?.asks === true);
    if (kind !== null) return { kind, names };
  }
  const closing = sentences.filter(({ clauses }) => clauses.some(({ words }) => closes(words.join(' '))));
  if (closing.length > 0) {
    const asks = sentences.some((one) => one.asks) || written.includes('?');
    const certain =
      !asks &&
      !isDoubtful &&
      !texts.some((text) => takesBack.test(text)) &&
      !closing.some(({ clauses }) => clauses.some(({ lead }) => lead !== null && conditions.has(lead)));
    return { kind: 'close', certain, names };
  }
  const whole = texts.join(' ');
  if (keeps.test(whole)) return { kind: 'keep-open' };
  return mayClose.test(whole) ? { kind: 'close', certain: false, names } : null;
}

function textOf({ clauses }: Sentence): string {
  return clauses.map(({ lead, words }) => [...(lead === null ? [] : [lead]), ...words].join(' ')).join(' ');
}

const it =
  '(?:it|this|that|this one|that one|the (?:weighing|round|form|forms|collection|poll)|this (?:weighing|round|form)|our weighing|weighing|the vote on (?:the )?(?:criteria|weights|priorities))';
const lead =
  '(?:(?:you can|you may|we can|we may|let us|lets|i want to|we want to|i would like to|we would like to|time to|can you|could you|would you|can we|could we|us|we|i|go ahead|tradeoff|bot|to) )*';
const tail = '(?: (?:here|early|out|down|up|off|today|right away|immediately|for us))*';
const closings = [
  `(?:close|end|finish|conclude|wrap up|wrap|shut|complete)(?: down| off| up)? ${it}${tail}`,
  'stop (?:the|this|our) weighing',
  `(?:close|wrap) ${it} up`,
  'close',
  'stop (?:collecting|waiting|asking)(?: (?:answers|weights|the weights))?',
  `${it} (?:is (?:over|closed|done|finished)|can be closed)`,
  'weighing (?:done|over|closed|finished)',
].map((pattern) => new RegExp(`^${lead}${pattern}$`));

function closes(text: string): boolean {
  return closings.some((one) => one.test(text));
}

const conditions = new Set(
  'if unless provided providing assuming once when whenever until till except or while'.split(' '),
);
/** Negations, doubt and other times. "stop waiting" and "no need to wait" close all the same where nothing else denies it. */
const takesBack =
  /\b(?:no|not|never|nobody|cannot|without|nope|nah|wait|perhaps|maybe|might|should|would|could|later|tomorrow|tonight|yesterday|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|soon|after|before|think|guess|had|did|closed it|kidding|joking)\b/;

/** "closing?", "should we close", "are we closing": it may be wanted. */
const mayClose =
  /\b(?:should|shall|can|could|may|are|do|did|when|will|would) (?:we|you|i|it) (?:\w+ )?(?:closing|close (?:it|this|the weighing)|close$|end it|finish it|wrap it up|stop collecting)|^(?:closing|closed)$|\b(?:close|end|finish) (?:it|this|the weighing) (?:when|once|if|after|tomorrow|tonight|later|on|at|in|by|soon)\b|^close$/;
const keeps =
  /\b(?:not|never) (?:\w+ ){0,2}(?:close|end|finish|stop) (?:it|this|that|the weighing|this one|collecting)\b|^(?:keep|leave) (?:it|this|the weighing) open\b/;

const weighed =
  '(?:answered|voted|weighed(?: in)?|replied|responded|filled (?:it|theirs|the form|the form in|it in|in the form|in|out|it out|out the form|the form out)|set (?:theirs|their weights)|submitted(?: theirs)?|given (?:theirs|their weights|an answer)|done (?:it|theirs))';
const still = '(?:still |already |yet |so far |actually )*';
const end =
  '(?: (?:yet|already|so far|in|it|the form|here|now|of us|of you|for|(?:for|in|on|with) (?:the|our|this) weighing|the weighing|in the form|their weights|on))*';
const missing = [
  `who (?:has|have) ${still}(?:not )?${still}${weighed}${end}`,
  `who (?:did|does|do) not ${still}(?:answer|weigh|reply|respond|fill (?:it|the form) in|fill it out)${end}`,
  `who (?:all |else )?(?:is|are) ${still}(?:missing|left|outstanding|pending|open)${end}`,
  `who ${still}(?:needs|has|have|need) to (?:answer|weigh|reply|respond|fill (?:it|the form) (?:in|out)|fill (?:in|out)(?: (?:it|theirs|the form))?)${end}`,
  `who (?:answered|weighed|replied|responded)${end}`,
  `who(?:m)? (?:are|do) we ${still}(?:waiting|wait) ?(?:for|on)?${end}`,
  `(?:what|which|whose) (?:weights|answers|forms|people|persons|names|ones|answer|form) (?:are|is) ${still}(?:missing|outstanding|pending|left|not in)${end}`,
  `(?:whose|who s) (?:weights|answer|answers|form|forms) (?:are|is|do|does) ?(?:we )?(?:miss|missing|still|still missing|not in)${end}`,
  `(?:did|has|have) (?:everyone|everybody|all|we all|all of (?:us|you|them)|you all|the others|the rest) ${still}(?:answer|weigh|reply|respond|${weighed}|fill (?:it|the form) in)${end}`,
  `is (?:everyone|everybody|anyone|anybody|someone|somebody) ${still}(?:done|through|missing|finished|in|ready)${end}`,
  `(?:has|have|did) (?:@someone|[a-z]{2,20}) ${still}(?:not )?${still}(?:answer|weigh|reply|respond|${weighed}|fill (?:it|the form) in)${end}`,
  `(?:which|who) (?:of|among) (?:you|us|them)(?: \\w+){0,2} (?:has|have) ${still}not ${still}${weighed}${end}`,
  `(?:the )?(?:names|list) of (?:those|people|everyone|everybody|all|the ones) (?:who|that) .{0,60}`,
  `(?:how many|how much|anyone|anybody|who) (?:are|is|people are) ${still}missing${end}`,
  `(?:anyone|anybody|someone|somebody) ${still}(?:missing|left)${end}`,
  `missing (?:answers|weights|people)`,
  `(?:(?:please )?(?:list|show|name|tell)(?: me| us)? )(?:those|everybody|the people|people|who)(?: (?:who|that))? .{0,20}(?:not|missing|still)\\b.{0,40}`,
  `is (?!it |this |that )[a-z]{2,20} ${still}(?:done|through|finished|in|missing)${end}`,
  `(?:are|do we have) (?:all|all the|everybody|all of the) ?(?:answers|weights)? ?(?:in|there|complete)?${end}`,
  `do we have everybody`,
  `who (?:is|are) yet to (?:answer|weigh|reply)${end}`,
  `(?:still )?waiting for (?:who|whom)`,
  `(?:which|who) (?:of|among) (?:you|us|them) did not (?:answer|weigh|reply)${end}`,
  `(?:anyone|anybody) not (?:done|in|ready)${end}`,
  `missing who|who else|who is next`,
].map(
  (pattern) =>
    new RegExp(
      `^(?:and |so |then |but )*${pattern.replace(/^who /, '(?:who|(?:which|what) (?:people|persons|colleagues|of us|ones)) ')}$`,
    ),
);
const status = [
  `(?:where|how) (?:do|are) (?:we|things) ${still}(?:stand|at|looking|doing|going|far)?${end}`,
  `where are we${end}`,
  `how far (?:are|is|along are|along is) (?:we|it|this|that|the weighing|things|everyone|everybody)(?: along)?${end}`,
  `how (?:is|does|are|goes) (?:it|this|that|things|the weighing|our weighing|everything) ?(?:going|coming along|looking|look|stand|doing|coming|progressing)?${end}`,
  `(?:is there |are there |do we have |have we got |got )?(?:any|a|some|the) (?:results?|answers|news|outcome|progress|update|updates|status)${end}`,
  `how many (?:people |of us |of you |of them |answers |have |did |are |weights )*(?:${weighed}|answer|in|there|through|done|finished|do we have|we have|came in|have come in)?${end}`,
  `is (?:the weighing|it|this|that|our weighing) ${still}(?:still )?(?:open|running|going|going on|over|closed|done|finished)${end}`,
  `(?:what is )?(?:the )?(?:current )?(?:status|state|progress|standing|standings|(?:interim |preliminary |intermediate )?(?:results?|ranking)|tally|score)(?: (?:of|on|for|with))?(?: (?:the|our|this) (?:weighing|round))?(?: update)?${end}`,
  `status (?:report|update|check)|update`,
  `what is the weighing (?:status|state|result)${end}`,
  `where does (?:it|this|the weighing) stand${end}`,
  `(?:when does|how long (?:is|does)|until when is) (?:it|this|the weighing) ${still}(?:close|closing|end|open|run|running|stay open)${end}`,
  `what do we have${end}`,
  `(?:show|tell)(?: me| us)? (?:the )?(?:status|state|progress|standing)${end}`,
  `are we (?:there|done|through)${end}`,
  `did (?:many|enough)(?: people| of us| of you)? answer${end}`,
  `(?:what|how) (?:does|do) (?:it|we|the weighing|the result|the results) (?:look|stand)(?: like)?${end}`,
].map((pattern) => new RegExp(`^(?:and |so |then |but )*${pattern}$`));
/** These mean it without a question mark. */
const plainly =
  /^(?:and |so |then |but )*(?:who|whose|where|how|which|names|the names|list|what|status|is|did|has|have|any|are|state|progress|interim|preliminary|intermediate)\b/;

function questionKind(text: string, asks: boolean): 'missing' | 'status' | null {
  if (!asks && !plainly.test(text)) return null;
  if (missing.some((one) => one.test(text))) return 'missing';
  return status.some((one) => one.test(text)) ? 'status' : null;
}
