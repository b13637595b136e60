/** "@anna", but neither an email address nor "@app.route(" in code. */
const name = /(?<![\p{L}\p{N}@<.])@([\p{L}\p{N}][\p{L}\p{N}-]{0,60})(?![\p{L}\p{N}_(]|\.[\p{L}\p{N}])/gu;

/** Writes mentions as the platforms do, so that the core understands them. */
export function markPeople(line: string): string {
  return line.replace(name, '<@$1>');
}

/** The mentioned names in a line, without duplicates. */
export function mentionsIn(line: string): readonly string[] {
  return [...new Set([...line.matchAll(name)].flatMap(([, person]) => person ?? []))];
}
