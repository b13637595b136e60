import { plain, type Spans } from '../../answer/answer.ts';

/** Words and the evidence behind them, which what a team rated may have none of. */
export function withEvidence(words: string, evidence: Spans): Spans {
  return evidence.length === 0 ? [plain(words)] : [plain(`${words} `), ...evidence];
}
