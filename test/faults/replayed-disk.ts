import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Call } from './recorded-disk.ts';

type Node = { readonly kind: 'folder' } | { readonly kind: 'file'; now: Buffer; durable: Buffer };

/**
 * What may remain after a power loss: `least` is only what was synced; `most` is everything; `names` has all names with
 * synced contents, as on a disk that writes directories first.
 */
export type Remains = 'least' | 'most' | 'names';
export const remains: readonly Remains[] = ['least', 'most', 'names'];

/** A disk that tracks its current and its durable state. */
export function openReplay(folder: string) {
  const now = new Map<string, Node>([[folder, { kind: 'folder' }]]);
  const durable = new Map<string, Node>([[folder, { kind: 'folder' }]]);

  function file(path: string): Node & { kind: 'file' } {
    const found = now.get(path);
    if (found?.kind === 'file') return found;
    const fresh: Node = { kind: 'file', now: Buffer.alloc(0), durable: Buffer.alloc(0) };
    now.set(path, fresh);
    return fresh;
  }

  return {
    apply(call: Call): void {
      switch (call.kind) {
        case 'create':
          file(call.path);
          break;
        case 'truncate':
          file(call.path).now = Buffer.alloc(0);
          break;
        case 'write': {
          const target = file(call.path);
          const at = call.at ?? target.now.length;
          const grown = Buffer.alloc(Math.max(target.now.length, at + call.bytes.length));
          target.now.copy(grown);
          call.bytes.copy(grown, at);
          target.now = grown;
          break;
        }
        case 'sync': {
          const node = now.get(call.path);
          if (node?.kind === 'file') node.durable = node.now;
          else {
            for (const path of [...durable.keys()])
              if (dirname(path) === call.path && !now.has(path)) durable.delete(path);
            for (const [path, inside] of now) if (dirname(path) === call.path) durable.set(path, inside);
          }
          break;
        }
        case 'rename': {
          const node = now.get(call.path);
          if (node === undefined) throw new Error(`${call.path} was renamed but never created`);
          now.delete(call.path);
          now.set(call.to, node);
          break;
        }
        case 'unlink':
          now.delete(call.path);
          break;
        case 'folder':
          now.set(call.path, { kind: 'folder' });
          break;
        case 'output':
          break;
        default:
          call satisfies never;
      }
    },
    /** Writes what remains to another folder. */
    async materialise(kind: Remains, target: string): Promise<void> {
      const names = kind === 'least' ? durable : now;
      const reached = (path: string): boolean =>
        path === folder || (names.get(dirname(path))?.kind === 'folder' && reached(dirname(path)));
      for (const [path, node] of [...names].sort(([a], [b]) => a.length - b.length)) {
        if (!reached(path)) continue;
        const to = join(target, relative(folder, path));
        if (node.kind === 'folder') await mkdir(to, { recursive: true });
        else await writeFile(to, kind === 'most' ? node.now : node.durable);
      }
    },
  };
}
