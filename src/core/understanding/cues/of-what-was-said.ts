/** "does that change it?", "would this affect the choice": of what was said last, and not of what might be. */
export function asksOfWhatWasSaid(written: string): boolean {
  return ofWhatWasSaid.test(written.trim().toLowerCase());
}
const ofWhatWasSaid =
  /^(?:(?:and|so|but|ok|okay)[\s,]+)*(?:does|did|would|will|has|is) (?:that|this|it)\b.*\b(?:chang|affect|effect|alter|sway|tip|influenc|impact|differen)/;
