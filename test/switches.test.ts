import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');

/** Every `switch` of a text: the line it starts on, and its body. Strings and comments hold no unbalanced braces here. */
function switchesIn(text: string): { readonly line: number; readonly body: string }[] {
  return [...text.matchAll(/\bswitch \(/g)].map(({ index }) => {
    const open = text.indexOf('{', index);
    let depth = 0;
    let end = open;
    for (; end < text.length; end++) {
      if (text[end] === '{') depth++;
      if (text[end] === '}' && --depth === 0) break;
    }
    return { line: text.slice(0, index).split('\n').length, body: text.slice(open, end) };
  });
}

/** A switch over a closed union ends in `satisfies never`; one over an open set says so beside its `default`. */
function isClosed(body: string): boolean {
  const last = body.slice(body.lastIndexOf('default:'));
  return (
    body.includes('default:') && (last.includes('satisfies never') || /default:\s*\/\/ Open set/.test(last))
  );
}

describe('a switch', () => {
  it('over a closed union ends in `satisfies never`, so that a new case does not compile until it is handled', () => {
    const open = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        switchesIn(readFileSync(join(source, name), 'utf8'))
          .filter(({ body }) => !isClosed(body))
          .map(({ line }) => `${name}:${line}`),
      );
    expect(open).toEqual([]);
  });

  it.each([
    ['without a default', "switch (a.kind) { case 'x': return 1; }"],
    ['whose default hides new cases', "switch (a.kind) { case 'x': return 1; default: return 2; }"],
  ])('%s is found', (_, text) => {
    expect(switchesIn(text).map(({ body }) => isClosed(body))).toEqual([false]);
  });
});
