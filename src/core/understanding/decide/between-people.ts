import type { Reading } from '../match/reading.ts';
import type { Situation } from './situation.ts';

/** "anna, did you deploy?": an unknown word followed by a comma. */
export function opensWithName(reading: Reading): boolean {
  const [first, comma] = reading.words;
  if (first === undefined || comma?.text !== ',' || first.mark || first.value !== undefined) return false;
  const taken = [...reading.options, ...reading.aspects, ...reading.needs, ...reading.excluded].some(
    ({ from }) => from === 0,
  );
  return !taken && !notNames.has(first.text) && /^[a-z]{2,12}$/.test(first.text) && reading.words.length > 2;
}

/** "hey ben, …": a greeting followed by an unknown word. */
export function greetsSomeone(reading: Reading): boolean {
  const greeting = reading.all('greeting').find(({ from }) => from === 0);
  const next = greeting === undefined ? undefined : reading.words[greeting.to];
  return (
    greeting !== undefined &&
    next !== undefined &&
    reading.unknown.has(greeting.to) &&
    !notNames.has(next.text)
  );
}

const notNames = new Set(
  `ok okay so well hm hmm right also and but actually btw imo imho question yes no nah yeah yep fine alright then now sure sorry team all folks guys bot hey hi hello hm thanks thx please plus
  quick honestly first second third lastly finally anyway anyways still next today correction decision note again maybe ah oh wait agreed true nope opinion yo tradeoff sure given since if when while
  for from with what which who why how is are do does can could will would should we i they it that this these those in on at by as my our architecture security speaking hola hallo bonjour leute amigos chicos bueno gut bon oi cool lol haha
  great nice meh ugh look listen oops never speed memory performance database async deployment testing admin auth ram hosting seriously realistically`.split(
    /\s+/,
  ),
);

/** True if the message states something that affects the choice, whoever else it addresses. */
export function changesSomething({ reading, readmitted }: Situation): boolean {
  return (
    (reading.needs.length > 0 && reading.words.every(({ text }) => text !== '?') && reading.has('must')) ||
    reading.excluded.length + reading.withdrawn.length + readmitted.length > 0 ||
    reading.has('record', 'include-next', 'include-prev')
  );
}

/** Talks about the writer and asks for nothing: "I used flask at my last job", "my app runs since 2019". */
export function isAnecdote({ reading, readmitted, hasContext }: Situation): boolean {
  if (
    reading.words.some(({ text }) => text === '?') ||
    reading.excluded.length + reading.withdrawn.length + readmitted.length > 0 ||
    reading.has(...wishes) ||
    (hasContext && reading.has('why', 'trust', 'source', 'withdraw-that'))
  )
    return false;
  const words = reading.words.filter(({ mark }) => !mark).map(({ text }) => text);
  const speaker = words.findIndex((text) => oneself.has(text));
  if (speaker < 0 || speaker > 1)
    return words.some(
      (text, at) =>
        restored.has(text) ||
        ((text === 'up' || text === 'down') && (words[at + 1] === 'again' || at === words.length - 1)) ||
        (text === 'was' && oneself.has(words[at + 1] ?? '')),
    );
  if (words[speaker] !== 'i') return reading.needs.length === 0;
  return words.slice(speaker + 1, speaker + 3).some((text) => told.has(text) || /[a-z]{3}ed$/.test(text));
}

const wishes = [
  'versus',
  'which',
  'pick',
  'verdict',
  'criteria',
  'record',
  'correction',
  'must',
  'better',
  'reset',
] as const;

const oneself = new Set(['i', 'my', 'mine']);

const told = new Set(
  `did saw read wrote had got was used tried built heard like liked love loved hated remember started moved ran run
  made went still never look looked watch watched knew took broke`.split(/\s+/),
);

/** "the server is up again" is about a server, not about the choice. */
const restored = new Set(['broke', 'broken', 'crashed', 'crashing', 'restarted', 'rebooted']);
