import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idIn } from '../../../src/adapters/discord/id-in.ts';

/** Names and texts that are easily taken for one another, and for the signs between them. */
const text = fc.oneof(
  fc.constantFrom('id', 'message', '"', '\\', '\\"', '{', '}', '":"', '},"id":"1"'),
  fc.string(),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom(null, true, 1, []),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

/** What reading all of it gives, where that is a text that needs no escapes, as ids are. */
function read(of: unknown, [name, ...rest]: readonly string[]): unknown {
  if (typeof of !== 'object' || of === null || Array.isArray(of) || name === undefined) return undefined;
  const found: unknown = Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined;
  return rest.length === 0 ? (typeof found === 'string' ? found : undefined) : read(found, rest);
}

it.each([[['id']], [['message', 'id']], [['resource', 'message', 'id']]])(
  'an id at %j is found as by reading all of it',
  (path) => {
    const around = fc.tuple(
      fc.dictionary(text, value),
      fc.dictionary(text, value),
      fc.dictionary(text, value),
    );
    fc.assert(
      fc.property(
        around,
        fc.option(fc.stringMatching(/^\d{17,20}$/)),
        fc.constantFrom(0, 2),
        (others, id, indent) => {
          const inside = path.reduceRight<unknown>(
            (held, name, at) => ({
              ...others[at],
              ...(held === null ? {} : { [name]: held }),
              [`after-${at}`]: [],
            }),
            id,
          );
          const found = read(inside, path);
          const escaped = typeof found === 'string' ? JSON.stringify(found).slice(1, -1) : found;
          expect(idIn(JSON.stringify(inside, null, indent), path)).toBe(escaped);
        },
      ),
    );
  },
);

it.each([
  '',
  '{',
  '"',
  '{"id',
  '{"id"',
  '{"id":',
  '{"id":1}',
  '["id","1"]',
  '[{"id":"1"}]',
  '{"a":"\\',
  'null',
])('there is no id in %j', (json) => expect(idIn(json, ['id'])).toBeUndefined());
