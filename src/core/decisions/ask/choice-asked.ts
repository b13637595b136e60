import { ofLastText } from '../../understanding/text/of-last-text.ts';
import { subjectWords, verb, we } from './why-asked.ts';

/** Each form has what was decided as `what`; "what did we decide?" has none. */
const forms: readonly RegExp[] = [
  new RegExp(
    `\\b(?:what|which) (?<what>(?!did|do|have|had|has|was|were|is|are)\\w.{0,60}?) (?:did|have|had) ${we} (?:\\w+ly |ever |already |end(?:ed)? up )?${verb}\\b`,
    'is',
  ),
  new RegExp(
    `\\b(?:what|when|who|whom|where|how) (?:did|have|had) ${we} (?:\\w+ly |ever |already |end(?:ed)? up )?${verb}\\b(?<what>.*)`,
    'is',
  ),
  new RegExp(`\\b(?:what|when) (?:was|were|has been|have been|got) ${verb}\\b(?<what>.*)`, 'is'),
  new RegExp(`\\bwhen (?:was|were) (?<what>.{1,80}?) ${verb}\\b`, 'is'),
  /\b(?:the|our|any|a|that) (?:decision|choice) (?:on|for|about|regarding|concerning) (?<what>.*)/is,
  new RegExp(`\\bwho (?:\\w+ly )?${verb}\\b(?<what>.*)`, 'is'),
];

/** Words that say when or where, and not what. */
const aside =
  /\b(?:last|past|previous|this|that|other|next) (?:time|day|week|month|quarter|year|meeting|sprint|thread|channel|morning|evening)s?\b|\b(?:in|at|since|until|before|after|by|from|on) (?:the |our |this |that )?(?:thread|channel|meeting|call|retro|planning|\d[\d-]*|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:today|yesterday|lately|recently|earlier|before|already|finally|eventually|so far|then|now|together|about|regarding|concerning|around|as a team|time|when|why|how|else|previously|originally|anyway|everyone|everybody|somebody|anyone|anybody|it)\b|<[^>]*>/gi;

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Most messages are about one topic, whose names are always the same. */
const patternOf = ofLastText(
  (names) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${names})(?![\\p{L}\\p{N}])`, 'giu'),
);

/**
 * What a question for a decision that a team has made is about: "what did we decide on linting?".
 *
 * @param unsaid names that are looked for otherwise, or say nothing
 * @returns beginnings of words, as of `WhyAsked`; none if it names nothing
 */
export function choiceAsked(written: string, unsaid: readonly string[]): readonly string[] {
  const line = written.replace(/\s+/g, ' ').replace(patternOf(unsaid.map(escaped).join('|')), ' ');
  for (const form of forms) {
    const { what } = form.exec(line)?.groups ?? {};
    if (what === undefined) continue;
    const about = subjectWords(what.replace(aside, ' '));
    if (about.length > 0) return about;
  }
  return [];
}
