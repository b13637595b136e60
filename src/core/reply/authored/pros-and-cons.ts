import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans, type TableRow } from '../../answer/answer.ts';
import { type Frame, sidesIn } from '../../turn/conversation.ts';
import type { Composer } from '../parts/composer.ts';
import { capitalize } from '../parts/wording.ts';

const mostCited = 2;

/** The options that a thread sets against each other: its sides, else those of the last answer, else all. */
export function sidesOf({ options }: Library, frame: Frame): readonly string[] {
  const isOption = (id: string): boolean => options.includes(id);
  const candidates = [sidesIn(frame), frame.last?.ranking ?? [], frame.last?.options ?? []];
  return candidates.map((ids) => ids.filter(isOption)).find(({ length }) => length > 1) ?? options;
}

/** A row for each option: what speaks for it, and what against. */
export function addProsAndCons(composer: Composer, options: readonly string[]): void {
  const { library } = composer;
  const leaning = (wanted: string): string =>
    library.topic.aspects.find((aspect) => aspect.leaning === wanted)?.id ?? '';
  const columns = [leaning('strength'), leaning('weakness')];
  composer.add({
    kind: 'table',
    columns: ['', 'For it', 'Against it'],
    rows: options.map(
      (option): TableRow => ({
        name: library.nameOf(option),
        cells: columns.map((aspect) => cell(composer, option, aspect)),
      }),
    ),
  });
}

function cell({ library, citeEach }: Composer, option: string, aspect: string): Spans {
  const brief = library.brief(option, aspect);
  if (brief === undefined) return [plain('nothing checked')];
  const claims = [...new Set(brief.text.flatMap((statement) => statement.claims))];
  return [plain(`${capitalize(brief.short)} `), ...citeEach(claims.slice(0, mostCited))];
}
