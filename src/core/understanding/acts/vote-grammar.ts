import type { VotePosition } from './act.ts';

/** What one clause does to a vote. `option` is a placeholder as in the clause; null where it's the proposal itself. */
export type ClauseReading =
  | {
      readonly kind: 'stance';
      readonly choice: VotePosition['choice'];
      /** Unmistakably a vote ("I vote no", "+1"), and not the answer to somebody's question ("no"). */
      readonly isExplicit: boolean;
      readonly option: string | null;
    }
  | { readonly kind: 'withdrawal' }
  /** Something like a vote: hedged, negated, for others, of another time. */
  | { readonly kind: 'soft' }
  /** "I was against it": what they thought before. */
  | { readonly kind: 'past' }
  /** "probably", "I guess" by itself: it hedges what's around it. */
  | { readonly kind: 'hedge' }
  /** "changed my mind", "misclicked": it says nothing by itself. */
  | { readonly kind: 'filler' }
  /** `isElsewhere`: it tells of something else that somebody did or does; `isAbout`: it may give the reason for a vote. */
  | { readonly kind: 'other'; readonly isElsewhere: boolean; readonly isAbout: boolean };

const yes = 'yes+|yess+|yep|yup|yeah|yea|aye|ja|jep|oui';
const no = 'no+|nope|nop|nah|naw|nay|nein|non';
const stance = `(?:(?:a|an|my|the|as|one|clear) )*(?<stance>${yes}|${no}|for|in favour|approve|approval|against|\\+1|-1|abstain|abstaining|abstention|neutral)`;
const object =
  '(?:it|this|that|these|them|record|(?:the |this |that |our |your )(?:current |whole |open )?(?:proposal|draft|decision|change|idea|move|plan|suggestion|choice|framework|record)|this (?:vote|one|poll|ballot)|(?:(?:going|staying|moving|switching|going over)(?: with| to| for)?|using|use|choosing|picking|adopting|taking|having) (?:it|this|that)|(?:(?:going|moving|switching)(?: with| to| for)?|using|use|choosing|picking|adopting|taking|the|our|this) (?<of>option\\d+)|(?<named>option\\d+))';
const on = `(?: (?:to|on|for|of|with|about|against|from|in) ${object}| ${object})?`;
const here = '(?: here| for me| today| this round)*';
/** Reasons that need no conjunction. */
const why =
  '(?: (?:given|considering|despite|in spite of|on grounds of|on the grounds of|on principle|out of|thanks to|based on)\\b.*| for (?:\\w+ ){1,2}reasons)?';
const self =
  '(?:i |me )?(?:am |do |have to |must |got to |need to |want to |will have to |am going to have to |going to have to )*';

