/** "sorry, meant mysql", "no, i mean the orm": another name for what was said before, so that its thread stays where it is. */
export function setsNameRight(written: string): boolean {
  return (
    !written.includes('?') &&
    settingRight.test(written.trim()) &&
    written.trim().split(/\s+/).length <= longest
  );
}
const settingRight =
  /^(?:(?:no|oh|oops|ups|sorry|wait|ah|hm|and|but|actually|excuse me|pardon)[\s,.!]+)*(?:i )?(?:meant|mean)[\s,]+(\S.*?)[\s.!]*$/i;

/** What's meant instead: "mysql". */
export function nameSetRight(written: string): string | undefined {
  return settingRight.exec(written.trim())?.[1];
}
const longest = 7;
