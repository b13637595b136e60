import type { Topic } from '../../../knowledge/schema.ts';
import { type Word, wordsAs } from '../text/words.ts';

const stack =
  '(?:(?:tech(?:nology|nical)? )?stack|whole (?:setup|set up|thing|architecture)|entire (?:setup|stack)|everything (?:we need|together))';
const asks = new RegExp(
  [
    `\\b(?:choose|pick|select|find|build|plan|design|decide|choosing|picking|recommend|suggest|propose|advise|put together|assemble|want|need|looking for|give) (?:(?:on|us|me|out|a|an|the|our|my|whole|full|entire|complete|good|right|best|new|python|web|backend|modern|sensible|about|with) )*${stack}\\b`,
    `\\b(?:which|what|whats|best|good|right|ideal|sensible|recommended) (?:(?:is|would be|the|a|an|our|whole|full|entire|complete|good|right|best|python|web|backend|modern) )*${stack}\\b`,
    `^${stack}$`,
    `\\b${stack} (?:for|please|advice|recommendations?|suggestions?)\\b`,
  ].join('|'),
);
/** "a full stack team", "our stack is …", "stack trace": says what there is. */
const tells =
  /\bstack (?:trace|traces|overflow|dev|devs|developers?|engineers?|team|people|exchange|frame|up|is|are|has)\b|\b(?:your|their) (?:own )?(?:tech )?stack\b/;

/** Whether a message asks to choose all parts of a stack: "help us choose a stack", "what tech stack should we use?" */
export function asksForStack(words: readonly Word[], topics: readonly Topic[]): boolean {
  if (topics.length < 2 || !words.some(({ text }) => opening.has(text))) return false;
  if (topics.filter((topic) => topic.stack !== undefined).length < 2) return false;
  const said = wordsAs(words);
  return asks.test(said) && !tells.test(said);
}

const opening = new Set(['stack', 'setup', 'set', 'architecture', 'thing', 'everything']);