/** Votes that nobody could take for anything else. */
const explicit = [
  `${self}(?:vote|voting|voting is|cast|casting|vote is) ${stance}${on}${here}${why}`,
  `i (?:am |do |have to |must |got to |need to |want to |will have to |going to have to )*(?:say|say it is|go with|going with) ${stance}${on}${here}${why}`,
  `${self}(?:vote|voting|vote is|vote goes to|cast my vote|voting to)(?: for| to| use)* (?<named>option\\d+)${here}${why}`,
  `(?:my(?: own)? (?:vote|ballot|answer|verdict|position|choice)(?: here)?|mine|vote|ballot) (?:is|stays|remains|goes) ${stance}${on}${here}${why}`,
  `(?:my|mine) (?:vote|ballot|choice)(?: is| goes to| goes| stays with)?(?: for| to)? (?:${stance}|(?<named>option\\d+))${here}${why}`,
  `${self}(?:put|mark|count|note|register|log|set|switch|switching|switched|move|moving|moved|change|changing|changed|flip|update|turn|make|record|enter)(?: (?:me|mine|my (?:vote|ballot|answer|name))|(?<=make|change) (?:it|that))?(?: (?:down|in|over|back))*(?: from (?:a )?(?:${yes}|${no}|for|against|abstain|abstention|\\+1|-1|undecided|neutral))?(?: (?:as|to|for|among|into|in))*(?: being)? ${stance}${on}${here}${why}`,
  `${self}(?:change|changing|switch|switching|turn|flip|move) my (?:own )?(?:${yes}|${no}|for|against|abstention|abstain|\\+1|-1)(?: vote)? (?:to|into) ${stance}${on}${here}${why}`,
  `${self}(?:put|count|mark|list|note)(?: me| my name)(?: down)? (?:on|in|under|with) the ${stance} (?:side|camp|column|list|group|corner)${on}${here}${why}`,
  `i (?:change|changing|am changing|switch|have changed|changed) (?:my (?:vote|ballot|mind) )?(?:from \\S+ )?to ${stance}${on}${here}${why}`,
  `my (?:${yes}|${no}|\\+1|-1|abstention) (?:is|becomes|turns into) ${stance}${here}`,
  `my ${stance} (?:still )?(?:stands|stays|holds|remains)(?: as it is| put)?${here}`,
  `i (?:mean|meant|meant to say|meant to vote|wanted to say|meant to press|meant to click) ${stance}${on}`,
  `(?:i am |i )?(?:all )?(?<stance>for|in favour|in support|against)${on}${here}${why}`,
  `(?<stance>\\+1|-1)(?: \\k<stance>)*${on}${here}${why}`,
  `(?<stance>pro|contra|dafur|dagegen|enthaltung|abstention|aye|nay)${here}`,
  `ich (?:stimme|bin) (?<stance>dafur|dagegen)`,
  `(?:(?<named>option\\d+)|it|this|record|you)? ?(?:gets|has|have|wins|has got|have got|got) my vote`,
  `${self}(?:count me in|you can count me in)(?: (?:on|for|as)(?: a)?(?: (?:yes|for|it|this|that|(?<named>option\\d+)))?)?`,
  `${self}(?:will |rather |prefer to |choose to |going to )*(?<stance>abstain|abstaining)(?: (?:on|from|in|about|for) (?:voting|${object}))?${here}${why}`,
  `(?:i )?(?:will |am |am going to )?(?:sit|sitting) (?:this|that|it|this vote)(?: one| vote)? ?out`,
].map((pattern) => new RegExp(`^${pattern}$`));

/** Words of consent and objection with a choice of their own. */
const phrases: readonly (readonly [choice: VotePosition['choice'], isExplicit: boolean, pattern: RegExp])[] =
  [
    [
      'for',
      true,
      new RegExp(
        `^(?:i have |there are |there is |i see |we have )?(?:no|zero|not any) (?:more |further |real |other )?objections?(?: (?:to|against|from|on) (?:me|my|${object}))?(?: anymore| any more| any longer| left)?${here}$`,
      ),
    ],
    ['for', true, new RegExp(`^i (?:do|will) not object${on}(?: anymore| any more| any longer)?$`)],
    ['for', true, /^i do not have (?:any |an )?objections?(?: anymore| any more| any longer)?$/],
    [
      'for',
      false,
      /^(?:that |this |it )?(?:is )?(?:works|fine|ok|okay|good|passt) (?:for|with|by|fur) (?:me|us|mich)$/,
    ],
    ['for', false, new RegExp(`^(?:i am |i )?(?:fine|ok|okay|happy|good|on board|in)(?: with ${object})?$`)],
    ['for', false, /^(?:sounds|looks) (?:good|great|right|fine)(?: to me)?$/],
    [
      'for',
      false,
      /^(?:lgtm|ship it|go for it|go ahead|let us (?:do it|go|do this|ship it|go for it)|do it|(?:i )?approved?|seconded)$/,
    ],
    ['for', false, new RegExp(`^(?:i )?(?:fully )?(?:agree|agreed)(?: (?:with|to|on) ${object})?$`)],
    ['for', true, new RegExp(`^i (?:support|approve|approve of|back|endorse) ${object}$`)],
    ['for', true, /^je (?:vote|suis) pour$/],
    ['against', true, /^je (?:vote|suis) contre$/],
    [
      'against',
      true,
      new RegExp(
        `^(?:i )?(?:am |have to |must )?(?:object|veto|opposed|objecting|dissent)(?: to ${object})?$`,
      ),
    ],
    ['against', true, new RegExp(`^(?:i )?(?:veto|oppose) ${object}$`)],
    ['against', false, new RegExp(`^(?:i )?disagree(?: (?:with|on|about) ${object})?$`)],
    ['against', true, new RegExp(`^(?:i am )?not (?:in favour|for)${on}$`)],
    ['against', false, /^not (?:for|with) me$/],
    ['abstain', false, /^(?:i am |i )?neutral$/],
    ['against', false, /^(?:thumbs down)$/],
    ['for', false, /^(?:thumbs up)$/],
    [
      'abstain',
      true,
      /^(?:i have )?no (?:strong )?(?:opinion|preference)(?: (?:on|about) (?:it|this|that)| either way)?$/,
    ],
  ];

