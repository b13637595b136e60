/** What somebody wants done with what is weighed together in their thread. */
export type WeighingRequest =
  | {
      readonly step: 'open';
      readonly topic: string;
      /** Options that are open. */
      readonly candidates: readonly string[];
      /** Needs that the thread states; what they demand knocks out. */
      readonly needs: readonly string[];
      /** People who are asked by name, by the platform's ids; empty for whoever is in the thread. */
      readonly people: readonly string[];
      /** Until when, as it was said; null where it was not. */
      readonly until: string | null;
    }
  /** `unshare`: what somebody shared is theirs alone again. */
  | { readonly step: 'close' | 'look' | 'share' | 'unshare' | 'draw' };

export type WeighingStep = WeighingRequest['step'];
