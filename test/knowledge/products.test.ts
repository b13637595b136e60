import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import type { Problem } from '../../src/knowledge/problem.ts';
import { productsOf } from '../../src/knowledge/products.ts';
import { builtIn } from '../core/built-in.ts';
import { ask } from '../core/thread.ts';

/** The first line of the answer to one question, in its own thread. */
function firstLine(words: string): string {
  const view = { width: 200, colours: false, links: false };
  return renderTerminal(ask(words).answer, view).split('\n')[0] ?? '';
}

describe('a product from another language is called out by its name, not answered from an option', () => {
  it.each([
    ['rails', 'Rails'],
    ['rails or django', 'Rails'],
    ['what about rails?', 'Rails'],
    ['node', 'node'],
    ['nodejs or flask', 'nodejs'],
    ['django vs node', 'node'],
    ['express', 'Express'],
    ['nest or fastapi', 'Nest'],
    ['golang', 'golang'],
    ['go or fastapi', 'Go'],
    ['django vs go', 'Go'],
    ['fiber or fastapi', 'Fiber'],
    ['rust', 'Rust'],
    ['laravel', 'Laravel'],
    ['spring boot', 'Spring Boot'],
    ['spring boot or django', 'Spring Boot'],
    ['dotnet', 'dotnet'],
    ['asp.net core', 'asp.net core'],
    ['.net or django', '.NET'],
    ['django or phoenix', 'Phoenix'],
  ])('%s', (words, name) => {
    expect(firstLine(words)).toContain(`I don't have checked data on ${name}.`);
  });

  it.each(['go with django or flask?', 'where should we go from here with django?', 'can django go fast?'])(
    'but "%s" names no such product',
    (words) => {
      expect(firstLine(words)).not.toContain("I don't have");
    },
  );
});

describe('a file of products', () => {
  const parsed = (text: string): { products: ReturnType<typeof productsOf>; says: string[] } => {
    const problems: Problem[] = [];
    const products = productsOf({ path: 'products.yaml', text }, problems);
    return { products, says: problems.map(({ says }) => says) };
  };

  it('gives each name in lower case, as it is tokenized, besides its aliases', () => {
    const { products } = parsed(
      '[{ kind: tool, names: [Next.js, { name: Go, everyday: true, aliases: [golang] }, { name: C#, aliases: [csharp] }] }]',
    );
    expect(products).toEqual([
      { name: 'Next.js', kind: 'tool', concept: false, phrases: ['=next =js'], everyday: [] },
      { name: 'Go', kind: 'tool', concept: false, phrases: ['=golang'], everyday: ['=go'] },
      { name: 'C#', kind: 'tool', concept: false, phrases: ['=csharp'], everyday: [] },
    ]);
  });

  it('names each product once', () => {
    expect(parsed('[{ kind: tool, names: [Kafka, { name: Other, aliases: [kafka] }] }]').says).toEqual([
      '"kafka" already names Kafka; name each product once',
    ]);
  });

  it('that comes with the program has several hundred of them', () => {
    expect(builtIn.products?.length).toBeGreaterThan(600);
  });
});
