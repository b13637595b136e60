import type { CitedText } from '../../../knowledge/cited-text.ts';
import { code, plain, type Span, type Spans } from '../../answer/answer.ts';

const betweenTicks = /`([^`]+)`/;

/**
 * A text written for people as spans: each statement, what's in backticks as code, then its citations.
 *
 * @param cite the citations of some claims, each source once
 */
export function citedSpans(text: CitedText, cite: (claims: readonly string[]) => Spans): Spans {
  return text.flatMap(({ says, claims }, at): Spans => {
    const cited = cite(claims);
    const isLast = at === text.length - 1;
    if (cited.length === 0) return withCode(isLast ? says : `${says} `);
    return [...withCode(`${says} `), ...cited, ...(isLast ? [] : [plain(' ')])];
  });
}

/** "run `pip`" as plain text and code. */
export function withCode(text: string): Span[] {
  return text
    .split(betweenTicks)
    .flatMap((part, at) => (part === '' ? [] : [at % 2 === 0 ? plain(part) : code(part)]));
}
