/** What a message gives as the reason for a decision, and when it's to be looked at again: always in its own words. */
export type Stated = { readonly reason: string; readonly revisit: string };

const because =
  /(?:^|[\s,;:(—–-])(?:because(?:\s+of)?|bc|b\/c|cuz|coz|['’]?cause|since|due\s+to|given(?:\s+that)?|seeing\s+that|porque|por(?!\s+(?:favor|ahora))|weil|parce\s+que|puisque)(?=\s)[\s,:]*/iu;
/** "as we need forms", not "as our framework". */
const as =
  /(?:^|[\s,;:—–-])as\s+(?=(?:we|it|i|they|there|nobody|noone|everyone|everybody|somebody|half|most|both|that|this|all|only|ops|you|he|she)\b|the\s+(?!(?:\p{L}+\s+){0,2}(?:framework|database|queue|stack|backend|default|one|tool|choice|base|basis)\b))/iu;
const named =
  /\b(?:reasons?|reson|resaon|raeson|rationale|why|motivo|razón|grund)\s*(?:[:=→]|[-–—]+(?=\s)|\b(?:is|are|being)\b)\s*(?:that\s+)?/iu;
const inBrackets = /^\s*\(([^()]{4,})\)/u;
/** What follows a comma or a dash: "django, the admin alone is worth it". */
const aside = /^[^,;:–—\uE000]{0,60}?\s*(?:[,;:–—]|-(?=\s))\s*(.+)$/su;

/** What stands behind a decision without being its reason. */
const courtesy =
  /^(?:not\b|thanks?|thank\s+you|thx|cheers|please|pls|ok\b|okay|right\b|everyone|everybody|team\b|folks|guys|all\s+good|lol|sorry|good\s+luck|done\b|over\b|instead|rather|unless|if\b|when\b|once\b|review|revisit|look|until\b|and\s+not|but\b|let\s+me|let['’]?s|i['’]?ll|who\b|what\b|can\b|could\b|any\b|objections?|@|<@|to\s+be\s+reviewed|we\s+(?:look|review|revisit|can\s+(?:review|revisit)))/iu;
const again =
  /\b(?:re-?view(?:ed)?|re-?visit(?:ed)?|re-?evaluated?|re-?assess(?:ed)?|reconsider(?:ed)?|re-?check(?:ed)?|check\s+again|look(?:ing|ed)?(?:\s+at\s+(?:it|this|that))?\s+again|look(?:ing|ed)?\s+(?:at\s+)?(?:it|this)\s+over)\b(?:\s+(?:it|this|that|the\s+decision|at\s+it|date))?(?:\s+is|\s+due)?\s*[:=]?\s*((?:in|on|by|at|after|before|next|when|once|every|until|within|end|mid|early|late|this|tomorrow|q[1-4]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|\d)[^.;,!?\n]*)/iu;
/** "if p95 isn't under 80 ms by 1 February we go back". */
const goesBack =
  /^if\s+([^,;]+?),?\s+(?:then\s+)?we\s+(?:will\s+|['’]ll\s+)?(?:go\s+back|switch|move|revisit|reconsider|look|drop|rethink|change)\b/iu;
const limited = /^[^,.;:!?]{0,30}?\b(until\s+[^,.;:!?(]+)/iu;

/** Fewer words behind a comma are a nod, not a reason. */
const leastWords = 3;

/**
 * @param rest what the sentence of the decision says behind it
 * @param later the sentences after it
 */
export function reasonAndRevisit(rest: string, later: readonly string[]): Stated {
  return { reason: tidy(reasonIn(rest, later)), revisit: tidy(revisitIn(rest, later)) };
}

function reasonIn(rest: string, later: readonly string[]): string {
  const marked = markedIn(rest);
  if (marked !== null) return marked;
  const inner = inBrackets.exec(rest)?.[1];
  if (inner !== undefined && !courtesy.test(inner)) return inner;
  const [, behind = ''] = aside.exec(rest) ?? [];
  if (isReason(behind)) return behind;
  for (const sentence of later) {
    const found = named.exec(sentence) ?? /^(?:because(?:\s+of)?|since)\s+/iu.exec(sentence);
    if (found !== null) return sentence.slice(found.index + found[0].length);
  }
  const whole = later.filter(isReason);
  const [first = ''] = whole;
  // "yes, I know what the weighing said, but ops only support Flask"
  const [, after] = /^(?:yes\b|i\s+know|we\s+know)[\s\S]*?,?\s+but\s+(.+)$/iu.exec(first) ?? [];
  if (after !== undefined) return after;
  const from = later.indexOf(first);
  const run = later.slice(from, from + 3);
  const end = run.findIndex((sentence) => !isReason(sentence));
  return whole.length === 0 ? '' : run.slice(0, end < 0 ? run.length : end).join(' ');
}

function markedIn(rest: string): string | null {
  const found = named.exec(rest) ?? because.exec(rest) ?? as.exec(rest);
  return found === null ? null : rest.slice(found.index + found[0].length);
}

/** Whether words that nothing marks as the reason are one all the same. */
function isReason(words: string): boolean {
  const said = words.trim();
  if (/\?\s*$/.test(said) || courtesy.test(said) || again.test(said) || goesBack.test(said)) return false;
  return (said.match(/\p{L}[\p{L}\p{N}'’]*/gu) ?? []).length >= leastWords;
}

function revisitIn(rest: string, later: readonly string[]): string {
  for (const sentence of [rest, ...later]) {
    const found = again.exec(sentence)?.[1] ?? goesBack.exec(sentence.trim())?.[1];
    if (found !== undefined) return found;
  }
  return limited.exec(rest)?.[1] ?? '';
}

/** Without the marks and spaces around it, and without a request to record it. */
function tidy(words: string): string {
  return words
    .replace(
      /[\s.;,]*\b(?:please\s+record(?:\s+(?:it|this))?|record\s+(?:it|this)\s+please)\s*[.!]*\s*$/iu,
      '',
    )
    .replace(
      /[\s,;]+(?:and\s+|but\s+)?(?:we(?:\s+will|['’]ll)?\s+|to\s+be\s+)?(?:re-?view|re-?visit|reconsider|look\s+(?:at\s+(?:it|this|that)\s+)?again)(?:ed)?\b[^.;]*$/iu,
      '',
    )
    .replace(/^[\s,;:–—-]+|[\s.,;:–—-]+$/gu, '')
    .replace(/(?:\s*(?:\p{Extended_Pictographic}|\uFE0F))+$/gu, '')
    .replace(/^\(([^()]*)\)$/u, '$1')
    .trim();
}
