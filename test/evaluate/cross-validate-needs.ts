import { fitNeeds, type NeedExample, type NeedExamples, probabilityOf } from './fit-needs.ts';
import { hashOf, type NeedsLabel } from './labelled-needs.ts';

const folds = 5;
const bars = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7];

/** How well weights fitted on four fifths of the carefully labelled messages tell the needs of the last fifth. */
export function crossValidate({ all, names }: NeedExamples, careful: readonly NeedsLabel[]): string[] {
  const texts = new Set(careful.map(({ text }) => text));
  const foldOf = ({ label: { text, only, statedOnly } }: NeedExample): number =>
    statedOnly && only === undefined && texts.has(text) ? hashOf(`${text}f`) % folds : -1;
  const judged = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const fitted = fitNeeds(
      all.filter((example) => foldOf(example) !== fold),
      names,
    );
    return all
      .filter((example) => !example.alone && foldOf(example) === fold)
      .map((example) => ({ ...example, probability: probabilityOf(example, fitted) }));
  });
  const stated = careful.reduce((sum, { needs }) => sum + needs.length, 0);
  const told = (bar: number, hint: boolean): { right: number; of: number } => {
    const claimed = judged.filter((one) => one.hint === hint && one.probability >= bar);
    return { right: claimed.filter((one) => one.stated).length, of: claimed.length };
  };
  const share = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;
  return bars.map((bar) => {
    const [strict, hint] = [told(bar, false), told(bar, true)];
    return [
      `from ${bar}:`,
      `by phrases ${share(strict.right, strict.of)} of ${strict.of},`,
      `by hints alone ${share(hint.right, hint.of)} of ${hint.of};`,
      `precision ${share(strict.right + hint.right, strict.of + hint.of)},`,
      `recall ${share(strict.right + hint.right, stated)}`,
    ].join(' ');
  });
}
