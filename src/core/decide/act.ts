/** What somebody wants done with the records of decisions. */
export type DecisionAct = {
  readonly step: 'look-up';
  /** Options that it may be about; empty for any. */
  readonly options: readonly string[];
};
