/** Values that often break programs. */
const awkward: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e<!channel>@everyone<@U1>',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '=cmd|calc!A1',
  '{{7*7}}',
  "'; drop table documents; --",
  '1700000000.000100',
  'x'.repeat(5000),
  '🏳️‍🌈'.repeat(300),
  '('.repeat(300),
  'django '.repeat(800),
  [],
  {},
  [[[[[[[[]]]]]]]],
  { __proto__: null, type: 'app_mention' },
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

type Random = () => number;
const pick = <T>(random: Random, items: readonly T[]): T | undefined =>
  items[Math.floor(random() * items.length)];

/** A copy, so that a later mutation doesn't change other places. */
const awkwardOne = (random: Random): unknown => structuredClone(pick(random, awkward));

/** A copy of a JSON value with one to four mutations, reproducible by the random numbers. */
export function mutated(value: unknown, random: Random): unknown {
  let copy: unknown = structuredClone(value);
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change++) copy = changedOnce(copy, random);
  return copy;
}

function changedOnce(value: unknown, random: Random): unknown {
  const places = placesIn(value);
  const place = pick(random, places);
  if (place === undefined) return awkwardOne(random);
  const { holder, key } = place;
  const chosen = random();
  if (Array.isArray(holder)) {
    const index = Number(key);
    if (chosen < 0.3) holder.splice(index, 1);
    else if (chosen < 0.5) holder.push(structuredClone(holder[index]));
    else holder[index] = awkwardOne(random);
    return value;
  }
  if (chosen < 0.3) delete holder[key];
  else if (chosen < 0.4) holder[`${key}x`] = holder[key];
  else if (chosen < 0.55) holder[key] = valueAt(pick(random, places) ?? place);
  else if (chosen < 0.65 && typeof holder[key] === 'string') holder[key] = flipped(holder[key], random);
  else holder[key] = awkwardOne(random);
  return value;
}

type Holder = Record<string, unknown> | unknown[];
type Where = { readonly holder: Holder; readonly key: string };

function valueAt({ holder, key }: Where): unknown {
  return structuredClone(Array.isArray(holder) ? holder[Number(key)] : holder[key]);
}

/** Every place within a value that can be changed. */
function placesIn(value: unknown): Where[] {
  const places: Where[] = [];
  const open: unknown[] = [value];
  for (let holder = open.pop(); open.length > 0 || holder !== undefined; holder = open.pop()) {
    if (!isHolder(holder)) continue;
    for (const [key, inner] of Object.entries(holder)) {
      places.push({ holder, key });
      if (isHolder(inner)) open.push(inner);
    }
  }
  return places;
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

/** Text with a character removed or inserted, or a part repeated. */
export function flipped(text: string, random: Random): string {
  const at = Math.floor(random() * (text.length + 1));
  const code = Math.floor(random() * 0x300);
  const chosen = random();
  if (chosen < 0.34) return `${text.slice(0, at)}${text.slice(at + 1)}`;
  if (chosen < 0.67) return `${text.slice(0, at)}${String.fromCharCode(code)}${text.slice(at)}`;
  return `${text.slice(0, at)}${text.slice(at, at + 20)}${text.slice(at)}`;
}
