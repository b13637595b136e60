import { ownWords } from '../text/own-words.ts';
import { ownTalk, type Sentence } from './own-clauses.ts';
import { isOneSlip } from './vote-spelling.ts';

/** What somebody does to the thread as a whole, or asks about themselves. */
export type ThreadAct =
  /** Unsure where the words may also be talk: whoever wrote them is asked first. */
  | { readonly act: 'reset'; readonly certain: 'plain' | 'unsure' }
  | { readonly act: 'undo-reset' }
  /** Wants to be forgotten. It only explains what that means: a button does it. */
  | { readonly act: 'forget-me' };

/** One of these is in everything that may be meant. */
const mayAct =
  /\b(?:st?a?r?t?a?r?t|start\w*|begin|begins?|res+et\w*|reste|rset|restart|scratch|scrap|slate|fresh\w*|wipe|throw|toss|destroy|keep|store|stored|storing|clear|forg\w*|conversation|undo|bring|restore|drop|delete|erase|remove|removed|deleted|erased|purge|vorne|neu|nuevo|about me)\b/i;

/**
 * Reads whether a message starts its thread over, takes that back, or asks to be forgotten. What's quoted, struck out or
 * code isn't meant; a negation, a question or a time never starts over. Only requests ("can we start over?") may ask.
 */
export function readThreadAct(written: string, isOnTopic = false): ThreadAct | null {
  if (!mayAct.test(written)) return null;
  const { sentences, isDoubtful, callsSomeone } = ownTalk(asStartOver(written), []);
  if (sentences.length === 0 || callsSomeone) return null;
  const texts = sentences.map(textOf);
  if (undoes.test(texts.join(' '))) return { act: 'undo-reset' };
  if (wantsToBeForgotten(sentences, texts)) return { act: 'forget-me' };
  const resetting = sentences.filter(startsOver);
  if (resetting.length === 0) return null;
  const others = sentences.filter((sentence) => !resetting.includes(sentence));
  const isPlain =
    !isDoubtful &&
    !texts.some((text) => takesBack.test(text)) &&
    (isOnTopic || !(others.some(({ asks }) => asks) || asksAside(written, sentences)));
  return { act: 'reset', certain: isPlain ? 'plain' : 'unsure' };
}

/** "start over tomorrow?", "we had to start over": talk about it that asks nothing of the bot, and does nothing. */
export function talksOfStartingOver(written: string): boolean {
  const own = ownWords(asStartOver(written));
  return /\bstart-over\b/.test(own) && !/\bhow\b/i.test(own) && own.trim().split(/\s+/).length <= 8;
}

/** "start over. ok?" */
function asksAside(written: string, sentences: readonly Sentence[]): boolean {
  return ownWords(written).includes('?') && !sentences.some(({ asks }) => asks);
}

/** The words of a sentence, conjunctions included. */
function textOf({ clauses }: Sentence): string {
  return clauses.map(({ lead, words }) => [...(lead === null ? [] : [lead]), ...words].join(' ')).join(' ');
}

/** "begin again", "strat over" and "start from scratch" in the words of all others. */
function asStartOver(written: string): string {
  return written
    .replace(/\b(?!start\b)([a-z]{4,6})(?=\s+(?:over|ovr|again|afresh|from scratch)\b)/gi, (word) =>
      isOneSlip(word.toLowerCase(), 'start') ? 'start' : word,
    )
    .replace(
      /\b(?:re)?(?:start|begin)\s+(?:all\s+)?(?:(?:over|ovr|oevr|ovre)(?:\s+again)?|again|afresh|anew|fresh|over\s+from\s+scratch|from\s+(?:scratch|zero|the\s+(?:start|beginning|top)))(?![\w-])/gi,
      'start-over',
    )
    .replace(/^\W*([a-z]{4,6})\W*$/i, (whole, word: string) =>
      isOneSlip(word.toLowerCase(), 'reset') && !likeReset.has(word.toLowerCase()) ? 'reset' : whole,
    );
}

