import { expect, it } from 'vitest';
import { askedForm } from '../../../src/core/meaning/form.ts';
import { tokenize } from '../../../src/core/understanding/text/words.ts';

it.each([
  ['when was the last release', 'when'],
  ['which django version is the first with this', 'when'],
  ['how many requests does it take', 'figure'],
  ['max number of channels', 'figure'],
  ['who maintains it', 'who'],
  ['any good library for saml', 'package'],
  ['what do people use for y', 'package'],
  ['django or flask', 'compare'],
  ['why is it slow', 'why'],
  ['should we take it', 'should'],
  ['how do i deploy it', 'how'],
  ['which one', 'pick'],
  ['does it support oracle', 'can'],
  ['hm, fine', 'other'],
])('"%s" asks for: %s', (text, form) => {
  expect(askedForm(tokenize(text).words)).toBe(form);
});
