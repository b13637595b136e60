/**
 * How people say that something is decided. An option stands as `\uE000k\uE001`; the patterns are matched at the start of a
 * sentence, behind its opening words, ignoring case.
 */

/** An option; its group is the option's place in the list. */
export const option = '(?:the\\s+)?\\uE000(.)\\uE001';
/** An option that something is moved away from. */
const otherOption = '(?:the\\s+)?\\uE000.\\uE001';

const adverbs =
  '(?:(?:now|finally|all|just|then|therefore|officially|jointly|together|both|hereby|definitely|also|today|simply|unanimously)\\s+)*';
const toUse =
  '(?:use|go\\s+with|go\\s+for|take|pick|choose|adopt|build\\s+(?:\\w+\\s+){0,3}?(?:on|with|in)|(?:switch|move|migrate)\\s+(?:(?:\\w+\\s+)?from\\s+OTHER\\s+)?to|stay\\s+with|stick\\s+with|start\\s+with)'.replace(
    'OTHER',
    otherOption,
  );
const verbs = [
  `decided\\s+(?:on|for|to\\s+${toUse})`,
  'decide\\s+(?:on|for)',
  `agreed?\\s+(?:on|to\\s+${toUse})`,
  'settled?\\s+(?:on|for)',
  'chose|chosen|choose|picked|pick|selected|select|took|take|taking|adopt(?:ed|ing)?',
  'opt(?:ed)?\\s+for',
  'commit(?:ted)?\\s+to',
  'standardi[sz]ed?\\s+on',
  'ended\\s+up\\s+with',
  'go(?:\\s+(?:with|for|ahead\\s+with))?|went\\s+with',
  `going\\s+(?:with|for|ahead\\s+with|to\\s+${toUse})`,
  `(?:switch|switching|move|moving|migrate|migrating)\\s+(?:(?:\\w+\\s+)?from\\s+${otherOption}\\s+)?to`,
  'stay(?:ing)?\\s+with|stick(?:ing)?\\s+(?:with|to)|keep|keeping',
].join('|');
const everyone =
  "(?:we\\s+(?:have\\s+)?(?:voted|met|talked|discussed(?:\\s+it)?)\\s+and(?:\\s+we)?|we(?:['’](?:ve|re|ll|d))?|we\\s+all|(?:<@!?[\\w.-]+>|@?[\\p{L}\\p{N}._-]+)\\s+and\\s+i|(?:the|our)\\s+team|everyone|everybody)";
const toldVerb = `(?:(?:have|has|are|is|will|shall|did)\\s+)?${adverbs}(?:${verbs}|(?<=(?:will|shall|['’]ll)\\s+)use)\\s+`;
/** "we have all decided on". */
const weDecide = `${everyone}\\s+${adverbs}${toldVerb}`;

const decision =
  '(?:decision|decison|desicion|descision|decsion|dicision|decission|decisión|entscheidung|décision|decided|outcome|verdict|conclusion|resolved|beschlossen)';
/** "final decision (after the call):", "the decision is", "decided in the meeting:". */
const named = `(?:(?:the|our|final|team|group)\\s+)*${decision}(?:\\s*\\([^()]{0,80}\\))?(?:\\s*(?:[:=→]|[-–—]+>?(?=\\s))\\s*|\\s+(?:is|was)(?:\\s+to)?\\s*:?\\s+|(?:\\s+\\p{L}+){1,5}\\s*:\\s*)(?:that\\s+|to\\s+(?:use|take|go\\s+with)\\s+|it(?:['’]s|\\s+is)\\s+)?`;
/** "our choice is", "final:", "agreed:", "it's decided:". */
const otherHeading =
  "(?:(?:our|the\\s+team['’]s|final)\\s+(?:choice|pick|call|answer)(?:\\s*[:=→]|\\s+is\\b:?)|(?:final|agreed|settled|consensus|the\\s+consensus)\\s*(?:[:=→]|\\s+is\\b:?)|it(?:['’]s|\\s+is)\\s+(?:decided|settled|official)\\s*[:,;–—-]?(?:\\s+that\\b)?)\\s*";
export const heading = `(?:${named}|${otherHeading})`;

const asked =
  "(?:(?:can|could|would|will)\\s+(?:you|someone|somebody|anyone|we)\\s+(?:please\\s+)?|please\\s+|pls\\s+|let['’]?s\\s+|let\\s+us\\s+|i(?:['’]d|\\s+would)\\s+like\\s+to\\s+|i\\s+want\\s+to\\s+|we\\s+(?:can\\s+)?)*";