const bareStance = new RegExp(
  `^(?:for me )?(?:(?:its|thats|(?:it|that)(?: is)?) |i am )?(?:a )?(?:clear )?(?<stance>(?:${yes})(?: (?:${yes}))*|(?:${no})(?: (?:${no}))*|\\+1|-1)${on}${here}$`,
);

const wanting =
  '(?:i |can you |could you |would you |will you |you can |let me |want to |would like to |will |need to |have to |must |am |going to |wish to |would )*';
const ownVote = `(?:my|mine)(?: (?:own|last|earlier|previous|old|own))?(?: (?:vote|ballot|${yes}|${no}|for|against|abstention|abstain|\\+1|-1|thumbs up|thumbs down))?`;
const withdrawals = [
  `${wanting}(?:withdraw|withdrawing|retract|retracting|revoke|revoking|remove|removing|delete|deleting|cancel|cancelling|canceling|rescind|rescinding|undo|drop|erase|clear|pull|pulling|void|unvote|forget|reset) ${ownVote}(?: (?:back|out|from (?:the|this) (?:vote|list|tally)|(?:on|for|to) (?:record|it|this|that|option\\d+)|altogether|completely|entirely))*`,
  `${wanting}(?:take|taking|pull|pulling) (?:back ${ownVote}|${ownVote} (?:back|out|away|off))(?: (?:on|from|for) (?:record|it|this|that))?`,
  `(?:i )?(?:want to have |want |need |would like )?my vote (?:to be )?(?:removed|withdrawn|deleted|cancelled|canceled|retracted|cleared|undone|taken back)`,
  'un-?vote(?: me)?',
].map((pattern) => new RegExp(`^${pattern}$`));
const asksToWithdraw = /\b(?:can|could|would|will) you\b/;

const fillers =
  /^(?:(?:i )?(?:have |am )?(?:changed|changing|change) my mind|(?:i )?(?:misclicked|mistyped|misread|wrong button|typo|oops|correction|edit|update|my bad|my mistake)|scratch that|never ?mind|nvm|wait|as (?:i )?(?:said|discussed)(?: before| earlier)?|sure|great|perfect|cool|nice|good|right|true|yay|woo|woohoo|done|folks|all|easy|gladly|happily|with pleasure|let us|no worries|no pressure|me too|me|(?:and )?(?:that|this) is (?:final|all|it|that)|final|period|full stop|end of story|no discussion|i am (?:now )?(?:convinced|sold|persuaded)|no more doubts)$/;

