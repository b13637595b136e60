import { expand } from '../text/contractions.ts';
import { fold } from '../text/fold.ts';
import { ownWords } from '../text/own-words.ts';
import { maxReadLength } from '../text/words.ts';
import { voteWordOf } from './vote-spelling.ts';

/** An option that a message names, by its place in the message. */
export type NamedOption = { readonly id: string; readonly start: number; readonly end: number };

/** A few words between two stops or conjunctions, as they're matched: lower case, contractions expanded. */
export type OwnClause = {
  /** The conjunction before it: "but", "because", "if". */
  readonly lead: string | null;
  readonly words: readonly string[];
};

export type Sentence = { readonly clauses: readonly OwnClause[]; readonly asks: boolean };

/** What somebody says themselves, sentence by sentence. Options are `option0`, `option1`, …; a record's id is `record`. */
export type OwnTalk = {
  readonly sentences: readonly Sentence[];
  /** Signs of irony or doubt, such as rolling eyes. */
  readonly isDoubtful: boolean;
  /** True if it begins by calling another person. */
  readonly callsSomeone: boolean;
};

const skinTone = '(?:[\\u{1F3FB}-\\u{1F3FF}]|::?skin-tone-[2-6]:?)?';
/** Signs that vote, by any platform's name. Words are in spaces, so that they never join their neighbours. */
const signs: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?:👍|:(?:\\+1|thumbsup|thumbs_up):)${skinTone}`, 'giu'), ' +1 '],
  [new RegExp(`(?:👎|:(?:-1|thumbsdown|thumbs_down):)${skinTone}`, 'giu'), ' -1 '],
  [/[✅☑✔]\uFE0F?|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):/giu, ' yes '],
  [/[❌✖🚫]\uFE0F?|:(?:x|heavy_multiplication_x|no_entry_sign|no_entry):/giu, ' no '],
  [
    new RegExp(
      `(?:🙅|:(?:no_good|woman-gesturing-no|man-gesturing-no):)${skinTone}(?:\\u200D[♀♂]\\uFE0F?)?`,
      'giu',
    ),
    ' no ',
  ],
  [new RegExp(`(?:🤷|:(?:shrug|person_shrugging):)${skinTone}(?:\\u200D[♀♂]\\uFE0F?)?`, 'giu'), ' perhaps '],
  [/💯|:100:/gu, ' perhaps yes '],
];
const irony =
  /🙄|😏|🙃|😒|🤡|🤔|:(?:face_with_rolling_eyes|rolling_eyes|eye_roll|smirk|upside_down_face|unamused|thinking_face|thinking):|(?:^|\s)\/s\b|\b(?:yeah|yea|sure) right\b|\bas if\b|\bexactly what we needed\b|\b(?:jk|kidding|joking|just trolling)\b/iu;

const conjunctions = new Set(
  'but because since though although and or so if unless provided providing assuming once when whenever until till except while whereas however'.split(
    ' ',
  ),
);
const answers = new Set('yes yep yeah yup no nope nah'.split(' '));
const subjects = new Set('i my we'.split(' '));
/** What people put around what they say; it changes nothing about it. */
const asides = new Set(
  'ok okay well hm hmm hmmm um uh oh ah hey hi hello sorry actually really honestly now please kindly just also still definitely absolutely certainly personally totally strongly fully firmly clearly simply obviously hereby very big hell heck definite strong firm solid hard resounding again then thanks thank folks team everyone guys lol haha again indeed alright all-right sure-thing finally anyway anyways 100 truly wholeheartedly'.split(
    ' ',
  ),
);
const asidePhrases =
  /\b(?:after all|at all|of course|for now|from (?:me|my side|here|us here|my end)|on my (?:end|part|side)|(?:on|about|to|for|with) this one|this time(?: around)?|as well|in the end|for sure|for the record|on second thoughts?|on reflection|in my opinion|imho|imo|fwiw|over here|you all|to be clear|to be honest|tbh|without (?:a )?doubt|no doubts?(?: about (?:it|that|this))?|100 percent|one hundred percent)\b/g;

export function ownTalk(written: string, named: readonly NamedOption[]): OwnTalk {
  const own = plainOf(withOptions(written.slice(0, maxReadLength), named));
  const signed = signs.reduce((text, [sign, words]) => text.replace(sign, words), own);
  const text = signed
    // A face stands where a comma might.
    .replace(/:[a-z0-9_+-]{2,64}:|\p{Extended_Pictographic}/giu, ' , ')
    .replace(/<@!?[^<>\s]{1,100}>|(?<![\w<@])@(?!tradeoff\b|bot\b)[\w.-]*\w/gi, ' @someone ')
    .replace(/(?<![\w<@])@(?:tradeoff|bot)\b[,:]?/gi, ' ')
    .replace(/\bd-[0-9a-f]{6,}\b/gi, ' record ')
    .replace(/^\s*(?:on )?\s*(option\d+|record)\s*:\s*([\p{L}]+|[+-]1)(?![\p{L}\p{N}])/u, '$2 to $1 ')
    .replace(/^\s*on\s+record\b,?/, ' ')
    .replace(
      /\b(vote|votes|ballot|verdict|answer|position)\b\s{0,3}(?:[:=]|[-–—]>?(?=\s)|→)\s{0,3}/gi,
      '$1 is ',
    )
    .replace(/\s(?:[-=]>|→)\s/g, ', ');
  const pieces = text.match(/[^.!?;\n…]+(?:[.!?;\n…]+(?=\s|$)|[.!?;\n…]*)/gu) ?? [];
  const sentences = pieces.map(sentenceOf).filter(({ clauses }) => clauses.length > 0);
  return {
    sentences,
    isDoubtful:
      irony.test(own) ||
      bothSides.test(own) ||
      (thanks.test(signed) && thumb.test(signed)) ||
      pieces.some((piece) => isAppeal(piece) || speaksForSomeone(piece)),
    callsSomeone: sentences[0]?.clauses[0]?.words[0] === '@someone',
  };
}

/** "thanks 👍" is as likely to be manners as a vote. */
const thanks = /\b(?:thanks|thank you|thx|ty|cheers)\b/i;
const thumb = /(?<![\p{L}\p{N}])[+-]1(?![\p{L}\p{N}])/u;

/** "a yes/no field". */
const bothSides = /\b(?:yes|no|for|against|y|n|aye|nay)\s?\/\s?(?:yes|no|for|against|y|n|aye|nay)\b/i;

/** "please vote yes, everyone": to other people, not to the bot. */
function isAppeal(piece: string): boolean {
  if (/\brecord\b|\b(?:i|my|mine|i'm|im)\b/i.test(piece)) return false;
  return (
    /(?:^|[,:])\s*(?:please|pls|plz|do|just|go|now|so|and|remember to|don't forget to|kindly|let's all|all) (?:vote|abstain)\b/i.test(
      piece,
    ) ||
    (/\bvote\b/i.test(piece) &&
      /\b(?:everyone|everybody|all|folks|people|guys|team|y'?all|anyone)\b/i.test(piece))
  );
}

/** "Carl: I vote yes". */
function speaksForSomeone(piece: string): boolean {
  // "against: bob, carol"
  if (
    /^\s*(?:for|against|abstain(?:ed|ing)?|yes|no|pro|contra)\s?:(?!\s*(?:i|we|my|it|because)\b)/i.test(piece)
  )
    return true;
  const [, speaker = ''] = /^\s*([\p{L}-]{2,30})\s?:\s/u.exec(piece) ?? [];
  return speaker !== '' && !headings.has(speaker.toLowerCase()) && !/^option\d+$|^\p{L}*vote/iu.test(speaker);
}
const headings = new Set(
  'ballot abstaining abstention verdict answer position me mine update edit correction ok okay so well actually decision yes no yeah nope for against abstain final result note fyi ps disclaimer tldr short summary thought conclusion hm hmm record same sorry again now still mind'.split(
    ' ',
  ),
);

function withOptions(written: string, named: readonly NamedOption[]): string {
  return named
    .map((one, at) => ({ ...one, at }))
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, at }) => `${text.slice(0, start)} option${at} ${text.slice(end)}`, written);
}

/** Without quotes, strikes, links and code. A word or two in code or quotation marks are as good as without them. */
function plainOf(written: string): string {
  const plain = written.replace(/&gt;/g, '>').replace(/&lt;/g, '<').replace(/&amp;/g, '&');
  return ownWords(plain)
    .replace(/```[\s\S]{0,20000}?(?:```|$)/g, ' ')
    .replace(
      /`([^`\n]{0,500})`|"([^"\n]{0,500})"|[“„«]([^”“»\n]{0,500})[”“»]/g,
      (_, code, plainly, curly) => {
        const inside = `${code ?? plainly ?? curly ?? ''}`.trim();
        return /^\S+(?: \S+)?$/.test(inside) ? ` ${inside} ` : ' something-quoted ';
      },
    )
    .replace(/\bhttps?:\/\/[^\s<>]{1,2000}/g, ' ')
    .replace(/(?<![\w*])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*])/g, ' ');
}

