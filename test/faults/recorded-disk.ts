/** What a program did to a folder according to strace, one entry per successful call. */
export type Call =
  | { readonly kind: 'create' | 'truncate' | 'sync' | 'unlink' | 'folder'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly bytes: Buffer; readonly at: number | null }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  /** A line on standard output. */
  | { readonly kind: 'output'; readonly text: string };

export const tracedCalls =
  'openat,open,write,pwrite64,writev,pwritev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,ftruncate,link';

/** Parses the log of `strace -f -y -xx -s 1000000 -e trace=…`. */
export function readTrace(trace: string, folder: string): Call[] {
  const started = new Map<string, string>();
  const calls: Call[] = [];
  for (const line of trace.split('\n')) {
    const parts = /^(\d+)\s+(.*)$/.exec(line);
    if (parts === null) continue;
    const [, thread = '', rest = ''] = parts;
    const begun = /^(.*) <unfinished \.\.\.>$/.exec(rest);
    if (begun !== null) {
      started.set(thread, begun[1] ?? '');
      // Output counts from the beginning of a call, everything else from its end.
      const call = parseCall(`${begun[1]}) = 1`, folder);
      if (call?.kind === 'output') calls.push(call);
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const whole = resumed === null ? rest : `${started.get(thread) ?? ''}${resumed[1] ?? ''}`;
    const call = parseCall(whole, folder);
    if (call === undefined || (resumed !== null && call.kind === 'output')) continue;
    calls.push(call);
  }
  return calls;
}

function parseCall(text: string, folder: string): Call | undefined {
  const match = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(text);
  if (match === null || Number(match[3]) < 0) return undefined;
  const [, name = '', args = ''] = match;
  const strings = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) =>
    Buffer.from(hex.replaceAll('\\x', ''), 'hex'),
  );
  const held = /^\d+<((?:\\x[0-9a-f]{2}|[^>])*)>/.exec(args)?.[1] ?? '';
  const file = held.startsWith('\\x') ? Buffer.from(held.replaceAll('\\x', ''), 'hex').toString() : held;
  const [first, second] = strings.map(String);
  const inside = (path: string | undefined): path is string =>
    path?.startsWith(folder) === true && !path.includes('.sock');
  switch (name) {
    case 'open':
    case 'openat':
      if (!inside(first)) return undefined;
      if (args.includes('O_TRUNC')) return { kind: 'truncate', path: first };
      return args.includes('O_CREAT') ? { kind: 'create', path: first } : undefined;
    case 'write':
    case 'pwrite64':
      if (/^1</.test(args) || args.startsWith('1,')) return { kind: 'output', text: first ?? '' };
      if (!inside(file)) return undefined;
      return {
        kind: 'write',
        path: file,
        bytes: strings[0] ?? Buffer.alloc(0),
        at: name === 'write' ? null : Number(/(\d+)$/.exec(args)?.[1]),
      };
    case 'fsync':
    case 'fdatasync':
      return inside(file) ? { kind: 'sync', path: file } : undefined;
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return inside(first) && second !== undefined ? { kind: 'rename', path: first, to: second } : undefined;
    case 'unlink':
    case 'unlinkat':
      return inside(first) ? { kind: 'unlink', path: first } : undefined;
    case 'mkdir':
    case 'mkdirat':
      return inside(first) ? { kind: 'folder', path: first } : undefined;
    case 'writev':
    case 'pwritev':
    case 'ftruncate':
    case 'link':
      if (inside(file) || inside(first)) throw new Error(`the replay does not support ${name}: ${text}`);
      return undefined;
    default: // Open set: system calls.
      return undefined;
  }
}
