/** Questions that name what they are about, or are about none of it. */
export const particular = [
  'django or fastapi?',
  'is fastapi really faster than flask for websockets?',
  'what does drf give me',
  'fastpai vs djnago performence',
  'why?',
  'our CTO wants to rewrite 40 flask services in fastapi because of async, most of them call upstream apis. sane or not?',
  'how much does a django developer earn',
] as const;

/** Questions that compare or weigh every option there is. */
export const amongAll = [
  'how good are its databases?',
  "we're 3 people and need an admin panel by friday",
  'anything but flask, 10k websocket connections and 256mb containers',
] as const;

/** What people ask, each in a thread of its own. */
export const questions = [...particular, ...amongAll] as const;

export function questionAt(index: number, among: readonly string[] = questions): string {
  return among[index % among.length] ?? '';
}

const openings = ['does', 'can', 'how well does', 'is it true that', 'when should', 'what happens if'];
const subjects = ['django', 'flask', 'fastapi', 'drf'];
const doings = [
  'stream',
  'queue',
  'validate',
  'cache the result of',
  'retry',
  'log',
  'serve behind nginx',
  'share between two teams',
  'test without a database',
  'roll back',
];
const things = ['uploads', 'jobs', 'requests', 'sockets', 'tenants', 'reports', 'migrations'];

/** A question that's like no other: `index` may be any whole number. */
export function distinctQuestion(index: number): string {
  const pick = (from: readonly string[], step: number): string =>
    from[Math.floor(index / step) % from.length] ?? '';
  const [opening, subject] = [pick(openings, 1), pick(subjects, openings.length)];
  const doing = pick(doings, openings.length * subjects.length);
  return `${opening} ${subject} ${doing} ${index + 2} ${pick(things, 5)} for our ${pick(things, 3)}?`;
}
