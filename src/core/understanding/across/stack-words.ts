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
  if (topics.length < 2) return false;
  const parts = topics.filter((topic) => topic.stack !== undefined);
  if (parts.length < 2) return false;
  if (asksForParts(words, parts)) return true;
  if (!words.some(({ text }) => opening.has(text))) return false;
  const said = wordsAs(words);
  return asks.test(said) && !tells.test(said);
}

/** Whether a message asks to choose several parts by what they're called: "help us pick framework, database and job queue". */
function asksForParts(words: readonly Word[], parts: readonly Topic[]): boolean {
  if (!words.some(({ text }) => choosing.has(text))) return false;
  const found = parts
    .flatMap(({ noun }) => {
      const names = [...(noun.also ?? []), noun.one, noun.many].map((name) => name.toLowerCase().split(' '));
      const all = words.flatMap((_, from) =>
        names
          .filter((name) => isNamedAt(words, from, name))
          .map(({ length }) => ({ from, to: from + length })),
      );
      return all.sort((one, other) => one.from - other.from || other.to - one.to).slice(0, 1);
    })
    .sort((one, other) => one.from - other.from);
  return found.some((one, at) => {
    const next = found[at + 1];
    const between = next === undefined ? [] : words.slice(one.to, next.from).map(({ text }) => text);
    return between.some((text) => listing.has(text)) && between.every((text) => withinList.has(text));
  });
}

function isNamedAt(words: readonly Word[], from: number, name: readonly string[]): boolean {
  return name.every((part, index) => words[from + index]?.text === part);
}

const choosing = new Set(
  'choose pick select recommend suggest choosing picking which what help need want decide'.split(' '),
);
const listing = new Set([',', 'and', '+', '&', '/', 'plus']);
/** What stands in a list of parts: "framework, a database and the job queue". */
const withinList = new Set([
  ...listing,
  ...'a an the our web python sql job task background message'.split(' '),
]);

const opening = new Set(['stack', 'setup', 'set', 'architecture', 'thing', 'everything']);
