import { stemOf } from '../../understanding/text/stem.ts';

/** What a question for the reasons of a decision is about, in its words. */
export type WhyAsked = {
  /** The beginnings of its words that all forms of them have, as asked: "licensing" as "licens". None if it names nothing. */
  readonly about: readonly string[];
  /** Whether it asks why something was not chosen. */
  readonly against: boolean;
};

const choosing =
  'choos(?:e|ing)|chose|cho(?:se|ice)n?|pick(?:ed|ing)?|select(?:ed|ing)?|tak(?:e|en|ing)|took|adopt(?:ed|ing)?|us(?:e|ed|ing)|run(?:ning)?|introduc(?:e|ed|ing)|decid(?:e|ed|ing)(?: (?:on|for|to|that))?|settl(?:e|ed|ing) (?:on|for)|go(?:ing)? (?:with|for)|went (?:with|for)|opt(?:ed|ing)? (?:for|to)|(?:switch|mov|migrat)(?:e|ed|ing)? to|build|built|keep|kept|commit(?:ted)? to|standardi[sz](?:e|ed) on';
const dropping =
  'reject(?:ed|ing)?|drop(?:ped|ping)?|discard(?:ed|ing)?|dismiss(?:ed|ing)?|rul(?:e|ed|ing) out|decid(?:e|ed) against|abandon(?:ed)?|deprecat(?:e|ed)|avoid(?:ed|ing)?|ban(?:ned|ning)?|forbid(?:den)?|forbade|stop(?:ped)? using|mov(?:e|ed|ing) away from|(?:get|got|getting) rid of';
/** What a team does when it chooses, or drops, as the group `verb`. */
export const verb = `(?<verb>${choosing}|${dropping})`;
const verb2 = verb.replace('<verb>', '<verb2>');
export const we = '(?:we|you|they|us|our team|the team|this team)';

/** Each form has the verb, and what was chosen as `what`. */
const forms: readonly RegExp[] = [
  new RegExp(
    `\\bwhy (?:did|do|have|had|are)(?<not>n['’]?t)? ${we} (?<not2>not |never )?(?:\\w+ly |even |ever |end(?:ed)? up )?${verb}\\b(?<what>.*)`,
    'is',
  ),
  new RegExp(`\\bwhy ${we} (?<not>did(?: not|n['’]?t) )?(?:\\w+ly |ended up )?${verb}\\b(?<what>.*)`, 'is'),
  new RegExp(
    `\\bwhy (?:was|were|is|are|has|have)(?<not>n['’]?t)? (?<what>.{1,80}?) (?<not2>not )?(?:been )?${verb}\\b`,
    'is',
  ),
  new RegExp(
    `\\bwhy (?<what>.{1,80}?) (?:was|were|is|are|got|has been|have been)(?<not>n['’]?t)? (?<not2>not )?${verb}\\b`,
    'is',
  ),
  new RegExp(
    `\\b(?:reason|thinking|rationale|reasoning|motivation|justification)s? (?:for |of |behind |why |that )?(?:(?:the |our |this |that )?(?:decision|choice) (?:to |of |for |on |behind )?(?:${verb} )?|(?:${we} )?${verb2} )(?<what>.*)`,
    'is',
  ),
  /\b(?:rationale|reasoning|motivation|justification) (?:for|behind) (?<what>.*)/is,
  new RegExp(`\\bwhat (?:made|led|brought) ${we} (?:to )?${verb}\\b(?<what>.*)`, 'is'),
];

/** What's set beside it says little about the record: "… over algolia", "… and not flask". */
const beside =
  /\b(?:over|instead of|rather than|and not|versus|vs\.?|back then|in the first place|in the end|again|at all|please|here)\b/i;

/** @returns null if it doesn't ask for the reasons of what a team has done */
export function whyAsked(written: string): WhyAsked | null {
  const line = written.replace(/\s+/g, ' ');
  if (
    !/\b(?:why|reason|rationale|reasoning|motivation|justification|thinking|what (?:made|led|brought))/i.test(
      line,
    )
  )
    return null;
  for (const form of forms) {
    const groups = form.exec(line)?.groups;
    if (groups === undefined) continue;
    const { what = '', verb: done = groups.verb2 ?? '', not, not2 } = groups;
    const drops = new RegExp(`^(?:${dropping})$`, 'i').test(done);
    return { about: subjectWords(what), against: drops || not !== undefined || not2 !== undefined };
  }
  return null;
}

/** In characters: what begins with less may be any word. */
const shortest = 2;
const most = 8;

/** The beginnings of the words that say what a question is about, up to the end of its sentence. */
export function subjectWords(what: string): string[] {
  const [sentence = ''] = what.split(/[?!;\n]|\.(?:\s|$)/);
  const [subject = ''] = sentence.split(beside);
  const words = subject
    .toLowerCase()
    .split(/[^\p{L}\p{N}.+#-]+/u)
    .map((word) => word.replace(/^[.-]+|[.-]+$/g, ''))
    .filter((word) => word.length >= shortest && !saysNothing.has(word));
  return [...new Set(words.map(beginningOf))].slice(0, most);
}

/** What a word and its stem have in common at their beginning: "library" and "librari" have "librar". */
function beginningOf(word: string): string {
  const stem = stemOf(word);
  let end = 0;
  while (end < stem.length && stem[end] === word[end]) end++;
  return end < 3 ? word : word.slice(0, end);
}

const saysNothing = new Set(
  `a an the this that these those it its our my your their we us to of for on in at by with from as and or not no be is
  are was were do does did have has use used using go going with make made into only just own new any all some
  thing things stuff one ones decision decisions choice option so much many very`.split(/\s+/),
);
