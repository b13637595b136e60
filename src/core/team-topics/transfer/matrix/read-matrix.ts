import type { Knowledge } from '../../../../knowledge/schema.ts';
import { plainWordsOf } from '../../../understanding/acts/topics/names-in-topic.ts';
import type { CriterionToAdd } from '../../change/command.ts';
import { optionNamed } from '../../handlers/option-named.ts';
import { criterionNamed } from '../../handlers/start.ts';
import { topicLimits } from '../../limits.ts';
import { anyOption } from '../../state/option-names.ts';
import type { BroughtFigure, BroughtTopic } from '../brought-topic.ts';
import { type CellFigure, figureIn } from './cells.ts';
import { csvRows } from './csv-rows.ts';
import { layoutOf, type MatrixCriterion, type OptionsAre } from './layout.ts';
import { type FiguresRead, readFigures, scaleOf } from './scales.ts';

export type MatrixSettings = {
  readonly name: string;
  /** Where the options are; null to tell by the labels. */
  readonly optionsAre: OptionsAre | null;
  /** The highest rating there could be; null to tell by the figures. */
  readonly scale: number | null;
  /** Titles of criteria of which less is better. */
  readonly less: readonly string[];
};

/** A topic as a decision matrix has it, and how the matrix was read: a line for each criterion, for people to check. */
export type ReadMatrix = { readonly topic: BroughtTopic; readonly lines: readonly string[] };

/** @returns why it's no decision matrix, in words */
export function readMatrix(
  text: string,
  { name, optionsAre, scale, less }: MatrixSettings,
  checked: Knowledge,
): ReadMatrix | string {
  const { rows, delimiter } = csvRows(text);
  const decimal = delimiter === ';' ? ',' : '.';
  const matrix = layoutOf(rows, optionsAre);
  const { options } = matrix;
  if (options.length < topicLimits.fewestOptions || matrix.criteria.length === 0)
    return 'There have to be at least two options and one criterion, with their names in the first row and the first column.';
  const figures = matrix.criteria.map(({ cells }) => cells.map((cell) => figureIn(cell, decimal)));
  const highest = scale ?? scaleOf(figures.map((row) => row.flatMap((one) => one ?? [])));
  const heaviest = Math.max(...matrix.criteria.map(({ weight }) => figureIn(weight, decimal)?.value ?? 0));
  const wanted = new Set(less.map(plainWordsOf));
  const read = matrix.criteria.map((criterion, at) =>
    readCriterion(criterion, figures[at] ?? [], {
      highest,
      heaviest,
      decimal,
      isLess: wanted.has(plainWordsOf(criterion.title)),
      checked,
    }),
  );
  const missing = less.filter(
    (title) => !read.some((one) => plainWordsOf(one.title) === plainWordsOf(title)),
  );
  if (missing.length > 0) return `There's no criterion ${missing.map((title) => `"${title}"`).join(', ')}.`;
  return {
    topic: {
      name,
      noun: anyOption,
      options: options.map((option) => ({
        ...optionNamed(option, checked),
        name: option.slice(0, topicLimits.option),
      })),
      criteria: read.flatMap(({ criterion }) => criterion ?? []),
      facts: [],
      figures: read.flatMap(({ criterion, ratings }) =>
        ratings.flatMap((rating, at): BroughtFigure[] =>
          rating === null || criterion === null
            ? []
            : [
                {
                  option: (options[at] ?? '').slice(0, topicLimits.option),
                  criterion: criterion.title,
                  rating,
                  least: Math.floor(rating),
                  most: Math.floor(rating),
                },
              ],
        ),
      ),
    },
    lines: [`Options (${matrix.optionsAre}): ${options.join(', ')}`, ...read.map(({ line }) => line)],
  };
}

type CriterionRead = {
  readonly title: string;
  /** Null for one that's left out. */
  readonly criterion: CriterionToAdd | null;
  /** From 0 to 5, in the order of the options. */
  readonly ratings: readonly (number | null)[];
  readonly line: string;
};

type HowToRead = {
  readonly highest: number | null;
  readonly heaviest: number;
  readonly decimal: ',' | '.';
  readonly isLess: boolean;
  readonly checked: Knowledge;
};

function readCriterion(
  { title, weight, direction, must }: MatrixCriterion,
  cells: readonly (CellFigure | null | undefined)[],
  { highest, heaviest, decimal, isLess, checked }: HowToRead,
): CriterionRead {
  const leftOut = (why: string): CriterionRead => ({
    title,
    criterion: null,
    ratings: [],
    line: `${title}: left out, ${why}`,
  });
  if (cells.every((cell) => cell == null)) return leftOut('there are no figures');
  const weighs = figureIn(weight, decimal)?.value ?? null;
  if (weighs !== null && weighs <= 0) return leftOut('it weighs nothing');
  const said = directionIn(direction);
  const named = criterionNamed(
    {
      title: title.slice(0, topicLimits.criterion),
      direction: isLess ? 'less' : said,
      weight:
        weighs === null || heaviest <= 0 ? null : Math.max(0.1, Math.round((weighs / heaviest) * 30) / 10),
      must: /^(?:y|yes|x|true|must|1|ja|✓|✔)$/i.test(must) ? true : null,
    },
    checked,
  );
  // Figures, unlike ratings, are better the lower they are where that's what such figures mean.
  const read: FiguresRead = readFigures(cells, {
    highest,
    less: isLess || said === 'less',
    usuallyLess: said === null && (named.direction === 'less' || costs.test(title)),
  });
  const weightSaid = weighs === null ? '' : `, weight ${weight} as ${named.weight ?? ''} of 3`;
  const gaps = cells.filter((cell) => cell == null).length;
  return {
    title,
    criterion: {
      ...named,
      title: title.slice(0, topicLimits.criterion),
      direction: read.less ? 'less' : 'more',
    },
    ratings: read.ratings,
    line: `${title}: ${read.how}${weightSaid}${gaps === 0 ? '' : `, ${gaps} not rated`} → ${read.ratings.map((rating) => rating ?? '–').join(', ')}`,
  };
}

const costs =
  /\b(?:costs?|price|prices|pricing|fees?|latency|time|effort|risks?|memory|size|downtime|errors?|days|hours|minutes)\b/i;

function directionIn(text: string): 'more' | 'less' | null {
  if (/\b(?:low|lower|less|min|minimi[sz]e|fewer|cost|smaller)\b|↓/i.test(text)) return 'less';
  return /\b(?:high|higher|more|max|maximi[sz]e|benefit|bigger)\b|↑/i.test(text) ? 'more' : null;
}
