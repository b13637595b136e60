import type { Topic } from '../../../knowledge/schema.ts';
import type { Conversation } from '../../turn/conversation.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { isFamiliar } from '../../understanding/text/familiar.ts';
import { stemOf } from '../../understanding/text/stem.ts';
import { wordsAs } from '../../understanding/text/words.ts';
import { type PackageRelease, packageKey, packageReleases } from './package-releases.ts';

/** Whether packages are kept up, when each had its last release, or which of them to take. */
export type AskedUpkeep = {
  readonly asks: 'alive' | 'release' | 'pick';
  /** At least one, in the order in which they're named. */
  readonly of: readonly PackageRelease[];
};

const alive =
  /\b(?:alive|dead|dying|abandoned|abandonware|unmaintained|maintained|maintenance|maintains|stale|active(?! directory)|actively|inactive|kept up|looked after|(?:still )?(?:updated|supported|developed|released)|anybody home|anyone home)\b/;
const release =
  /\b(?:last|latest|newest|current|most recent|recent) (?:release|version|update|commit)s?\b|\b(?:when|how long ago) (?:was|were|did|is|are)\b.*\b(?:release|released|updated|update|version|published)\b|\bhow (?:old|recent|fresh|new)\b|\b(?:which|what) version\b|\brelease date\b/;
/** "which version introduced it", "which version of Python does it need": not the newest. */
const otherVersion =
  /\bversion\b.*\b(?:introduced|added|removed|need|needs|needed|require|requires|support|supports|supported|python|minimum|oldest)\b/;
/** "which one would you take?", after several were named. */
const picking =
  /^(?:(?:ok|okay|so|and|but|then|hm|hmm) )*(?:which|what) (?:one |of (?:them|those|these|the two) |package |library )?(?:would|should|do|shall|will) (?:you|we|i|one) (?:take|pick|use|choose|go with|go for|recommend|suggest|prefer|start with|try)(?: (?:then|first|here|of (?:them|those|these)|yourself|for (?:that|this|us)))*$/;
/** "maintained by one person": by whom, and not whether. "by anyone" is whether. */
const byWhom = /\b(?:maintained|developed|supported|released|updated|looked after|kept up) by (?!any)/;
/** Whether one is better than another is no question of its releases. */
const comparing = /\b(?:than|vs|versus|better|compared|compare|instead of|or)\b/;
const several = /\b(?:those|them|they|these|both|any|packages|libraries|libs|extensions|ones|all|each)\b/;
const one = /\b(?:it|its|that|this|one|package|library|lib|extension|plugin)\b/;
const places = ['first', 'second', 'third'];

/** Longer messages ask something else besides. */
const longest = 16;
const longestPointing = 12;
const mostAsked = 3;

/**
 * What a message asks of the upkeep of packages: those that it names, or else those that the last answer named. Undefined if
 * it asks for something else, or of an option.
 */
export function askedUpkeep(reading: Reading, { frame }: Conversation): AskedUpkeep | undefined {
  const { words, topic } = reading;
  const count = words.filter(({ mark }) => !mark).length;
  const said = wordsAs(words);
  if (count === 0 || count > longest) return undefined;
  const last = frame?.last ?? null;
  const told = last === null || frame?.topic !== topic.id ? [] : packagesIn(topic, last.claims);
  if (picking.test(said) && told.length > 1 && last?.ranking == null)
    return { asks: 'pick', of: told.slice(0, mostAsked) };
  if (comparing.test(said) || byWhom.test(said)) return undefined;
  const asks = release.test(said) && !otherVersion.test(said) ? 'release' : 'alive';
  if (asks === 'alive' && !alive.test(said)) return undefined;
  const named = packagesNamed(reading);
  if (named.length > 0) return { asks, of: named.slice(0, mostAsked) };
  if (last === null || told.length === 0 || count > longestPointing) return undefined;
  if (reading.options.length + reading.alternatives.length + reading.asked.length > 0) return undefined;
  const place = places.findIndex((word) => words.some(({ text }) => text === word));
  const placed = told[place];
  if (placed !== undefined) return { asks, of: [placed] };
  if (several.test(said)) return { asks, of: told.slice(0, mostAsked) };
  // "it" may as well be the option, unless the answer began with a package.
  const first = packagesIn(topic, last.claims.slice(0, 1));
  const pointsAtNone = !one.test(said) && !several.test(said);
  return first.length > 0 && (one.test(said) || (pointsAtNone && count <= fewest))
    ? { asks, of: first.slice(0, mostAsked) }
    : undefined;
}

/** "last release?" */
const fewest = 5;

/** The packages that claims name, in order. */
export function packagesIn(topic: Topic, claims: readonly string[]): readonly PackageRelease[] {
  const releases = packageReleases(topic);
  return claims.flatMap((id) => releases.filter(({ claim }) => claim === id));
}

/** The packages that a message names: "flask security", "geoalchemy's". */
export function packagesNamed({ words, topic, alternatives }: Reading): readonly PackageRelease[] {
  const releases = packageReleases(topic);
  const others = taken(topic);
  // "is arq maintained? we use it with fastapi": where a product is named, half a package's name is something else.
  const suffixes = alternatives.length > 0 ? [] : releases.flatMap(suffixesOf);
  const byKey = new Map([
    ...suffixes.filter(([key]) => !others.has(key)),
    ...releases.flatMap((each) => {
      const key = packageKey(each.name);
      const bare = key.replace(/\d+$/, '');
      return [[bare, each] as const, [key, each] as const];
    }),
  ]);
  const found: PackageRelease[] = [];
  const plain = words.filter(({ mark }) => !mark);
  for (let at = 0; at < plain.length; ) {
    let length = Math.min(longestName, plain.length - at);
    for (; length > 0; length -= 1) {
      const key = packageKey(
        plain
          .slice(at, at + length)
          .map(({ text }) => text)
          .join(''),
      );
      const release = byKey.get(key);
      if (release === undefined) continue;
      if (!found.includes(release)) found.push(release);
      break;
    }
    at += Math.max(1, length);
  }
  return found;
}
const longestName = 4;

/** "socketio" for Flask-SocketIO, unless it's a word of its own, as in flask-security. */
function suffixesOf(release: PackageRelease): (readonly [string, PackageRelease])[] {
  const [, ...parts] = release.name.split('-');
  const rest = parts.join(' ').toLowerCase();
  const isWord = parts.every((part) => isFamiliar(part.toLowerCase(), stemOf(part.toLowerCase())));
  return rest.length < shortestSuffix || isWord ? [] : [[packageKey(rest), release]];
}
const shortestSuffix = 5;

/** What's something else by itself: "sqlalchemy", and what claims write as a word, as "login". */
function taken(topic: Topic): ReadonlySet<string> {
  const before = takenBy.get(topic);
  if (before !== undefined) return before;
  const names = [...topic.options, ...topic.alternatives].flatMap(({ aliases }) => aliases);
  const words = topic.claims.flatMap(
    ({ line }) => line.match(/(?<![\p{L}\p{N}-])\p{Ll}+(?![\p{L}\p{N}])/gu) ?? [],
  );
  const made = new Set([...names.map(packageKey), ...words]);
  takenBy.set(topic, made);
  return made;
}
const takenBy = new WeakMap<Topic, ReadonlySet<string>>();
