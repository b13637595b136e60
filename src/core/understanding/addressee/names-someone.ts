import { afterOpening } from '../match/clauses.ts';
import type { Reading } from '../match/reading.ts';

/** "anna, did you deploy?": an unknown word followed by a comma. */
export function opensWithName(reading: Reading): boolean {
  const [first, comma] = reading.words;
  if (first === undefined || comma === undefined || reading.words.length <= 2 || !isName(reading, 0))
    return false;
  // "pia why not??"
  return comma.text === ',' || asking.has(comma.text);
}
const asking = new Set(
  'why what when where who how did do does can could would will are have you'.split(' '),
);

/** "hey ben, …": a greeting followed by an unknown word. */
export function greetsSomeone(reading: Reading): boolean {
  const greeting = reading.all('greeting').find(({ from }) => from === 0);
  return greeting !== undefined && isName(reading, greeting.to);
}

/** "what do you think, carol?": an unknown word at the end, after a comma. */
export function closesWithName(reading: Reading): boolean {
  const { words } = reading;
  let last = words.length - 1;
  while (last >= 0 && words[last]?.mark) last--;
  return last >= 2 && words[last - 1]?.text === ',' && isName(reading, last);
}

/** "can you take that, ben? it's red": a name that a question ends with. */
export function asksByName(reading: Reading): boolean {
  const { words } = reading;
  return words.some(
    ({ text }, at) => text === '?' && at >= 3 && words[at - 2]?.text === ',' && isName(reading, at - 1),
  );
}

function isName(reading: Reading, at: number): boolean {
  const word = reading.words[at];
  return (
    word !== undefined &&
    !word.mark &&
    word.value === undefined &&
    reading.unknown.has(at) &&
    !reading.topical[at] &&
    !notNames.has(word.text) &&
    !word.text.endsWith('ly') &&
    /^\p{L}{2,14}$/u.test(word.text)
  );
}

const notNames = new Set(
  `ok okay so well hm hmm right also and but actually btw imo imho question yes no nah yeah yep fine alright then now sure sorry team all folks guys bot hey hi hello thanks thx please plus
  quick honestly first second third lastly finally anyway anyways still next today correction decision note again maybe ah oh wait agreed true nope opinion yo tradeoff since if when while
  tho though lol haha rofl lmao cool great nice meh ugh look listen oops never seriously realistically architecture speaking hola hallo bonjour leute amigos chicos bueno gut bon oi
  ha bah eh vale hers his mine theirs messy tbh afaik iirc fwiw imho`.split(/\s+/),
);

/** "tradeoff, which one?", "hey bot …", "which one, bot?": its name where a name is called, not the common noun. */
export function callsBotByName(reading: Reading): boolean {
  const { words } = reading;
  const first = afterOpening(words);
  for (const at of first === 0 ? [0] : [0, first])
    if (isBot(words[at]?.text) && (!tellsOfIt.has(words[at + 1]?.text ?? '') || asksItself(reading, at)))
      return true;
  let last = words.length - 1;
  while (last >= 0 && words[last]?.mark) last--;
  return isBot(words[last]?.text) && words[last - 1]?.text === ',';
}

const auxiliary = setOf('is are was were does did has had');
const subject = setOf('we i it there');

/** "tradeoff is flask an option?", "bot are you sure?": its name, then a question. */
function asksItself({ words, options }: Reading, at: number): boolean {
  const asked = words[at + 2]?.text ?? '';
  return (
    auxiliary.has(words[at + 1]?.text ?? '') &&
    (asked === 'you' ||
      (words[at]?.text === 'tradeoff' && (subject.has(asked) || options.some(({ from }) => from === at + 2))))
  );
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

function isBot(text: string | undefined): boolean {
  return text === 'tradeoff' || text === 'bot';
}

/** What follows if the word is a subject or a noun: "the bot is down", "tradeoff between speed and size". */
const tellsOfIt = new Set(
  'is was are were being has had does did seems looks said says thinks gave for here of with between wise and or in on . ! answered crashed broke'.split(
    ' ',
  ),
);
