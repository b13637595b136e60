/** What a line of a decision matrix is besides a criterion or an option. */
type Extra = 'weight' | 'direction' | 'must' | 'total';

const extras: readonly (readonly [Extra, RegExp])[] = [
  [
    'weight',
    /^(?:criteri(?:on|a) )?(?:weights?|weighting|importance|priority|gewicht(?:ung)?|poids|peso)(?: \d+)?$/,
  ],
  ['direction', /^(?:direction|better|goal|optimi[sz]e|lower or higher|preference)$/],
  ['must', /^(?:must|must have|mandatory|required|knock ?out|deal ?breaker)$/],
  [
    'total',
    /^(?:(?:weighted|overall|final|grand) )?(?:totals?|sum|scores?|rank(?:ing)?|results?|average|mean|summe|gesamt)$/,
  ],
];

function extraOf(label: string): Extra | null {
  const words = label
    .toLowerCase()
    .replace(/\([^)]*\)|[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return extras.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

export type OptionsAre = 'rows' | 'columns';

/** A decision matrix: criteria with the cells of each option, in the order of `options`. */
export type Matrix = {
  readonly optionsAre: OptionsAre;
  readonly options: readonly string[];
  readonly criteria: readonly MatrixCriterion[];
};

export type MatrixCriterion = {
  readonly title: string;
  readonly weight: string;
  readonly direction: string;
  readonly must: string;
  readonly cells: readonly string[];
};

/** @param given where the options are; null to tell by the labels */
export function layoutOf(rows: readonly (readonly string[])[], given: OptionsAre | null): Matrix {
  const optionsAre = given ?? whereOptionsAre(rows);
  // From here on, each row is a criterion.
  const [head = [], ...lines] = optionsAre === 'columns' ? rows : turned(rows);
  const columns = head.slice(1).map((label, index) => ({ label, at: index + 1, extra: extraOf(label) }));
  const options = columns.filter(({ label, extra }) => label !== '' && extra === null);
  const extraAt = (extra: Extra): number => columns.find((column) => column.extra === extra)?.at ?? -1;
  // A row of weights among the criteria would weigh options: nobody does that.
  const criteria = lines.filter(([label = '']) => label !== '' && extraOf(label) === null);
  return {
    optionsAre,
    options: options.map(({ label }) => label),
    criteria: criteria.map((line) => ({
      title: line[0] ?? '',
      weight: line[extraAt('weight')] ?? '',
      direction: line[extraAt('direction')] ?? '',
      must: line[extraAt('must')] ?? '',
      cells: options.map(({ at }) => line[at] ?? ''),
    })),
  };
}

function turned(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? ''));
}

/** Weights stand beside criteria; a corner may say what is below it; otherwise each option has a row. */
function whereOptionsAre(rows: readonly (readonly string[])[]): OptionsAre {
  const [head = []] = rows;
  const isAside = (label: string): boolean => {
    const extra = extraOf(label);
    return extra === 'weight' || extra === 'direction' || extra === 'must';
  };
  if (head.slice(1).some(isAside)) return 'columns';
  if (rows.slice(1).some(([label = '']) => isAside(label))) return 'rows';
  const corner = (head[0] ?? '').toLowerCase();
  if (/criteri|factor|requirement|feature|kriteri/.test(corner)) return 'columns';
  if (/option|vendor|product|tool|alternative|candidate|provider|name/.test(corner)) return 'rows';
  const isTotalRow = rows.slice(1).some(([label = '']) => extraOf(label) === 'total');
  return isTotalRow ? 'columns' : 'rows';
}
