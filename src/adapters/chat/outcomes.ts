/** The message is there. */
export type Delivered<A> = {
  readonly kind: 'delivered';
  /** The platform's id of the message; null if the platform doesn't say. */
  readonly id: string | null;
  /** Where the next message of the conversation goes: a thread that this message opened, for example. */
  readonly next: A;
};

/** Why a call failed, and what follows from it. `says` is for the log: what happened, and the fix. */
export type Failure =
  /** It can't be done here; another address may work. For an edit: the message is gone, or can't be edited any more. */
  | { readonly kind: 'elsewhere'; readonly says: string }
  /** The thread is archived and has to be reopened first. */
  | { readonly kind: 'reopen'; readonly says: string }
  /**
   * It may work later. `mayBeDone`: the call may have gone through, so look before repeating it. `needsOperator`:
   * nothing works until an operator has fixed what `says` names, so the reply waits in the outbox.
   */
  | {
      readonly kind: 'later';
      readonly says: string;
      readonly mayBeDone: boolean;
      readonly needsOperator?: boolean;
    }
  /** The platform asks for a pause. Nothing was done. */
  | { readonly kind: 'limited'; readonly waitMs: number }
  /**
   * It won't work however often it's tried. `plainer`: a plainer version of the message may be accepted. `unwanted`: what
   * it answers was deleted, so nobody waits for it anywhere.
   */
  | {
      readonly kind: 'never';
      readonly says: string;
      readonly plainer?: boolean;
      readonly unwanted?: boolean;
    };

/** How one call to a platform ended. */
export type Outcome<A> = Delivered<A> | Failure;

/** What a failure says in the log. */
export function reasonOf(failure: Failure): string {
  return failure.kind === 'limited' ? `rate limited for ${failure.waitMs} ms` : failure.says;
}
