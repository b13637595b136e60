/** The oldest and the newest date of some claims or sources, as they're written; undefined if there are none. */
export function datesOf(
  dated: readonly { readonly asOf: string }[],
): { readonly oldest: string; readonly newest: string } | undefined {
  const [first, ...others] = dated;
  if (first === undefined) return undefined;
  let oldest = first.asOf;
  let newest = first.asOf;
  // `2026` is no later than `2026-11`, as text as well.
  for (const { asOf } of others) {
    if (asOf < oldest) oldest = asOf;
    if (asOf > newest) newest = asOf;
  }
  return { oldest, newest };
}
