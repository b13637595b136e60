import { expect, it } from 'vitest';
import { documentKinds, kindNames } from '../../src/core/documents.ts';

it('the order in which kinds are written out, moved and searched for a person has every kind', () => {
  expect([...kindNames].sort()).toEqual(Object.keys(documentKinds).sort());
});
