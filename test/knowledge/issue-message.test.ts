import { expect, it } from 'vitest';
import { z } from 'zod';
import { issueMessage } from '../../src/knowledge/issue-message.ts';

const says = (schema: z.ZodType, value: unknown): string[] =>
  schema
    .safeParse(value, { reportInput: true, error: issueMessage })
    .error?.issues.map(({ message }) => message) ?? [];

it.each<[string, z.ZodType, unknown, string]>([
  ['text for a list', z.array(z.string()), 'a', 'this is text but must be a list; change it'],
  ['a truth value for text', z.string(), true, 'this is true or false but must be text; put it in quotes'],
  ['nothing for text', z.string(), null, 'this is empty but must be text; change it'],
  ['a list for fields', z.object({}), [], 'this is a list but must be a set of fields; change it'],
  ['text for a truth value', z.boolean(), 'yes', 'this is text but must be true or false; change it'],
  ['too short', z.string().min(1), '', 'this must have at least 1 character; fill it in'],
  ['too long', z.string().max(2), 'abc', 'this must have at most 2 characters; shorten it'],
  ['too few', z.array(z.string()).min(1), [], 'this must have at least 1 entry; add what is missing'],
  ['too many', z.array(z.string()).max(1), ['a', 'b'], 'this must have at most 1 entry; remove some'],
  ['too small', z.number().positive(), 0, 'this must be more than 0; raise it'],
  ['too big', z.number().max(5), 6, 'this must be at most 5; lower it'],
  ['no such value', z.enum(['a', 'b', 'c']), 'd', 'this must be "a", "b" or "c"'],
  [
    'no such field',
    z.strictObject({}),
    { a: 1 },
    'there is no field "a" here; fix its spelling or remove it',
  ],
  ['no such format', z.url(), 'x', 'this is not a valid url; fix it'],
  ['words of the schema', z.string().min(1, 'write something'), '', 'write something'],
])('explains %s and how to fix it', (_, schema, value, sentence) => {
  expect(says(schema, value)).toEqual([sentence]);
});

it("leaves no message in the library's own words", () => {
  expect(says(z.object({ a: z.number().int(), b: z.literal(3) }), { a: 1.5, b: 4 }).join()).not.toMatch(
    /invalid|expected/i,
  );
});
