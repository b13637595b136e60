/**
 * What isn't the writer's own: lines that quote somebody (`> …`, and from `>>>` on all of them), and words that are struck
 * through (`~django~` in Slack, `~~django~~` in Discord and Markdown). Code comes first, as a prompt in it quotes nobody.
 * ">5k users" and ">= 5" count something.
 */
const notOwn =
  /```[\s\S]{0,20000}?(?:```|(?![\s\S]))|^[ \t]{0,3}>>>[\s\S]*|^[ \t]{0,3}>(?![=\d])[^\n]*|~~(?=[^\s~])(?:(?!~~)[\s\S]){1,2000}?~~|(?<![\p{L}\p{N}_~])~(?=[^\s~])[^~\n]{0,500}?(?<=[^\s~])~(?![\p{L}\p{N}_~])/gmu;

/** A message with spaces in the place of quoted lines and struck-through words; as long as before. */
export function ownWords(written: string): string {
  // Most messages contain neither.
  if (!/[>~]/.test(written)) return written;
  return written.replace(notOwn, (match) => (match.startsWith('```') ? match : ' '.repeat(match.length)));
}

/** A message with its quotes as if the writer had said them: for a question about a quote. */
export function withQuotes(written: string): string {
  return written.replace(/^[ \t]{0,3}>(?:>>)?(?![=\d])/gm, (marker) => ' '.repeat(marker.length));
}
