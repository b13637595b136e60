import { Transform } from 'node:stream';

/*
 * Replaces: how the protocol's server meets a line that's too long: it closes the connection, which ends this process.
 * Gains: such a line gets an error, and the next one an answer. Whole lines are passed on, where the server joins what it
 *   has with every piece that arrives.
 * Costs: one more pass over what arrives.
 */

/** The longest line, in bytes. */
export const longestMessage = 10 * 1_048_576;

/** How much is kept of both ends of a line that's too long, in bytes, to find its id. */
const kept = 300;

/** Pieces that are joined to a large one. */
const mostSmall = 1_000;

/** The id of a message: its first field, or its last one as the protocol's own clients write it. */
const idPatterns = [
  /^\s*\{\s*(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?"id"\s*:\s*(\d{1,15}|"[\w:.-]{1,100}")\s*,/,
  /,\s*"id"\s*:\s*(\d{1,15}|"[\w:.-]{1,100}")\s*(?:,\s*"jsonrpc"\s*:\s*"2\.0"\s*)?\}\s*$/,
];

/** Passes on the lines that aren't too long, each as a whole. @param refuse receives the error for one that is */
export function boundedLines(refuse: (response: string) => void): Transform {
  let pieces: Buffer[] = [];
  /** How many of the pieces are large. */
  let merged = 0;
  let length = 0;
  let head = '';
  let tail = '';

  function keep(piece: Buffer): void {
    length += piece.length;
    if (length <= longestMessage) {
      pieces.push(piece);
      // Each piece takes a hundred bytes of its own, and a sender can make them of a byte.
      if (pieces.length - merged >= mostSmall) {
        pieces.push(Buffer.concat(pieces.splice(merged)));
        merged = pieces.length;
      }
      return;
    }
    if (pieces.length > 0) {
      const begun = Buffer.concat(pieces);
      pieces = [];
      merged = 0;
      head = begun.toString('utf8', 0, kept);
      tail = begun.toString('utf8', Math.max(0, begun.length - kept));
    }
    if (head === '') head = piece.toString('utf8', 0, kept);
    tail = (tail + piece.toString('utf8', Math.max(0, piece.length - kept))).slice(-kept);
  }

  function end(): Buffer | null {
    const line = length > longestMessage ? null : Buffer.concat(pieces);
    if (line === null) refuse(refusal(head, tail));
    pieces = [];
    merged = 0;
    length = 0;
    head = '';
    tail = '';
    return line;
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
        keep(chunk.subarray(from, at));
        from = at + 1;
        const line = end();
        if (line !== null) this.push(Buffer.concat([line, Buffer.of(10)]));
      }
      if (from < chunk.length) keep(chunk.subarray(from));
      done();
    },
    flush(done) {
      if (length > 0) {
        const line = end();
        if (line !== null) this.push(line);
      }
      done();
    },
  });
}

function refusal(head: string, tail: string): string {
  const [first, last] = idPatterns;
  const id = first?.exec(head)?.[1] ?? last?.exec(tail)?.[1] ?? 'null';
  const message = `The message has more than ${longestMessage / 1_048_576} MiB; send a shorter one`;
  return `{"jsonrpc":"2.0","id":${id},"error":{"code":-32600,"message":"${message}"}}\n`;
}
