import { namesInUnquoted, withoutQuoted } from './list-of-names.ts';
import type { ReadTopicAct } from './topic-act.ts';

const greeting = String.raw`(?:(?:ok(?:ay)?|so|hey|hi|hello|please|now|well|alright|right|team|folks|all)[,!.]?\s+)*`;
const wanting = `(?:let['’]?s|let us|help us|can you help us|could you help us|we(?: have| need| want|['’]d like| would like|['’]re trying| are trying|['’]re going| are going) to|we(?:['’]ve| have) got to|we must|i(?: have| need| want) to)`;
const choosing = `(?:choose|decide|pick|select)`;
const thing = String.raw`(?:(?:on\s+|upon\s+)?(?:a|an|our|the|one|some)\s+(?<thing>[^:,?!.]{2,50}?)\s*)?`;
const from = String.raw`(?:between|among|amongst|from(?: among)?|out of|:|[.,;]?\s*(?:the\s+|our\s+|my\s+)?(?:options|candidates|contenders|alternatives)(?:\s+(?:are|being))?\s*:?)`;
const asking = String.raw`(?:(?:let['’]?s|please|(?:can|could) (?:you|we)|(?:i|we)(?:['’]d| would) like to|(?:i|we) (?:want|need|have) to|help (?:me|us)(?: to)?)\s+)?`;

/** "let's choose between Keycloak, Auth0 and Authentik", "help us pick an identity provider: …" */
const choosesBetween = new RegExp(
  `^${greeting}${wanting}\\s+${choosing}\\s+${thing}${from}\\s*(?<list>[^?!]+?)[\\s.?!]*$`,
  'isu',
);
/** "start a choice of our own between …", "new topic of our own: …" */
const startsChoice = new RegExp(
  String.raw`^${greeting}${asking}(?:start|begin|open|create|new|set up)\s+(?:an?\s+)?(?:new\s+)?(?:choice|topic|comparison)(?<own>\s+of (?:our|my) own)?(?:\s+about\s+(?<kind>[^:,?!.]{1,50}?))?\s*(?:between|among|of|on|from|with|:)\s*(?<list>[^?!]+?)[\s.?!]*$`,
  'isu',
);
const startsNothing = new RegExp(
  String.raw`^${greeting}${asking}(?:start|begin|open|create|new|set up)\s+(?:an?\s+)?(?:new\s+)?(?:choice|topic)\s+of (?:our|my) own[\s.?!]*$`,
  'iu',
);
/** What it's for, behind the names: "… for our login". */
const purposeBehind =
  /^(?<list>.+?)\s+(?:for|as)\s+(?:our\s+|the\s+|a\s+|an\s+|my\s+)?(?<purpose>[^,;]{1,80})$/isu;

/** Somebody wants to choose among things that they name; only where the bot is spoken to. Null if it's anything else. */
export function readStart(written: string): ReadTopicAct | null {
  const { text, restore } = withoutQuoted(written.trim());
  if (startsNothing.test(text))
    return { what: { act: 'start', names: [], purpose: null, kind: null, own: true }, certain: 'called' };
  const starts = startsChoice.exec(text)?.groups;
  const found = starts ?? choosesBetween.exec(text)?.groups;
  if (found?.list === undefined) return null;
  const behind = purposeBehind.exec(found.list)?.groups;
  const names = namesInUnquoted({ text: behind?.list ?? found.list, restore });
  if (names === null || names.length < 2) return null;
  const purpose = found.thing ?? behind?.purpose ?? null;
  const kind = found.kind ?? null;
  return {
    what: {
      act: 'start',
      names,
      purpose: purpose === null ? null : restore(purpose.trim()),
      kind: kind === null ? null : restore(kind),
      own: found.own !== undefined,
    },
    certain: 'called',
  };
}
