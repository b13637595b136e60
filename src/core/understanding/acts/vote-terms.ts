import { introducesTime, looseTimeIn, statedDeadlineIn } from '../../dates/deadline.ts';

const people = /<@!?([\w.-]+)(?:\|[^>]*)?>|(?<![\w<@])@([\w.-]*\w)/g;

export function asksForVote(text: string): boolean {
  return /\bto (?:a|the) vote\b|^(?:open|start|call) (?:a|the) (?:vote|poll)\b|^vote on\b/i.test(text);
}

export function termsIn(text: string): {
  readonly rule: 'majority' | 'two-thirds' | 'consent';
  readonly voters: readonly string[];
  readonly until: string | null;
} {
  return {
    rule: voteRuleIn(text),
    voters: [...text.matchAll(people)].flatMap(([, marked, typed]) => marked ?? typed ?? []),
    until: untilIn(text),
  };
}

function voteRuleIn(text: string): 'majority' | 'two-thirds' | 'consent' {
  if (/two[- ]thirds|2\/3/i.test(text)) return 'two-thirds';
  return /\bconsent\b/i.test(text) ? 'consent' : 'majority';
}

/**
 * The words that say until when. All that's said after "to the vote", besides voters, the rule and a reason, is taken for
 * them, even if it doesn't look like a time: whoever wrote it is told what wasn't understood, and nothing is opened
 * without an end that was meant.
 */
function untilIn(text: string): string | null {
  const stated = statedDeadlineIn(text)?.replace(/^(?:until|till|by) (?=\d{4}-\d\d-\d\d$)/i, '') ?? null;
  const rest = restOf(text);
  if (rest === null) return stated ?? looseTimeIn(text) ?? dayIn(text);
  if (rest === '') return null;
  // "4th of december, until 17:00 UTC": the day belongs to it.
  const leftOut = stated === null ? rest : rest.replace(stated, ' ');
  // The full stop of "until 4.12." says that it's a day.
  if (stated !== null && looseTimeIn(leftOut) === null) return rest === `${stated}.` ? rest : stated;
  return introducesTime(rest) ? rest : `until ${rest}`;
}

const rules =
  /\b(?:by|with|on|as)? ?(?:an? |the )?(?:simple )?(?:consent|majority|two[- ]thirds|2\/3)(?: (?:majority|wins?|vote|rule|needed|of (?:all|the votes|votes)))*\b/gi;
const fillers =
  /(?:^|(?<=[\s,.;:!]))(?:please|pls|plz|thanks|thx|now|then|ok|everyone|everybody|all|team|here|with|by|among|for|of|us|the|and|people|voters?|voting|vote|d-[0-9a-f]{6,})(?=$|[\s,.;:!])/gi;

/** What a call to put something to the vote says besides voters, the rule and a reason; null if it's put in other words. */
function restOf(text: string): string | null {
  const after = /\bto (?:a|the) vote\b(.*)$/i.exec(text)?.[1];
  if (after === undefined) return null;
  const said = after
    .replace(/[,;:–—(-]?\s*\b(?:because|since|as (?:we|i|it|the)|so that|so we)\b.*$/i, '')
    .replace(people, ' ')
    .replace(rules, ' ');
  const bare = said.replace(fillers, ' ').replace(/[\s,.;:!]+/g, '');
  return bare === ''
    ? ''
    : said
        .replace(/^(?:\s*(?:please|pls|now|then|with|by|among|for|and)?\s*[,;:!]+)+/i, '')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^(?:please|pls|now|then)\b\s*/i, '')
        .replace(/[\s,;!]+$/, '');
}

function dayIn(text: string): string | null {
  return /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0] ?? null;
}
