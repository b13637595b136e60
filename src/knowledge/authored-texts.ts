import type { AuthoredOption, Between, QuestionAnswer, TopicTerm } from './authored-schema.ts';
import type { CitedText } from './cited-text.ts';
import type { TopicQuestion } from './schema.ts';

/** A cited text, and where it stands in its file. */
export type PlacedText = { readonly path: readonly PropertyKey[]; readonly text: CitedText };

type Lists<Key extends string> = Readonly<Record<Key, readonly CitedText[]>>;

export function textsOfOption({ briefs, fits, firstSteps, readers }: AuthoredOption): PlacedText[] {
  const texts: PlacedText[] = [
    ...Object.entries(briefs).map(([aspect, { text }]) => ({ path: ['briefs', aspect, 'text'], text })),
    ...Object.entries(fits).flatMap(([need, { text, watchOut, more }]) =>
      Object.entries({ text, watchOut, more }).flatMap(([part, written]) =>
        written === undefined ? [] : [{ path: ['fits', need, part], text: written }],
      ),
    ),
  ];
  if (firstSteps !== undefined)
    texts.push(
      { path: ['firstSteps', 'start'], text: firstSteps.start },
      ...Object.entries(firstSteps.needs).map(([need, text]) => ({
        path: ['firstSteps', 'needs', need],
        text,
      })),
      { path: ['firstSteps', 'read'], text: firstSteps.read },
    );
  if (readers !== undefined)
    texts.push(
      { path: ['readers', 'manager'], text: readers.manager },
      ...textsOfLists(['readers'], readers, ['slide']),
      { path: ['readers', 'line'], text: readers.line },
    );
  return texts;
}

export function textsOfBetween({ why, gists, tips, moves, moving, together }: Between): PlacedText[] {
  return [
    ...(why === undefined ? [] : [{ path: ['why'], text: why }]),
    ...gists.map(({ text }, index) => ({ path: ['gists', index, 'text'], text })),
    ...Object.entries(tips).map(([aspect, text]) => ({ path: ['tips', aspect], text })),
    ...moves.flatMap((move, index) => [
      { path: ['moves', index, 'verdict'], text: move.verdict },
      ...textsOfLists(['moves', index], move, ['worth', 'notWorth', 'steps', 'lose']),
      ...Object.entries(move.needs).map(([need, text]) => ({ path: ['moves', index, 'needs', need], text })),
    ]),
    ...Object.entries(moving ?? {}).flatMap(([part, answer]) => [
      { path: ['moving', part, 'first'], text: answer.first },
      ...textsOfLists(['moving', part], answer, ['points']),
    ]),
    ...together.flatMap((entry, index) => [
      { path: ['together', index, 'verdict'], text: entry.verdict },
      ...textsOfLists(['together', index], entry, ['how', 'costs', 'when']),
    ]),
  ];
}

export function textsOfTerms(terms: readonly TopicTerm[]): PlacedText[] {
  return terms.map(({ why }, index) => ({ path: [index, 'why'], text: why }));
}

export function textsOfQuestions(questions: readonly TopicQuestion[]): PlacedText[] {
  return questions.flatMap(({ answer, answers = {} }, index) => [
    ...(answer === undefined ? [] : textsOfAnswer([index], answer)),
    ...Object.entries(answers).flatMap(([option, own]) => textsOfAnswer([index, 'answers', option], own)),
  ]);
}

function textsOfAnswer(path: readonly PropertyKey[], answer: QuestionAnswer): PlacedText[] {
  return [{ path: [...path, 'first'], text: answer.first }, ...textsOfLists(path, answer, ['then'])];
}

function textsOfLists<Key extends string>(
  path: readonly PropertyKey[],
  lists: Lists<Key>,
  keys: readonly Key[],
): PlacedText[] {
  return keys.flatMap((key) => lists[key].map((text, index) => ({ path: [...path, key, index], text })));
}
