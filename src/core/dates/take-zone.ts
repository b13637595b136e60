import { isZoneAbbreviation, type NamedZones, zoneOfCity, zonesNamed } from './zone-words.ts';
import { isZone } from './zones.ts';

type Taken = { readonly zones: NamedZones; readonly isNamed: boolean; readonly rest: string };

const clockBefore = '(?<=\\d:\\d\\d|\\d\\.\\d\\d|\\d ?[ap]m|\\dh|noon|midnight)';

/** How words name a zone. Each is tried in turn; what it matches has to be one, or the whole isn't understood. */
const ways: readonly RegExp[] = [
  /\(?\b(?:utc|gmt)(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?(?![\w:])\)?/g,
  new RegExp(`${clockBefore} ?[+-]\\d{1,2}(?::?\\d\\d)?(?![\\d:.-])`, 'g'),
  /\(?\b[a-z_]+(?:\/[a-z_+-]+)+\b\)?/g,
  /(?:in )?\(?\b(?:(?:[a-z]+ )?[a-z]+) (?:standard time|daylight time|time)(?:zone)?\b\)?/g,
  /(?<=\d)z\b/g,
  new RegExp(`${clockBefore} ?\\(?[a-z]{2,5}\\b\\)?`, 'g'),
  /\b(?:cest|cet|wet|eest|eet|msk|[ecmp][sd]t|bst|ist|jst|kst|sgt|hkt|ae[sd]t|ac[sd]t|awst|nz[sd]t|brt|pkt|akst|hst)\b/g,
  new RegExp(`${clockBefore} (?:in )?\\(?[a-z]+(?: [a-z]+)?\\b\\)?`, 'g'),
  /\bin [a-z]+(?: [a-z]+)?$/g,
];

/**
 * Takes the zone out of words for a time.
 *
 * @param zone the one meant where they name none
 * @param at about when the time is, in milliseconds since 1970
 * @returns the zones they may mean (the given one if they name none), and the words without; null if they name a zone
 *   that isn't known, or two
 */
export function takeZone(words: string, zone: string, at: number): Taken | null {
  let rest = words;
  let found: NamedZones | null = null;
  for (const way of ways)
    for (const [whole] of [...rest.matchAll(way)]) {
      const named = zoneWords(whole.trim().replace(/[()]/g, ''));
      if (named === null) continue;
      if (found !== null) return null;
      const zones = zonesNamed(/[+-]/.test(named) ? named.replaceAll(' ', '') : named.trim(), zone, at);
      if (zones.length === 0) return null;
      found = zones;
      rest = rest.replace(
        whole,
        whole
          .replace(named, '')
          .replace(/^ ?\(?(?:in )?\(?/, ' ')
          .replace(/\)$/, ' '),
      );
    }
  return { zones: found ?? [zone], isNamed: found !== null, rest: rest.replace(/\s+/g, ' ').trim() };
}

/** The part of some words that names a zone, known or not; null if none does. */
function zoneWords(words: string): string | null {
  if (/^(?:utc|gmt)/.test(words) || /^[+-]\d/.test(words) || words === 'z') return words;
  if (words.includes('/')) return isZone(words) ? words : null;
  if (/ ?time(?:zone)?$/.test(words)) {
    const name = words.replace(/^in /, '');
    const [, two = '', one = ''] =
      /^((?:[a-z]+ )?([a-z]+)) (?:standard |daylight )?time(?:zone)?$/.exec(name) ?? [];
    const suffix = name.slice(two.length);
    const isKnown = (zone: string): boolean => zonesNamed(`${zone}${suffix}`, 'UTC', 0).length > 0;
    return isKnown(two) ? name : `${one}${suffix}`;
  }
  const name = words.replace(/^in /, '');
  if (isZoneAbbreviation(name)) return name;
  if (/^[a-z]{1,4}t$/.test(name) && name !== 'at') return name;
  if (zoneOfCity(name) !== undefined) return name;
  const [first = ''] = name.split(' ');
  return isZoneAbbreviation(first) || zoneOfCity(first) !== undefined ? first : null;
}
