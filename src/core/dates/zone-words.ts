import { isZone, offsetAt, offsetWords } from './zones.ts';

/** The zones that words may mean; more than one where they don't tell. Empty for words that name none. */
export type NamedZones = readonly string[];

/**
 * Abbreviations. The offset of `is` is what they strictly mean; in the other half of the year many write them for the
 * clock of `clock`. Those with several zones are used in more than one part of the world.
 */
const abbreviations: Readonly<Record<string, readonly string[]>> = {
  utc: ['UTC'],
  gmt: ['UTC'],
  z: ['UTC'],
  wet: ['+00:00|Europe/Lisbon'],
  west: ['+01:00|Europe/Lisbon'],
  cet: ['+01:00|Europe/Berlin'],
  cest: ['+02:00|Europe/Berlin'],
  mez: ['+01:00|Europe/Berlin'],
  mesz: ['+02:00|Europe/Berlin'],
  eet: ['+02:00|Europe/Helsinki'],
  eest: ['+03:00|Europe/Helsinki'],
  msk: ['+03:00'],
  est: ['-05:00|America/New_York'],
  edt: ['-04:00|America/New_York'],
  et: ['America/New_York'],
  cst: ['-06:00|America/Chicago', '+08:00|Asia/Shanghai'],
  cdt: ['-05:00|America/Chicago'],
  ct: ['America/Chicago'],
  mst: ['-07:00|America/Denver'],
  mdt: ['-06:00|America/Denver'],
  mt: ['America/Denver'],
  pst: ['-08:00|America/Los_Angeles'],
  pdt: ['-07:00|America/Los_Angeles'],
  pt: ['America/Los_Angeles'],
  akst: ['-09:00|America/Anchorage'],
  hst: ['-10:00'],
  brt: ['-03:00'],
  bst: ['+01:00|Europe/London', '+06:00|Asia/Dhaka'],
  ist: ['+05:30|Asia/Kolkata', '+02:00|Asia/Jerusalem', '+01:00|Europe/Dublin'],
  pkt: ['+05:00'],
  sgt: ['+08:00'],
  hkt: ['+08:00'],
  jst: ['+09:00'],
  kst: ['+09:00'],
  aest: ['+10:00|Australia/Sydney'],
  aedt: ['+11:00|Australia/Sydney'],
  acst: ['+09:30|Australia/Adelaide'],
  awst: ['+08:00'],
  nzst: ['+12:00|Pacific/Auckland'],
  nzdt: ['+13:00|Pacific/Auckland'],
};

const regions: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
  'central european': 'Europe/Berlin',
};

let known: ReadonlyMap<string, string> | null = null;

/** The zone of a city that zones are named after: "berlin", "new york". */
export function zoneOfCity(words: string): string | undefined {
  known ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      zone
        .slice(zone.lastIndexOf('/') + 1)
        .replaceAll('_', ' ')
        .toLowerCase(),
      zone,
    ]),
  );
  return known.get(words) ?? otherNames[words];
}

const otherNames: Readonly<Record<string, string>> = {
  kolkata: 'Asia/Kolkata',
  kyiv: 'Europe/Kiev',
  'san francisco': 'America/Los_Angeles',
  nyc: 'America/New_York',
  munich: 'Europe/Berlin',
  delhi: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
};

export function isZoneAbbreviation(word: string): boolean {
  return Object.hasOwn(abbreviations, word);
}

/**
 * The zones that some words name, for a time near `at`.
 *
 * @param words in lower case: "cet", "utc+1", "+05:30", "berlin time", "europe/berlin", "my time"
 * @param own the person's or the channel's zone, which settles an abbreviation with several meanings
 */
export function zonesNamed(words: string, own: string, at: number): NamedZones {
  const text = words.replace(/^in /, '').replace(/[[\]()]/g, '');
  if (/^(?:my|our|local) (?:local )?time(?:zone)?$/.test(text)) return [own];
  const [, sign, hours = '', minutes = '00'] = /^(?:utc|gmt)? ?([+\-−])(\d{1,2}):?(\d\d)?$/.exec(text) ?? [];
  if (sign !== undefined) {
    const zone = `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
    return isZone(zone) ? [zone] : [];
  }
  if (text.includes('/')) return isZone(text) ? [properName(text)] : [];
  const name = text.replace(/(?: standard| daylight)? time$/, '');
  const region = regions[name];
  if (region !== undefined) return [region];
  const meant = abbreviations[name];
  if (meant === undefined) {
    const city = zoneOfCity(name);
    return city === undefined ? [] : [city];
  }
  const [only] = meant.length > 1 ? nearest(meant, own) : meant;
  return only === undefined ? meant.flatMap((one) => one.split('|')[0] ?? []) : readingsOf(only, at);
}

/** The one zone that a team means by a name: "Europe/Berlin", "berlin", "CET", "utc+1"; undefined if that's none, or several. */
export function zoneCalled(words: string): string | undefined {
  const text = words.trim().toLowerCase();
  const meant = Object.hasOwn(abbreviations, text) ? abbreviations[text] : undefined;
  if (meant !== undefined) {
    const [is = 'UTC', clock = is] = (meant.length === 1 ? meant[0] : undefined)?.split('|') ?? [];
    return meant.length === 1 ? clock : undefined;
  }
  const named = zonesNamed(text, 'UTC', 0);
  return named.length === 1 ? named[0] : undefined;
}

/** The meaning that fits where the person is; none if that leaves more than one. */
function nearest(meant: readonly string[], own: string): readonly string[] {
  const exact = meant.filter((one) => one.endsWith(`|${own}`));
  // "CST" within America is America's.
  const near = own.startsWith('America/') ? meant.filter((one) => one.includes('|America/')) : [];
  if (exact.length === 1) return exact;
  return near.length === 1 ? near : [];
}

/** "CET" in July is an hour off what clocks show there: it may mean either. */
function readingsOf(meant: string, at: number): readonly string[] {
  const [is = 'UTC', clock] = meant.split('|');
  const fixed = is === '+00:00' ? 'UTC' : is;
  if (clock === undefined || offsetWords(offsetAt(clock, at)) === is) return [fixed];
  return [fixed, clock];
}

function properName(zone: string): string {
  return Intl.supportedValuesOf('timeZone').find((one) => one.toLowerCase() === zone.toLowerCase()) ?? zone;
}
