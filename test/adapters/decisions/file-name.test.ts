import { basename, join, normalize } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, idOfFile } from '../../../src/adapters/decisions/file-name.ts';

describe('the file name of a record', () => {
  it.each([
    ['Django for the shop', 'd-3fa9c1-django-for-the-shop.md'],
    ['Überlegt: Flask?', 'd-3fa9c1-uberlegt-flask.md'],
    ['../../etc/passwd', 'd-3fa9c1-etc-passwd.md'],
    ['日本', 'd-3fa9c1.md'],
    ['', 'd-3fa9c1.md'],
  ])('of "%s" is %s', (title, name) => {
    expect(fileNameOf('d-3fa9c1', title)).toBe(name);
    expect(idOfFile(name)).toBe('d-3fa9c1');
  });

  it('never points outside of its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, title) => {
        const name = fileNameOf(id, title);
        expect(basename(normalize(join('/folder', name)))).toBe(name);
        expect(name).toMatch(/^[A-Za-z0-9_-]*\.md$/);
      }),
    );
  });
});