const hedges = new Set(
  'would might may maybe perhaps probably possibly prolly presumably leaning lean tend tending inclined guess think suppose reluctant reluctantly unsure kinda tentative tentatively could hesitant hesitantly weak soft seemingly likely apparently mostly partly partially half almost nearly conditional conditionally only depends depending assume hope feel sort kind yet'.split(
    ' ',
  ),
);
const negations = new Set('not never neither nor nobody hardly without'.split(' '));
const modals = new Set('can should will must shall do does did be is are was to of going am'.split(' '));

/** What a clause would say without its hedges and negations; null if it has none. */
function unhedged(words: readonly string[]): string | null {
  const left = words.filter((word) => !hedges.has(word) && !negations.has(word));
  const firm = left.filter((word, at) => !modals.has(word) || (at === 0 && left.length === 1));
  if (firm.length === words.length || firm.length === 0) return null;
  return firm
    .join(' ')
    .replace(/^i i /, 'i ')
    .replace(/ (?:i|it)$/, '');
}

const others =
  /^(?:i (?:think|guess|believe|hear|heard|know) )?(?:(?:we|he|she|they|you|everyone|everybody|people|all|most|half|some|nobody|@someone|\S+)(?: (?:all|both|team|of us|here|is ill|said))*) (?<verb>votes?|voted|says?|said|is voting|are voting|wants?|asked|are|is|agrees?|objects?|abstains?|abstained)\b ?(?<rest>.*)$/;

/** Reads one clause. Pure: a small grammar, not a list of sentences. */
export function readClause(words: readonly string[]): ClauseReading {
  const text = words.join(' ');
  const plain = plainly(text) ?? plainly(afterOpening(text));
  if (plain !== null) return plain;
  const signed = readSigned(text);
  if (signed !== null) return signed;
  if (fillers.test(text)) return { kind: 'filler' };
  if (text === 'not') return { kind: 'soft' };
  if (words.every((word) => hedges.has(word) || /^(?:i|am|not|sure|so|a|bit|it|of)$/.test(word)))
    return { kind: 'hedge' };
  if (/^i (?:already |had |have )*(?:voted|said|was|abstained|objected|put|wrote|went)\b/.test(text)) {
    const before = text.replace(
      /^i (?:already |had |have )*(?:voted|said|was|abstained|objected|put|wrote|went)\b ?/,
      '',
    );
    return /\b(?:yes|no|for|against|abstain|in favour|\+1|-1)\b|^$/.test(before) ||
      before === '' ||
      /abstained|objected|voted/.test(text)
      ? { kind: 'past' }
      : other(text);
  }
  const firm = unhedged(words);
  if (
    firm !== null &&
    (plainly(firm) ??
      plainly(`i ${firm}`) ??
      plainly(firm.replace(/^i /, '')) ??
      plainly(firm.replace(/^we /, 'i ')) ??
      plainly(firm.replace(/^(?:i )?we /, ''))) !== null
  )
    return { kind: 'soft' };
  if (
    /^i (?:\w+ ){0,2}(?:change|switch|update|rethink|reconsider) (?:my|the) vote$|^(?:change|switch|update) my vote$/.test(
      text,
    )
  )
    return { kind: 'soft' };
  if (softly.test(text) || isOthersVote(text) || beginsAsVote(words)) return { kind: 'soft' };
  return other(text);
}