/** One letter away from "reset", and something else. */
const likeReset = new Set(['rest', 'resets', 'beset', 'preset', 'reseat', 'resent', 'reses']);

const lead =
  '(?:(?:let us|lets|i want to|we want to|i would like to|we would like to|want to|can (?:we|you|i)|could (?:we|you|i)|would you|may (?:we|i)|time to|we|i|us|tradeoff|bot) )*';
const thing =
  '(?:everything|all|all that|all of (?:it|this|that)|it all|this|the (?:whole )?(?:thread|conversation|chat|context|discussion)|this (?:thread|conversation|chat|discussion)|(?:all )?(?:of )?(?:the|our|my) (?:needs|requirements)(?: and options)?|the slate)';
const said =
  '(?: (?:that )?(?:we|i) (?:ever )?(?:said|told you|wrote|stated|asked)(?: you)?(?: here| so far| before| until now| in here| in this thread| above| up to now)*| (?:here|so far|above|before|from before|in here|in this thread|that was said(?: here)?))?';
const tail =
  '(?: (?:here|everything|completely|entirely|from (?:scratch|zero)|in this thread|with this|with (?:new|other|different) (?:needs|requirements|options|criteria)|for (?:a|an|the|our|my) (?:new|other|different|another) (?:project|app|thing|one)))*';
/** The whole of a clause that starts over. */
const resets = [
  `start-over${tail}`,
  `(?:reset|restart)(?: ${thing}${said})?${tail}`,
  `(?:wipe|clear|scrap|scratch|drop|forget|undo|erase|delete|throw (?:away|out)|toss) ${thing}${said}${tail}`,
  `(?:forget|erase|delete|wipe|scrap|clear|drop|throw (?:away|out)|toss) what (?:we|i|was|they)(?: have)? (?:ever )?(?:said|told you|wrote|stated)(?: you)?(?: here| so far| before| above| until now)*`,
  'wipe',
  'wipe the slate clean',
  '(?:(?:a|the) )?(?:clean slate|fresh start|new start|new conversation)',
  'von vorne(?: bitte)?',
  'neu anfangen',
  'empezar de nuevo',
].map((pattern) => new RegExp(`^${lead}${pattern}$`));
/** "drop all", "forget this", "delete that": as good as anything else. */
const tooVague =
  /^(?:\w+ )*(?:drop|forget|undo|scrap|scratch|clear|delete|erase|wipe|throw (?:away|out)|toss) (?:this|all|that)$/;
const requests = /^(?:so |and )?(?:can|could|would|may) (?:we|you|i)\b/;

function startsOver({ clauses, asks }: Sentence): boolean {
  const at = clauses.findIndex(({ words }) => isReset(words.join(' ')));
  const found = clauses[at];
  if (found === undefined || (found.lead !== null && found.lead !== 'and' && found.lead !== 'so'))
    return false;
  const [first] = clauses;
  if (asks && (first === undefined || clauses.length > 1 || !requests.test(first.words.join(' '))))
    return false;
  // "start over, once we know more"
  return !clauses.some(({ lead: how }) => how !== null && conditions.has(how));
}

function isReset(text: string): boolean {
  return resets.some((one) => one.test(text)) && !tooVague.test(text);
}

const conditions = new Set(
  'if unless provided providing assuming once when whenever until till except or'.split(' '),
);
/** Words that make it less than certain wherever they are: negations, times, doubt. */
const takesBack =
  /\b(?:no|not|never|nobody|none|nothing|cannot|without|nope|nah|wait|stop|perhaps|maybe|might|later|tomorrow|tonight|yesterday|next|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|soon|someday|would|should|if|had to|have to|kidding|joking)\b/;

const undoes =
  /^(?:can you |could you |please )?(?:undo(?: (?:that|it|this|the reset|the restart|start-over|starting over))?|(?:bring|get) (?:it|that|everything|our needs|all) back|restore (?:it|that|everything|the thread|our needs))$/;

