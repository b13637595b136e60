/** What a person asks of their thread's weighing. */
export type WeighingRequest =
  | {
      readonly step: 'open';
      readonly topic: string;
      /** The options to weigh. */
      readonly candidates: readonly string[];
      /** Needs the thread states; their demands knock options out. */
      readonly needs: readonly string[];
      /** Platform ids of the people asked by name; empty for anyone in the thread. */
      readonly people: readonly string[];
      /** The deadline in the message's words; null if it has none. */
      readonly until: string | null;
    }
  /** `unshare` makes a person's shared weights private again. */
  | { readonly step: 'close' | 'look' | 'share' | 'unshare' | 'draw' };

export type WeighingStep = WeighingRequest['step'];
