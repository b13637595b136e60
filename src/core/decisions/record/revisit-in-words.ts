/** "in March" and "after the pilot" say when; "we pass 1,000 users" is a condition. */
export function revisitInWords(when: string): string {
  return /^(?:in|on|by|at|after|before|next|when|once|if|every|until|within|end|mid|early|late|this|tomorrow|q[1-4]|\d)\b/i.test(
    when,
  )
    ? when
    : `when ${when}`;
}
