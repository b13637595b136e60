import { type Word, wordsAs } from '../text/words.ts';

const verbs =
  '(?:compare|rate|rank|cover|evaluate|review|score|assess|do|handle|support|include|add|answer (?:questions )?(?:about|on)|help (?:us |me )?(?:with|choose|pick|compare)|tell (?:us|me) about|know (?:about|anything about)?)';
const coverage = new RegExp(
  `^(?:(?:ok|and|so|but|hey|hi|btw|by the way) )*(?:can|could|do|does|will|would|are) (?:you|u|it|this|this (?:bot|thing)|the bot) (?:able to )?(?:(?:also|only|even|perhaps|maybe|ever) )*${verbs} `,
);
const wider = /\b(?:also|other|others|besides|as well|too|only|else|even)\b/;
const narrower = /\b(?:on|by|regarding|in terms of|them|these|those|it|that|this|both|more)\b/;

/**
 * "can you also compare databases?": whether the bot covers something else than it does.
 *
 * @param namesAspect whether it names what options are compared on: "security" is that, "databases" are another kind of thing
 */
export function asksForCoverage(words: readonly Word[], namesAspect: boolean): boolean {
  const said = wordsAs(words);
  const found = coverage.exec(said);
  if (found === null || !wider.test(said)) return false;
  const rest = said.slice(found[0].length);
  if (namesAspect && !kinds.test(rest)) return false;
  return rest !== '' && rest.split(' ').length <= longest && !narrower.test(rest);
}
const longest = 8;
/** Things in the plural: databases, queues, clouds. */
const kinds = /[^su]s(?: too| also| as well| for us| for me| please)*$/;

const ownRatings =
  /\b(?:(?:add|enter|set|change|override|edit|adjust|submit|give|use|make|define|bring|import|put in|correct|overwrite) (?:in )?(?:my|our|your|own|a|an|the|new|custom|some|another|different|extra|one|more)\b.*\b(?:rating|ratings|score|scores|criterion|criteria|aspect|aspects|framework|frameworks|option|options|claim|claims|source|sources|data)|(?:my|our) own (?:rating|ratings|score|scores|criteria|criterion|data|numbers|claims|frameworks?|options?))\b/;
const records = /\b(?:decisions?|records?|votes?)\b/;
const places =
  /\b(?:web ?page|web ?site|page|browser|dashboard|html|site|wiki|confluence|notion|pdf|ui|web|online|files?|markdown|export)\b/;

/** What people ask of the program that it does in another way, or not at all. */
export type AskedOfProgram = 'own-ratings' | 'records-elsewhere';

/** "how do i add our own rating", "can i see all decisions on a web page?" */
export function askedOfProgram(words: readonly Word[]): AskedOfProgram | undefined {
  const said = wordsAs(words);
  if (said.split(' ').length > longestOfProgram || !asksHow.test(said)) return undefined;
  if (records.test(said) && places.test(said)) return 'records-elsewhere';
  return ownRatings.test(said) ? 'own-ratings' : undefined;
}
const longestOfProgram = 16;
const asksHow =
  /^(?:(?:ok|and|so|but|hey|hi|btw|please|also) )*(?:how|where|can|could|may|is it possible|is there|are|do|does|will|would|i want to|we want to|i would like to|we would like to)\b/;
