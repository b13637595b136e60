/** What people ask, each in a thread of its own. */
export const questions = [
  'django or fastapi?',
  'how good are its databases?',
  "we're 3 people and need an admin panel by friday",
  'is fastapi really faster than flask for websockets?',
  'anything but flask, 10k websocket connections and 256mb containers',
  'what does drf give me',
  'fastpai vs djnago performence',
  'why?',
  'our CTO wants to rewrite 40 flask services in fastapi because of async, most of them call upstream apis. sane or not?',
  'how much does a django developer earn',
] as const;

export function questionAt(index: number): string {
  return questions[index % questions.length] ?? '';
}
