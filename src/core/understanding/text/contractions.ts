import { fold } from './fold.ts';

/**
 * Keys are written without apostrophes. A Map, because people write "constructor" and other words that every
 * object has.
 */
const contractions = new Map<string, readonly string[]>(
  Object.entries({
    dont: ['do', 'not'],
    doesnt: ['does', 'not'],
    didnt: ['did', 'not'],
    cant: ['can', 'not'],
    cannot: ['can', 'not'],
    wont: ['will', 'not'],
    wouldnt: ['would', 'not'],
    shouldnt: ['should', 'not'],
    couldnt: ['could', 'not'],
    isnt: ['is', 'not'],
    arent: ['are', 'not'],
    wasnt: ['was', 'not'],
    havent: ['have', 'not'],
    hasnt: ['has', 'not'],
    aint: ['is', 'not'],
    im: ['i', 'am'],
    ive: ['i', 'have'],
    youre: ['you', 'are'],
    theyre: ['they', 'are'],
    weve: ['we', 'have'],
    whats: ['what', 'is'],
    wheres: ['where', 'is'],
    whos: ['who', 'is'],
    hows: ['how', 'is'],
    thats: ['that', 'is'],
    lets: ['let', 'us'],
    wanna: ['want', 'to'],
    gonna: ['going', 'to'],
    gotta: ['have', 'to'],
    u: ['you'],
    ur: ['your'],
    r: ['are'],
    pls: ['please'],
    plz: ['please'],
    thx: ['thanks'],
    ty: ['thanks'],
    ppl: ['people'],
    cuz: ['because'],
    bc: ['because'],
    versus: ['vs'],
    w: ['with'],
    'w/': ['with'],
    'w/o': ['without'],
    nd: ['and'],
    tho: ['though'],
    dunno: ['do', 'not', 'know'],
    lemme: ['let', 'me'],
    gimme: ['give', 'me'],
    rly: ['really'],
    prob: ['probably'],
    whcih: ['which'],
    whihc: ['which'],
    wihch: ['which'],
    waht: ['what'],
    teh: ['the'],
    adn: ['and'],
    smal: ['small'],
    shoud: ['should'],
    woud: ['would'],
    becuase: ['because'],
    thier: ['their'],
    taht: ['that'],
    wiht: ['with'],
    hwo: ['how'],
  }),
);
const endings = new Map([
  ['re', 'are'],
  ['m', 'am'],
  ['ll', 'will'],
  ['ve', 'have'],
  ['d', 'would'],
]);

/** Expands a contraction: "don't" becomes two words. */
export function expand(whole: string): readonly string[] {
  if (whole === '+') return ['plus'];
  const folded = fold(whole);
  const apostrophe = folded.search(/['’´]/);
  if (apostrophe < 0) return contractions.get(folded) ?? [folded];
  const head = folded.slice(0, apostrophe);
  const tail = folded.slice(apostrophe + 1).replace(/['’´]/g, '');
  const joined = contractions.get(head + tail);
  if (joined !== undefined) return joined;
  if (tail === 's' || tail === '') return [head];
  const ending = endings.get(tail);
  return ending === undefined ? [head, tail] : [head, ending];
}
