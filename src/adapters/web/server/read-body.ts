import type { IncomingMessage } from 'node:http';
import { webLimits } from './limits.ts';

/** A body, read to its end; `too large` if it's longer than any that a page sends. */
export type Body = { readonly kind: 'read'; readonly json: unknown } | { readonly kind: 'too large' };

/** Reads the body of a request as JSON. @throws if the sender gives up */
export async function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > webLimits.bodyBytes) return { kind: 'too large' };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > webLimits.bodyBytes) return { kind: 'too large' };
    chunks.push(chunk);
  }
  return { kind: 'read', json: jsonIn(Buffer.concat(chunks).toString('utf8')) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
