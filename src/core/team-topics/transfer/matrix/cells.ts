/** A cell's figure, and the highest that it says it could be: "3/5", "80 %". */
export type CellFigure = {
  readonly value: number;
  readonly outOf: number | null;
  /** True for a bare number, as ratings are: with a unit or a currency it's a measure. */
  readonly isBare: boolean;
};

const yes = /^(?:y|yes|true|x|✓|✔|ja|oui|sí|si|full(?:y)?)$/i;
const no = /^(?:n|no|false|✗|✘|nein|non|none)$/i;
const unknown = /^(?:[-–—?]|n\/?a|n\.a\.|tbd|unknown|\.+)?$/i;

/**
 * The figure in a cell, whatever is beside it: a currency, a unit, thousands.
 *
 * @param decimal what stands before the decimals, by the file's language
 * @returns null where nobody filled one in; undefined for what's no figure
 */
export function figureIn(cell: string, decimal: ',' | '.'): CellFigure | null | undefined {
  const text = cell.trim();
  if (unknown.test(text)) return null;
  if (yes.test(text)) return { value: 1, outOf: 1, isBare: false };
  if (no.test(text)) return { value: 0, outOf: 1, isBare: false };
  if (/^[★☆⭐]+$/u.test(text))
    return { value: [...text].filter((star) => star !== '☆').length, outOf: 5, isBare: false };
  const found = /^(?<lead>[^\d+-]{0,12})(?<number>[+-]?\d[\d.,'’\s]*)(?<rest>.*)$/u.exec(text)?.groups;
  if (found?.number === undefined) return undefined;
  const value = numberIn(found.number.trim(), decimal);
  if (value === undefined) return undefined;
  const rest = (found.rest ?? '').trim();
  const outOf = /^(?:\/|out of|of|von)\s*(\d{1,4})$/i.exec(rest)?.[1];
  if (outOf !== undefined) return { value, outOf: Number(outOf), isBare: false };
  return {
    value,
    outOf: rest.startsWith('%') ? 100 : null,
    isBare: rest === '' && (found.lead ?? '').trim() === '',
  };
}

function numberIn(text: string, decimal: ',' | '.'): number | undefined {
  const other = decimal === '.' ? ',' : '.';
  const plain = text.replace(/[\s'’]/g, '').replace(/[.,]$/, '');
  const isGrouped =
    new RegExp(`\\${other}\\d{3}(?:\\D|$)`).test(plain) && !plain.includes(`${other}${other}`);
  // "4.5" in a file with decimal commas is still four and a half.
  const usual =
    isGrouped || plain.includes(decimal) ? plain.replaceAll(other, '') : plain.replaceAll(other, decimal);
  const value = Number(usual.replace(decimal, '.'));
  return Number.isFinite(value) ? value : undefined;
}
