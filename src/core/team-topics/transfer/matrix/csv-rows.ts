/** The delimiters that spreadsheets write, by what their languages write numbers with. */
const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The rows of a file as a spreadsheet exports it: quoted fields may hold delimiters, quotes and line breaks. */
export function csvRows(text: string): {
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: Delimiter;
} {
  const content = text.replace(/^\uFEFF/, '');
  const [named] = /^sep=(.)\r?\n/i.exec(content) ?? [];
  const body = named === undefined ? content : content.slice(named.length);
  const delimiter = delimiterIn(body);
  const rows = rowsIn(body, delimiter).map((row) => row.map((cell) => cell.trim()));
  return { rows: withoutEmpty(rows), delimiter };
}

/** The one that occurs most in the first line, outside of quotes. */
function delimiterIn(text: string): Delimiter {
  const [first = ''] = text.split(/\r?\n/);
  const plain = first.replace(/"[^"]*"/g, '');
  const counted = delimiters.map((delimiter) => ({ delimiter, count: plain.split(delimiter).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

function rowsIn(text: string, delimiter: Delimiter): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (sign === delimiter) endCell();
    else if (sign === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  rows.push(row);
  return rows;
}

/** Spreadsheets export rows and columns that nobody has filled in. */
function withoutEmpty(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const width = Math.max(0, ...filled.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => at).filter((at) =>
    filled.some((row) => (row[at] ?? '') !== ''),
  );
  return filled.map((row) => columns.map((at) => row[at] ?? ''));
}