const writes =
  '(?:record|log|note|write|put|save|document|file|register|lock|mark|make|draft|propose|open|create|prepare|keep)';
const filling =
  "(?:it|this|that|down|up|in\\s+(?:the\\s+)?(?:log|minutes)|on|the|an?|our|my|as|decision|decided|record|proposal|adr|log|minutes|outcome|choice|official|team|final|please|pls|now|to|of|for|we|have|<@!?[\\w.-]+>(?:['’]s)?|[\\p{L}]+['’]s\\s+(?:argument|words|point|pick|choice)|[:,;→–—-]+)";
const command = `${asked}${writes}(?:(?:\\s+|(?=[:,;→–—-]))${filling}){1,9}\\s*(?:that\\s+)?`;

const told = (lead: string): RegExp => new RegExp(`^${lead}${option}`, 'iu');
/** The first thing a sentence says, if it says plainly that something was decided. */
export const plainly: readonly RegExp[] = [
  told(`${heading}(?:${weDecide}|(?:going|go)\\s+(?:with|for)\\s+)?`),
  told(`${asked}${weDecide}`),
  told(`${everyone}\\s+${adverbs}(?:have\\s+)?${adverbs}(?:decided|agreed|chosen|settled)\\s*[:→–—]\\s*`),
  told(`${command}(?:${weDecide}|we\\s+use\\s+|(?:going|go)\\s+(?:with|for)\\s+)?`),
  new RegExp(
    `^${option}\\s+(?:(?:is|was)\\s+(?:our|the\\s+team['’]s)\\s+(?:decision|choice|pick)|(?:has\\s+been|was)\\s+(?:chosen|picked|selected|decided\\s+on)|is\\s+what\\s+we\\s+(?:chose|picked|decided\\s+on|go\\s+with))(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  told(
    '(?:going\\s+(?:with|for)|decided\\s+(?:on|for)|settled\\s+(?:on|for)|agreed\\s+on|committed\\s+to|wir\\s+nehmen|nous\\s+prenons|on\\s+prend|on\\s+part\\s+sur|vamos\\s+con|nos\\s+quedamos\\s+con)\\s+',
  ),
];

/** "we use Django": decided long ago, where something is asked as well. */
export const inUse = told("we(?:\\s+are|[’']re)?\\s+us(?:e|ing)\\s+");

/** The same, if it may be a proposal, a sigh or an order as well. */
export const perhaps: readonly RegExp[] = [
  told(
    "(?:(?:i\\s+(?:think|guess|suppose|say|would\\s+say)|sounds\\s+like|looks\\s+like|seems\\s+like|seems)\\s+)?(?:let['’]?s|let\\s+us|we\\s+(?:could|can)|i(?:['’]d|\\s+would))\\s+(?:all\\s+|just\\s+)?(?:go\\s+(?:with|for)|use|take|do|pick|choose|settle\\s+on|commit\\s+to|decide\\s+(?:on|for)|try|stick\\s+with|stay\\s+with)\\s+",
  ),
  told(`i\\s+(?:think|guess|suppose)\\s+(?:it(?:['’]s|\\s+is)\\s+|${weDecide})`),
  told("(?:sounds|looks|seems)\\s+like\\s+(?:it(?:['’]s|\\s+is)\\s+)?"),
  told('(?:(?:go|stay(?:ing)?|stick(?:ing)?)\\s+(?:with|for)|staying\\s+on)\\s+'),
  told(
    'we\\s+overrul(?:e|ed)\\s+(?:the\\s+weighing|you|it|that)\\s*(?:[:,;–—-]|and\\b)\\s*(?:(?:we\\s+)?(?:go\\s+with|take|use)\\s+)?',
  ),
  inUse,
  told(`(?:should|shall)\\s+(?:i|we|you)\\s+${writes}\\s+(?:${filling}\\s+)*`),
  new RegExp(`^${option}\\s+(?:it\\s+(?:is|shall\\s+be)|then\\b|wins\\b|stays\\b)`, 'iu'),
];

/** Says that something was decided, or that it's to be recorded, and not what. */
export const withoutOption: readonly RegExp[] = [
  /^(?:(?:the|our|final|team)\s+)*(?:decision|decison|decided)(?:\s*\([^()]{0,80}\))?\s*[:=→]/iu,
  /\b(?:call\s+(?:it|this|that)\s+(?:decided|settled|a\s+decision)|(?:record|note|log)\s+that\s+we\s+(?:have\s+)?decided\s*[.!]*$)/iu,
  /^(?:please\s+)?(?:record|save|log)\s+(?:it|this|that)\s+(?:if|unless|once|when|as\s+soon\s+as)\b/iu,
  /^(?:please\s+|pls\s+)?(?:(?:can|could|would)\s+you\s+)?(?:please\s+)?(?:record|save|log|note|write|put|mark)\s+(?:it|this|that)\s+(?:down\s+|up\s+)?(?:as|for)\s+(?:our|the|a|my)\s+(?:\p{L}+\s+)?(?:choice|pick|outcome|call|verdict)(?![\p{L}\p{N}])/iu,
  /^(?:please\s+)?(?:save\s+(?:this|that)\s*[.!]*$|(?:record|save|log)\s+(?:it|this|that),?\s+with\b)/iu,
];

/** "we have decided:" and, in the next sentence, what. */
export const announces =
  /^(?:(?:we|it|that|all)(?:['’](?:ve|s)|\s+(?:have|has|is|was))?\s+)?(?:all\s+|finally\s+|now\s+)?(?:decided|settled|agreed|decision)\b[^\uE000?]{0,60}$/iu;

/** In a message that somebody saves as a decision, an option alone is one: "agreed with carol, flask!". */
export const onlyAnOption = new RegExp(
  `(?:^|[,:;]\\s*|\\b(?:so|then|hence|therefore)\\s+)(?:yes,?\\s+|ok(?:ay)?,?\\s+|so\\s+|it(?:['’]s|\\s+is)\\s+|my\\s+call(?:\\s+\\w+){0,3}:\\s*)?${option}(?:\\s+(?:it\\s+(?:is|shall\\s+be)|then|wins|stays|for\\s+(?:the|this|our|now|me)[^,.;:!?]{0,40}))?\\s*(?=$|[^\\p{L}\\p{N}\\s]|(?:because|bc|since|as|due)\\b)`,
  'iu',
);

/** Whom and what people use in a message that somebody saves as a decision. */
export const usedBy = new RegExp(
  `(?:\\b${everyone}\\s+${adverbs}(?:(?:have|are|will|shall)\\s+)?${adverbs}|\\blet['’]?s\\s+|\\blet\\s+us\\s+|^decided\\s+to\\s+)(?:use|using|on|sold\\s+on|end\\s+up\\s+with|build(?:ing)?\\s+(?:\\p{L}+\\s+){0,4}?(?:on|with|in)|run|running|${verbs})\\s+${option}`,
  'iu',
);

/** A choice of something else than an option: "we postpone the queue to q3". */
export const otherChoice = new RegExp(
  `\\b(?:${everyone}|let['’]?s|let\\s+us)\\s+${adverbs}(?:(?:have|are|will|shall|won['’]?t|do\\s+not|don['’]?t|will\\s+not|are\\s+going\\s+to|are\\s+not\\s+going\\s+to)\\s+)?${adverbs}(?:decided(?!\\s+(?:nothing|yet))|agreed|choose|chose|pick(?:ed)?|(?:go|going)\\s+(?:with|for|ahead|live|back)|(?:take|taking)(?!\\s+(?:an?\\s+(?:break|look|walk|day)|lunch|dinner|notes|five|turns|the\\s+(?:bus|train)))|(?:use|using)(?!\\s+the\\s+\\p{L}*\\s?room)|keep(?:ing)?(?!\\s+(?:going|talking|in\\s+mind))|stay(?:ing)?|move|moving|switch(?:ing)?|postpon(?:e|ed|ing)|delay(?:ed|ing)?|drop(?:ping)?|stop(?:ping)?|start(?:ing)?(?!\\s+(?:at|in)\\b)|adopt(?:ing)?|host(?:ing)?|deploy(?:ing)?|ship(?:ping)?|write|writing|build(?:ing)?|buy(?:ing)?|hire|hiring|cancel(?:ling)?|freeze|split|rewrite|migrate)\\b`,
  'iu',
);

/** What holds only if something else does. */
export const condition =
  /\b(?:if|unless|provided|assuming|once|whenever|as\s+long\s+as|so\s+long\s+as|as\s+soon\s+as|depending|pending|subject\s+to|tentative(?:ly)?|provisional(?:ly)?|maybe|perhaps|probably|possibly|for\s+the\s+sake\s+of\s+argument|would|might)\b/iu;

/** Something past and elsewhere, or a joke. */
export const doubtful =
  /\b(?:as\s+an?\s+(?:example|test|experiment|joke)|for\s+(?:example|instance)|last\s+(?:year|job|project)|back\s+then|ages?\s+ago|years?\s+ago|previous(?:ly)?|at\s+my|in\s+my\s+(?:last|old)|used\s+to|lol|jk|kidding|not)\b|\s\/s\b|🙄|🤡|😏|🙃/iu;