/** "+1 lets go", "I vote no -1": a sign beside words that agree with it, or have nothing to do with votes. */
function readSigned(text: string): ClauseReading | null {
  const found =
    /^(?<sign>(?:[+-]1)(?: [+-]1)*) (?<rest>.+)$/.exec(text) ??
    /^(?<rest>.+?) (?<sign>[+-]1(?: [+-]1)*)$/.exec(text);
  const { sign = '', rest = '' } = found?.groups ?? {};
  if (found === null) return null;
  const choices = new Set(sign.split(' ').map(choiceOf));
  const [choice] = choices;
  if (choice === undefined || choices.size > 1) return { kind: 'soft' };
  if (/^(?:for|on|to|at|from|about|of)\b/.test(rest))
    return rest.includes(' said') || rest.startsWith('from') ? { kind: 'soft' } : null;
  const said: ClauseReading = /^[+-]1\b/.test(rest) ? { kind: 'soft' } : readClause(rest.split(' '));
  const agrees =
    said.kind === 'filler' || (said.kind === 'stance' && said.choice === choice && said.option === null);
  const isRemark =
    said.kind === 'other' &&
    text.startsWith(sign) &&
    /^(?:let us|i|we|it|this|that|the|sounds|looks|great|good|love)\b/.test(rest) &&
    !/\bnot\b|^with\b/.test(rest);
  return agrees || isRemark ? { kind: 'stance', choice, isExplicit: true, option: null } : { kind: 'soft' };
}

/** "changing my vote to no after the outage": a vote, and something more about it. */
function beginsAsVote(words: readonly string[]): boolean {
  return words.slice(0, 12).some((_, at) => {
    const start = words.slice(0, at).join(' ');
    return /\b(?:vote|voting|abstain|abstaining|say)\b/.test(start) && plainly(start) !== null;
  });
}

const softly =
  /^(?:.*\b(?:i|we) vote\b.*|(?:i )?(?:want to |would like to |will )?take (?:it|that|this) back|(?:i )?(?:withdraw|take back) my objections?\b.*|why not|not|the answer is .+|[+-]0|\^+ ?this|this|ditto|same|what @?\S+ said|same as @?\S+|undecided|torn|on (?:the )?fence|fifty fifty|pass|shrug|take me off(?: (?:the )?list)?|withdrawn|[yn]|count me out|i second (?:that|this|it)|no longer (?:against|for it|in favour)|i no longer (?:object|vote .+|agree)|(?:i )?(?:withdraw|withdrawing)|i (?:can|could) live with (?:it|this|that)|perhaps|no (?:way|chance|doubt)\b.*|over my dead body|(?:\w+ )*put \S+ down\b.*|(?:already )?voted(?: already)?|(?:we|i|you) (?:should|must|can|do|would|will) not (?:really )?(?:go|use|take|pick|choose|vote|want|support|do|say|approve)\b.*|let us (?:use|take|go with|pick) .*option\d+.*|(?:yes|yep|yeah|no|nope|nah) (?:to|for|with|in|after|pending|given|under|from|subject|as) .+|(?:in (?:principle|theory)|theoretically|technically) .+|(?:yes|yep|yeah|no|nope|nah)(?: (?:yes|yep|yeah|no|nope|nah))+)$/;

/** "bob votes yes", "we are all for it": a vote that isn't the writer's own. What somebody would do, or did, is none. */
function isOthersVote(text: string): boolean {
  const found = others.exec(text);
  const { verb = '', rest = '' } = found?.groups ?? {};
  if (found === null || /\b(?:would|could|voted)\b/.test(text)) return false;
  if (verb === 'is') return false;
  if (/^(?:agree|object|abstain)/.test(verb)) return true;
  return (
    plainly(`i vote ${rest}`) !== null ||
    (/^we\b/.test(text) && plainly(`i am ${rest}`) !== null) ||
    (/^(?:we|everyone|everybody)\b/.test(text) && plainly(rest) !== null)
  );
}

/** "after the spike I change my vote": what comes before "I" may be said of anything, but negates and hedges nothing. */
function afterOpening(text: string): string {
  const found =
    /^(?:after|having)\b(?<before>.{0,80}?) (?<rest>i (?:am )?(?:change|changed|changing|switch|switched|switching) .+)$/.exec(
      text,
    );
  const { before = '', rest } = found?.groups ?? {};
  const doubted = before.split(' ').some((word) => hedges.has(word) || negations.has(word));
  return rest === undefined || doubted ? '' : rest;
}

