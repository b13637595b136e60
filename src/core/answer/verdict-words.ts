import type { Span } from './answer.ts';

type Verdict = Extract<Span, { kind: 'mark' }>['verdict'];

/** What stands before a claim that isn't simply confirmed. A qualified one says itself what holds and what doesn't. */
export function verdictWords(verdict: Verdict): string {
  switch (verdict) {
    case 'qualified':
      return '';
    case 'disputed':
      return '⚠ Disputed: ';
    case 'opinion':
      return '(opinion) ';
    default:
      return verdict satisfies never;
  }
}
