import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FilesByName } from '../../../src/adapters/decisions/sync-folder.ts';
import { buildSite } from '../../../src/adapters/site/build-site.ts';
import { markdownHtml } from '../../../src/adapters/site/markdown-html.ts';
import { siteAssets } from '../../../src/adapters/site/site-assets.ts';
import { attacks, knowing, saying, withoutFile } from './hostile-records.ts';
import { tagsIn } from './tags.ts';

let assets: FilesByName;

beforeAll(async () => {
  assets = await siteAssets();
});

function siteSaying(words: string): Promise<FilesByName> {
  return buildSite({
    records: [
      { workspace: 'w', id: 'd-000001', names: new Map(), decision: saying(words) },
      { workspace: 'w', id: words, names: new Map([[words, words]]), decision: withoutFile(saying(words)) },
    ],
    knowledge: knowing(words),
    frame: { title: words, address: 'https://adr.example.com/' },
    assets,
  });
}

/** What the tags of a page are, without what they say. */
function shapeOf(html: string): string[] {
  return tagsIn(html).map(({ name, attributes }) => [name, ...attributes.keys()].join(' '));
}

const allowedTags = new Set(
  'p a h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s span br hr table thead tbody tr th td div'.split(
    ' ',
  ),
);
const allowedAttributes = new Set(['href', 'rel', 'class', 'tabindex', 'start']);

describe('what people wrote', () => {
  it.each(attacks)('is inert on every page: %j', async (words) => {
    for (const [path, text] of await siteSaying(words)) {
      expect(path).toMatch(/^[a-z0-9][\w./-]*$/i);
      expect(path).not.toContain('..');
      if (!path.endsWith('.html')) continue;
      for (const { name, attributes } of tagsIn(text)) {
        expect([...attributes.keys()].filter((attribute) => /^on|^style$|^srcdoc$/.test(attribute))).toEqual(
          [],
        );
        expect(['iframe', 'object', 'embed', 'base', 'style', 'b']).not.toContain(name);
        for (const target of ['href', 'src']) {
          const value = attributes.get(target);
          if (value !== undefined) expect(value).toMatch(/^(?:https:\/\/|mailto:|[\w.#/-]+$)/);
        }
        if (name === 'script' || name === 'img')
          expect(attributes.get('src')).toMatch(/^(?:\.\.\/)?(?:assets\/\w+\.js|charts\/[\w-]+\.svg)$/);
      }
    }
  });

  it('changes no data of the search into markup or code', async () => {
    for (const words of attacks) {
      const index = (await siteSaying(words)).get('search/index.js') ?? '';
      expect(index).not.toMatch(/[<]/);
      const [, json = ''] = /^tradeoffSite\.index\((.*)\);\n$/s.exec(index) ?? [];
      expect(JSON.parse(json)).toMatchObject({ records: [expect.anything(), expect.anything()] });
    }
  });

  it('adds no tag to the frame of a page, whatever it is', async () => {
    const usual = shapeOf((await siteSaying('plain')).get('index.html') ?? '');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (words) => {
        const shape = shapeOf((await siteSaying(`x${words}`)).get('index.html') ?? '');
        expect(new Set(shape)).toEqual(new Set(usual));
      }),
      { numRuns: 20 },
    );
  });

  it('as Markdown becomes nothing but text, lists, tables, code and links', () => {
    const piece = fc.oneof(
      fc.constantFrom(...attacks),
      fc.constantFrom(
        '\n',
        '\n\n',
        '* ',
        '1. ',
        '# ',
        '> ',
        '```\n',
        '`',
        '**',
        '_',
        '~~',
        '| a | b |\n|:-|-:|\n| c | d |\n',
        '<!--',
        '-->',
        '<a href="x">',
        '[',
        '](',
        ')',
        '<https://a.example>',
        '<http://a"b>',
        '![',
        '[a]: javascript:x\n[a]',
        '---\n',
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const { html } of markdownHtml(pieces.join(''), () => null))
          for (const { name, attributes } of tagsIn(html)) {
            expect(allowedTags.has(name)).toBe(true);
            expect([...attributes.keys()].filter((attribute) => !allowedAttributes.has(attribute))).toEqual(
              [],
            );
            const href = attributes.get('href');
            if (href !== undefined) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/i);
          }
      }),
      { numRuns: 400 },
    );
  });
});
