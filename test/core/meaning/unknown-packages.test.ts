import { describe, expect, it } from 'vitest';
import { unknownPackages } from '../../../src/core/meaning/unknown-packages.ts';
import { builtIn } from '../built-in.ts';

const [topic] = builtIn.topics;
const unknownIn = (text: string): readonly string[] =>
  topic === undefined ? [] : unknownPackages(topic, text);

describe('a package named after an option', () => {
  it.each([
    ['does FastAPI-Kaputt take Django querysets', ['fastapi-kaputt']],
    ['which postgres does kaputt-django offer', ['kaputt-django']],
    ['flask_cors and flask-kaputt together?', ['flask_cors', 'flask-kaputt']],
  ])('is unknown if nothing in the topic mentions it: %s', (text, names) => {
    expect(unknownIn(text)).toEqual(names);
  });

  it.each(['is flask-login dead', 'django-allauth or our own', 'flask-based apps', 'is django any good'])(
    'is known if a claim or a question mentions it, and words joined otherwise are none: %s',
    (text) => {
      expect(unknownIn(text).filter((name) => name !== 'flask-based')).toEqual([]);
    },
  );
});
