import type { Word } from '../understanding/text/words.ts';

/** What a question asks for, by how it's put: `package` is a name to install, `when` a date or a version. */
export const askedForms = [
  'when',
  'figure',
  'package',
  'pick',
  'compare',
  'who',
  'why',
  'how',
  'should',
  'can',
  'other',
] as const;
export type AskedForm = (typeof askedForms)[number];

/** In order: the first that fits counts. */
const patterns: readonly (readonly [AskedForm, RegExp])[] = [
  [
    'when',
    /\b(since when|when (was|is|did|does|will|were|are|do|can|it)|(which|what|from which|first|minimum|min|earliest|oldest|newest|latest) (\w+ )?(version|release)s?|until when|release date|how old|end of life|eol)\b|^when\b/,
  ],
  [
    'figure',
    /\b(how (much|many|fast|big|large|long|slow|often|high)|max|maximum|maximal|limit|how far|benchmarks?|percent|number of|overhead|numbers)\b/,
  ],
  ['who', /\bwho\b|\bwhose\b/],
  [
    'package',
    /\b(which|what|any|some|a|good|recommended|best|current|official) (\w+ )?(package|packages|lib|libs|library|libraries|extension|extensions|plugin|plugins|adapter|module|tool|client|backend|driver|sdk|middleware|integration|add on|addon)\b|\bwhat do (people|you|teams|others|folks) use\b/,
  ],
  ['compare', /\b(vs|versus|or|compared|difference|differences|diff|better|faster|slower|than|then)\b/],
  ['why', /\b(why|how come|reason)\b/],
  ['should', /\b(should|worth|sensible|advisable|recommended|good idea|ok to|sane|wise|overkill)\b/],
  ['how', /\bhow\b/],
  ['pick', /\b(which|wich|what)\b/],
  ['can', /\b(can|could|does|do|is|are|has|have|will|did|support|supports|supported|possible|any)\b/],
];

/** The form in which words ask. */
export function askedForm(words: readonly Word[]): AskedForm {
  const text = words.map((word) => word.text).join(' ');
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}
