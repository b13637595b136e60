const numbered = /(?:^|[^\p{L}\p{N}-])m?adr[-_ #]{0,3}(?:no\.? ?|number )?#?0*(\d{1,6})(?![\p{L}\p{N}])/iu;

/** Which record is meant by the number that its people gave it: "5" for "what does ADR-0005 say?"; null if none is. */
export function numberAsked(written: string): string | null {
  const [, number = null] = numbered.exec(written) ?? [];
  return number;
}
