import type { RecordAct } from './act.ts';

/** What people add to a draft, or change in it, in their own words. */
type DraftWords = Extract<RecordAct, { act: 'set' | 'add' }>;

/** No message without one of these words adds anything. */
const hint =
  /\b(?:dissent\w*|objections?|concerns?|worr(?:y|ies|ied)|reservations?|disagrees?|object(?:s|ed)?|against|oppose[sd]?|unhappy|doubts?|arguments?|pros?|cons?|plus|minus|upsides?|downsides?|advantages?|disadvantages?|drawbacks?|risks?|reasons?|points?)\b/i;

const notes = '(?:add|note|record|log|write|put|include|mention)(?: down| in| also| please)*';
const ofDraft = '(?: (?:to|in|on|into) (?:it|this|that|the (?:draft|record|decision|proposal|card)))?';
const lead = '\\s*(?:[:,–—-]|that\\b|is\\b)\\s*(?:that\\s+)?';
const somebody =
  "(?!(?:it|this|that|there|what|which|who|nobody|everybody|everyone|we)\\b)(?:<@!?[\\w.-]+>|@?[\\p{L}][\\p{L}'’-]*)(?: [\\p{L}][\\p{L}'’-]*)?";
const opposes =
  "(?:disagree[sd]?|object(?:s|ed)?|dissents?|(?:is|are|was|['’]s)(?: still| strictly| clearly)? (?:against|opposed|unhappy|not (?:happy|convinced|sure|in favou?r|for it)|worried|concerned|sceptical|skeptical)|has (?:concerns|doubts|reservations|objections)|worries|(?:does not|doesn['’]?t|do not|don['’]?t) (?:like|want|agree|believe))";
const against =
  '(?:dissent|objections?|concerns?|worry|worries|reservations?|doubts?|counter ?arguments?|cons?|minus|downsides?|disadvantages?|drawbacks?|risks?|arguments? against(?: it)?)';
const infavour =
  '(?:arguments?|pros?|plus|upsides?|advantages?|points?|reasons?|benefits?)(?: (?:for|in favou?r of)(?: it| this| that)?)?';

const own = new RegExp(
  `^${notes} my (?:dissent|objection|concern|doubts?|reservations?)${ofDraft}${lead}(.+)$`,
  'iu',
);
const concern = new RegExp(
  `^${notes} (?:(?:an?|the|this|one|another|as|also|${somebody}['’]s) )*${against}${ofDraft}(?: (?:by|of|from) (${somebody}))?${lead}(.+)$`,
  'iu',
);
const noted = new RegExp(`^${notes}(?: that)? (${somebody}) (${opposes}\\b.*)$`, 'iu');
const bySomebody = new RegExp(
  `^(?!i\\b)(${somebody}) (${opposes}\\b(?: (?:it|this|that|us))?,? (?:because|since|as|:) .+)$`,
  'iu',
);
const argument = new RegExp(
  `^${notes} (?:(?:an?|the|this|one|another|more|as|also) )*${infavour}${ofDraft}${lead}(.+)$`,
  'iu',
);
const reason =
  /^(?:change|set|make|update|replace|correct|edit) (?:the |our |its )?reason(?: of it)? (?:to|into|with|as|:|=)\s*(?:because )?(.+)$/iu;
const reasonIs = /^(?:the |our )?reason(?: is| was|\s*:)\s*(?:that |because )?(.+)$/iu;

/**
 * "add dissent: cleo worries about skills", "note that ben disagrees", "change the reason to …", "add an argument: …". What
 * others object is a concern, as nobody dissents in somebody else's name.
 */
export function readDraftWords(text: string): DraftWords | null {
  if (!hint.test(text) || /\?\s*$/.test(text)) return null;
  const act = (what: 'set' | 'add', field: string, value: string): DraftWords => ({
    act: what,
    id: null,
    field,
    value: tidy(value),
  });
  const mine = own.exec(text);
  if (mine !== null) return act('set', 'dissent', mine[1] ?? '');
  const worry = concern.exec(text);
  if (worry !== null) return act('add', 'concern', [worry[1], worry[2]].filter(Boolean).join(': '));
  const of = noted.exec(text) ?? bySomebody.exec(text);
  if (of !== null) {
    const [, who = '', what = ''] = of;
    return /^i$/i.test(who)
      ? act('set', 'dissent', what.replace(/^\w+\s*(?:that|because|,|:)?\s*/i, ''))
      : act('add', 'concern', `${who} ${what}`);
  }
  const because = reason.exec(text) ?? reasonIs.exec(text);
  if (because !== null) return act('set', 'reason', because[1] ?? '');
  const point = argument.exec(text);
  return point === null ? null : act('add', 'reason', point[1] ?? '');
}

function tidy(value: string): string {
  return value.replace(/^[\s:,;–—-]+|[\s.;,]+$/gu, '').replace(/^because\s+/i, '');
}

/** Whether a message orders that something be put into the draft, rather than telling people about it. */
export function ordersDraftWords(written: string): boolean {
  return /^\W*(?:(?:please|pls|ok|okay|yes|also|and|then|can you|could you)\b[\s,.!]*)*(?:add|set|change|note|record|log|put|update|make|replace|correct|edit|write|include|mention)\b/i.test(
    written,
  );
}