const removes = '(?:forget|delete|erase|remove|wipe|purge|clear|drop|destroy)';
const wants =
  '(?:(?:can|could|would) you |i (?:want|would like|need|wish) (?:you )?to |want (?:you )?to |gdpr |how (?:do|can) i (?:get you to |make you )?|tradeoff |bot |i want to be able to )*';
const mine = '(?:my|all my|all of my|any of my)';
const data =
  '(?:personal |private )?(?:data|information|info|details|records?|history|answers|profile|account)';
const byYou =
  '(?: (?:here|completely|entirely|forever|too|at once|immediately|today|(?:that )?you (?:have|know|keep|stored?|kept|hold)(?: stored| kept| saved)?(?: (?:about|on|of) me)?|from (?:here|you|your \\w+|this (?:bot|workspace|server|channel)|tradeoff|the bot)|in (?:here|your \\w+)))*';
const forgetting = [
  `${wants}(?:forget|forgt|foget|forgert) (?:about )?me${byYou}`,
  `${wants}forget (?:who i am|that i (?:exist|was here|was ever here))`,
  `${wants}${removes} ${mine} ${data}${byYou}`,
  `${wants}${removes} (?:all|everything|anything|what|whatever)(?: data| information| words)?(?: (?:that )?(?:you|the bot|tradeoff) (?:have|has|know|knows|keep|keeps|store|stores|stored)(?: (?:stored|kept|saved|noted))?)?(?: (?:about|on|of) me)${byYou}`,
  `${wants}${removes} everything i (?:have )?(?:ever )?(?:said|wrote|told you|written)(?: to you| here)*${byYou}`,
  `${wants}${removes} me from (?:your|the) (?:memory|storage|database|records|data|store|logs?)`,
  `${wants}${removes} (?:all|everything|anything|what|whatever)(?: data| information)?(?: (?:that )?(?:is |you (?:have )?)?(?:stored|kept|saved|noted|filed))? (?:under|with|by|for) my (?:name|user|account|id)${byYou}`,
  `i (?:do not want you to|want you not to|want you to not) (?:keep|store|have|hold) (?:anything|any data|data|information)(?: (?:about|on|of) me)${byYou}`,
  `(?:do not|stop) (?:keep|keeping|store|storing|hold|holding) (?:my data|(?:anything|any data|data|information) (?:about|on|of) me)${byYou}`,
  `${wants}${removes} (?:my name|my messages|my words|me)(?: and my (?:name|messages|words|votes|data))*(?: from (?:your|the) (?:memory|storage|database|records|data|store))`,
  `(?:i want|i would like|i need|how (?:do|can) i (?:get|have)|please have) ${mine} ${data} (?:deleted|removed|erased|wiped|forgotten|purged)${byYou}`,
  `(?:i (?:want|would like|wish|need) to (?:be forgotten|exercise my right to be forgotten)|(?:exercise )?(?:the |my )?right to be forgotten)`,
  `${wants}erase me`,
].map((pattern) => new RegExp(`^${pattern}$`));

function wantsToBeForgotten(sentences: readonly Sentence[], texts: readonly string[]): boolean {
  const isAsked = sentences.some(({ clauses, asks }) => {
    if (clauses.some(({ lead: how }) => how !== null && conditions.has(how))) return false;
    const [first = { words: [] }] = clauses;
    const opening = first.words.join(' ');
    if (asks && !/^(?:can|could|would) you\b|^how (?:do|can) i\b/.test(opening)) return false;
    return (
      clauses.some(({ words }) => forgetting.some((one) => one.test(words.join(' ')))) ||
      forgetting.some((one) =>
        one.test(
          clauses
            .map(({ lead: how, words }) => [...(how === 'and' ? ['and'] : []), ...words].join(' '))
            .join(' '),
        ),
      )
    );
  });
  // "what do you know about me? delete it"
  const pointsBack =
    texts.length > 1 &&
    /\babout me\b/.test(texts[0] ?? '') &&
    new RegExp(`^${removes} (?:it|that|all of it|all that)$`).test(texts[1] ?? '');
  return isAsked || pointsBack;
}
