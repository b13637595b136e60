/**
 * The id in an answer of Discord, found without reading the rest of it: whoever posts a message is told the whole message
 * again, and to make objects of that costs some thirtieth of all that a question does.
 *
 * @param json an object
 * @param path the names that lead to the id
 * @returns undefined where no text is there
 */
export function idIn(json: string, path: readonly string[]): string | undefined {
  /** How many objects and lists are open, and how many names of the path led here. */
  let depth = 0;
  let along = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') {
      depth--;
      if (depth === along) return undefined;
    } else if (sign === '"') {
      const end = endOf(json, at);
      const isNext = depth === along + 1 && json.slice(at + 1, end) === path[along];
      const value = isNext ? valueAfter(json, end) : undefined;
      at = end;
      if (value === undefined) continue;
      along++;
      if (along === path.length)
        return json[value] === '"' ? json.slice(value + 1, endOf(json, value)) : undefined;
      if (json[value] !== '{') return undefined;
    }
  }
  return undefined;
}

/** Where a text ends that begins with a quote: at the next one that is not escaped. */
function endOf(json: string, begins: number): number {
  let end = json.indexOf('"', begins + 1);
  while (end !== -1 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end === -1 ? json.length : end;
}

function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}

/** Where the value begins that a name stands for; undefined where the text is no name. */
function valueAfter(json: string, end: number): number | undefined {
  const colon = pastBlanks(json, end + 1);
  return json[colon] === ':' ? pastBlanks(json, colon + 1) : undefined;
}

function pastBlanks(json: string, from: number): number {
  let at = from;
  while (json.charCodeAt(at) <= 0x20) at++;
  return at;
}