function plainly(text: string): ClauseReading | null {
  if (text === '') return null;
  if (withdrawals.some((one) => one.test(text)))
    return asksToWithdraw.test(text) ? { kind: 'soft' } : { kind: 'withdrawal' };
  for (const [choice, isExplicit, pattern] of phrases) {
    const found = pattern.exec(text);
    if (found !== null) return stanceOf(choice, isExplicit, found.groups);
  }
  for (const pattern of explicit) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const said = found.groups?.stance;
    if (said === 'neutral' && !/\b(?:put|mark|count|note)\b/.test(text)) return { kind: 'soft' };
    return stanceOf(said === undefined ? defaultOf(text) : choiceOf(said), true, found.groups);
  }
  const bare = bareStance.exec(text);
  return bare === null ? null : stanceOf(choiceOf(bare.groups?.stance ?? ''), false, bare.groups);
}

function stanceOf(
  choice: VotePosition['choice'],
  isExplicit: boolean,
  groups: Readonly<Record<string, string | undefined>> | undefined,
): ClauseReading {
  return { kind: 'stance', choice, isExplicit, option: groups?.named ?? groups?.of ?? null };
}

/** Patterns without a word for the choice: "I vote flask" is for it, "I'll sit this one out" is an abstention. */
function defaultOf(text: string): VotePosition['choice'] {
  return /\bsit(?:ting)?\b/.test(text) ? 'abstain' : 'for';
}

function choiceOf(said: string): VotePosition['choice'] {
  if (/^(?:abst|enth|neutral)/.test(said)) return 'abstain';
  return new RegExp(`^(?:(?:${no})(?: (?:${no}))*|against|-1|contra|dagegen)$`).test(said)
    ? 'against'
    : 'for';
}

function other(text: string): ClauseReading {
  const isElsewhere =
    /^(?:i|we) (?:saw|will|have(?! to| used| no )|did|am(?! convinced| sold| happy| fine)|was|can|could|fixed|fix|just|mean|got|had|merged|pushed|deployed|already|went|read|sent|put|found|checked|know|asked|told|see|thought)\b|^(?:he|she|they|you|@someone|bob|that was|it is (?:done|merged|red|green|down|up|deployed))\b|\b(?:monday|tuesday|wednesday|thursday|friday|lunch|meeting|standup|the build|the ticket|deployed|merged|tomorrow|yesterday)\b/.test(
      text,
    );
  return { kind: 'other', isElsewhere, isAbout: reasons.test(text) };
}

/** Words of somebody who says why they are for or against something. */
const reasons =
  /\b(?:record|too (?:much|many) (?:\w+ )?(?:magic|glue|work|risk|effort|complexity|code|change|for us|extensions|boilerplate|opinions)|risky|risks?|prefer|rather|simple|simpler|boring|magic|mature|expensive|cheap|ecosystem|hiring|convinced|sold|worth|overkill|complexity|maintain\w*|glue|batteries|ourselves|story|about time|step back|makes? sense|(?:good|right|wrong|better|best|bad) (?:enough|size|choice|fit|tool|idea|call|option)|(?:good|great|bad|fine|right|wrong|early|not) for us|fits (?:us|our)|reasons? \w+ (?:gave|named|said|mentioned)|let us (?:go|do this|do it|get this|ship it|stay|keep|try|use)|we (?:already )?(?:know it|do not (?:want|need)|would (?:be|have|need|rebuild|lose)|(?:will )?lose|have no(?:body|t enough| one for| (?:budget|capacity|experience|staff))|need (?:more|less|something))|i do not (?:want|trust|like)|(?:not|for|with|prefer|use|try|keep) option\d+|option\d+ (?:fits|lacks|would|can not|has no|is (?:too|fine|right|small|simple|good|enough|not|what|great|perfect)))\b|^go$|^(?:(?:it|that|this)(?: is)? )?(?:way |far |a bit )?too (?!late|much|many)\w+|^(?:i|we) have used it|^small\b/;
