/** A share of 0 to 1 as a whole percentage. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A number with at most one decimal. */
export function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}
