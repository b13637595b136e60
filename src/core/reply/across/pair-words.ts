import { type FoundPair, libraryOf } from '../../../knowledge/queries.ts';
import { plain, type Spans } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';

type PairGrade = FoundPair['pair']['works'];

const order: readonly PairGrade[] = ['well', 'needs', 'poorly', 'no'];

/** 0 for what goes well. */
export function gradeOf({ pair }: FoundPair): number {
  return order.indexOf(pair.works);
}

/** How a first line begins: to "does it go with …?", "is that a bad idea?" and "should we take it?" */
export const pairVerdicts: Readonly<
  Record<'whether' | 'bad' | 'should', Readonly<Record<PairGrade, string>>>
> = {
  whether: { well: 'Yes.', needs: 'Yes, with some care.', poorly: 'Not well.', no: 'No.' },
  bad: {
    well: 'No, they go well together.',
    needs: 'Not if you take some care.',
    poorly: 'Rather, yes.',
    no: 'Yes.',
  },
  should: {
    well: 'You can: they go well together.',
    needs: 'You can, with some care.',
    poorly: "I wouldn't.",
    no: 'No.',
  },
};

/** "goes well with"; the plural for several. */
export function goesWith(grade: PairGrade, several: boolean): string {
  switch (grade) {
    case 'well':
      return several ? 'go well with' : 'goes well with';
    case 'needs':
      return several ? 'take some care with' : 'takes some care with';
    case 'poorly':
      return several ? 'go poorly with' : 'goes poorly with';
    case 'no':
      return several ? "don't go with" : "doesn't go with";
    default:
      return grade satisfies never;
  }
}

/** How two options go together, with what it rests on in its topic. */
export function pairSpans(composer: Composer, { home, pair }: FoundPair): Spans {
  const since = pair.since === undefined ? [] : [plain(` Since ${pair.since}.`)];
  return [...composer.of(libraryOf(home)).cited(pair.how), ...since];
}
