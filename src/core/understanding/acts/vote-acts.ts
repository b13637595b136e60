import { looseTimeIn, statedDeadlineIn } from '../../dates/deadline.ts';

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

/** A deadline that cannot be read is kept as written, so that whoever wrote it can be told. */
function untilIn(text: string): string | null {
  const stated = statedDeadlineIn(text)?.replace(/^(?:until|till|by) (?=\d{4}-\d\d-\d\d$)/i, '');
  return stated ?? looseTimeIn(text) ?? dayIn(text);
}

function dayIn(text: string): string | null {
  return /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0] ?? null;
}
