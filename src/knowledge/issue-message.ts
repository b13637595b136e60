import type { z } from 'zod';

/**
 * Explains a schema issue to someone editing a YAML file, and how to fix it. A message in the schema itself
 * takes precedence.
 */
export function issueMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `this is ${kindOf(issue.input)} but must be ${wanted(issue.expected)}${quoted(issue.expected, issue.input)}`;
    case 'invalid_value':
      return `this must be ${inSeries(issue.values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value))))}`;
    case 'too_small':
      return `${sized(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)}; ${grow(issue.origin)}`;
    case 'too_big':
      return `${sized(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)}; ${shrink(issue.origin)}`;
    case 'unrecognized_keys':
      return `there is no field ${inSeries(issue.keys.map((key) => `"${key}"`))} here; fix its spelling or remove it`;
    case 'invalid_key':
      return `the name of this field is not valid: ${issue.issues.map(({ message }) => message).join('; ')}`;
    case 'invalid_element':
      return `an entry of this is not valid: ${issue.issues.map(({ message }) => message).join('; ')}`;
    case 'invalid_format':
      return `this is not a valid ${issue.format}; fix it`;
    case 'not_multiple_of':
      return `this must be a multiple of ${issue.divisor}; change it`;
    case 'invalid_union':
      return 'this fits none of the allowed forms; see docs/schema';
    case 'custom':
      return 'this is not valid; see docs/schema';
    default:
      return issue satisfies never;
  }
}

function wanted(expected: string): string {
  if (expected === 'string') return 'text';
  if (expected === 'array') return 'a list';
  if (expected === 'int') return 'a whole number';
  if (expected === 'number') return 'a number';
  if (expected === 'boolean') return 'true or false';
  return expected === 'object' || expected === 'record' ? 'a set of fields' : expected;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'a number';
  return typeof value === 'boolean' ? 'true or false' : 'a set of fields';
}

/** YAML reads 6.1 as a number and yes as a boolean. */
function quoted(expected: string, value: unknown): string {
  return expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')
    ? '; put it in quotes'
    : '; change it';
}

function sized(origin: string, bound: string, size: number | bigint): string {
  if (origin === 'string')
    return `this must have ${bound} ${size} ${size === 1 ? 'character' : 'characters'}`;
  if (origin === 'array') return `this must have ${bound} ${size} ${size === 1 ? 'entry' : 'entries'}`;
  return `this must be ${bound} ${size}`;
}

function grow(origin: string): string {
  if (origin === 'string') return 'fill it in';
  return origin === 'array' ? 'add what is missing' : 'raise it';
}

function shrink(origin: string): string {
  if (origin === 'string') return 'shorten it';
  return origin === 'array' ? 'remove some' : 'lower it';
}

function inSeries(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