const token =
  /(?<![\p{L}\p{N}+-])[+−–-][0-9]+(?![\p{L}\p{N}])|@someone|\p{L}[\p{L}\p{N}]*(?:['’´-][\p{L}\p{N}]+)*|\p{N}+|[?,:()—–/]|(?<=\s)-(?=\s)/gu;

function sentenceOf(piece: string): Sentence {
  const words = (piece.match(token) ?? []).flatMap((word) =>
    /^[\p{L}]/u.test(word) ? expand(word).map(voteWordOf) : [fold(word).replace(/^[−–]/, '-')],
  );
  const text = words
    .join(' ')
    .replace(/\bfavor\b/g, 'favour')
    .replace(/\bwould (?:like|love) to\b/g, 'want to')
    .replace(/\bwould rather (?:not|abstain)\b/g, (match) => match.replace('would rather', 'rather'))
    .replace(/\b(?:as|so) long as\b/g, 'provided')
    .replace(/\bonly (?:if|when|once)\b/g, 'if')
    .replace(/\bon (?:the )?condition\b/g, 'provided')
    .replace(/\bunder the condition\b/g, 'provided')
    .replace(/\bdue to\b/g, 'because')
    // "yes from me" and "a hard no" answer no question in passing.
    .replace(strongAnswer, 'i vote $1$2')
    .replace(
      /\b(?:mostly|mainly|largely|primarily|especially|partly|precisely|simply|only) because\b/g,
      'because',
    )
    // "even if bob votes no" isn't a condition.
    .replace(/\beven (?:if|when|though)\b/g, 'so')
    .replace(/\binstead of (?:(?:a|my|the) )?(?:yes|no|for|against|abstain|abstaining|abstention)\b/g, ' ')
    .replace(asidePhrases, ' ');
  const clauses: OwnClause[] = [];
  let lead: string | null = null;
  let current: string[] = [];
  const close = (next: string | null, isEnd = false): void => {
    // "yes, but …" says that something follows.
    if (current.length > 0 || (next === null && lead !== null && isEnd))
      clauses.push({ lead, words: current });
    if (current.length > 0 || next !== null) lead = next;
    current = [];
  };
  for (const word of text.split(' ')) {
    if (word === '' || word === '?') continue;
    if (/^[,:()—–/-]$/.test(word)) close(null);
    else if (conjunctions.has(word)) close(word);
    else if (!asides.has(word) || (word === 'okay' && current.length > 0)) {
      // "yeah I'm for it": the answer, then the sentence.
      if (current.length === 1 && answers.has(current[0] ?? '') && subjects.has(word)) close(null);
      current.push(word);
    }
  }
  close(null, true);
  return { clauses, asks: piece.includes('?') || asksWithoutMark(text) };
}

/** Not after "vote", "is", "not" and the like, which say what becomes of the answer. */
const strongAnswer =
  /(?<!\b(?:vote|votes|voting|ballot|is|say|says|said|as|to|for|not|never|no|an?|my|the) )\b(?:(yes|yep|no|nope) from (?:me|my (?:side|end))|(?:a )?(?:hard|definite|firm|strong|clear|resounding|solid) (yes|no)(?! (?:opinion|preference)))\b/g;

/** "who voted no", "should I vote yes or no if …", with the question mark left off. */
function asksWithoutMark(text: string): boolean {
  const plain = text.replace(
    /^(?:(?:hey|hi|ok|okay|so|wait|btw|and|but|um|hm|hmm|sorry|quick question|question|,|:) )+/,
    '',
  );
  return (
    /^(?:who|whose|whom|how|why|where|when|which|what|until when|since when)\b/.test(plain) ||
    /^(?:do|does|did|is|are|was|were|am|can|could|should|shall|may|might|will|would|has|have|had|must) (?:not )?(?:i|we|you|he|she|they|people|anyone|anybody|someone|somebody|everyone|everybody|@someone)\b/.test(
      plain,
    ) ||
    /^(?:does|did|is|are|was|were|can|could|should|shall|will|would|has) (?:not )?(?:it|this|that|there|the|my|our|your|a|an|any|option\d+|record|voting|[+-]1)\b/.test(
      plain,
    ) ||
    /^(?:does|is|can|would) (?:yes|no|abstain|abstaining|abstention)\b/.test(plain)
  );
}
