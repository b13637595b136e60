/** "@anna", and neither an address nor "@app.route(" in a piece of code. */
const name = /(?<![\p{L}\p{N}@<.])@([\p{L}\p{N}][\p{L}\p{N}-]{0,60})(?![\p{L}\p{N}_(]|\.[\p{L}\p{N}])/gu;

/** Marks people as the platforms do, so that they are understood alike. */
export function markPeople(line: string): string {
  return line.replace(name, '<@$1>');
}

/** The names in a line, each once. */
export function mentionsIn(line: string): readonly string[] {
  return [...new Set([...line.matchAll(name)].flatMap(([, person]) => person ?? []))];
}
