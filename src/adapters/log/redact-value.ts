import type { LogFields } from './log.ts';
import { type Redact, redactStart } from './redact.ts';

/** Names of fields whose value is a secret, whatever it looks like. */
const secretNames =
  /secret|password|passwd|token|authorization|cookie|signature|response_?url|api_?key|ticket/i;

/** Deeper than this, and more than so much, is nothing that anybody reads in a log. */
const deepest = 8;
const mostEntries = 100;
const longestText = 10_000;

/** The same fields, clean. */
export function redactFields(about: LogFields, redact: Redact): LogFields {
  return Object.fromEntries(
    Object.entries(about).map(([name, value]) => [
      name,
      isSecret(name, value) ? '[secret]' : redactValue(value, redact),
    ]),
  );
}

/** A field that is there and not said stays so. */
function isSecret(name: string, value: unknown): boolean {
  return secretNames.test(name) && value !== null && value !== undefined;
}

/** A copy that can be written as JSON and holds no secret: errors with their causes, values in values. */
export function redactValue(value: unknown, clean: Redact): unknown {
  const redact: Redact = (text) => redactStart(text, longestText, clean);
  const above = new Set<object>();

  function copy(part: unknown, depth: number): unknown {
    switch (typeof part) {
      case 'string':
        return redact(part);
      case 'number':
      case 'boolean':
      case 'undefined':
        return part;
      case 'bigint':
      case 'symbol':
        return redact(String(part));
      case 'function':
        return '[function]';
      case 'object':
        return part === null ? null : within(part, depth);
    }
  }

  function within(part: object, depth: number): unknown {
    if (depth >= deepest) return '[deeper]';
    if (above.has(part)) return '[itself]';
    above.add(part);
    try {
      return fields(part, depth + 1);
    } catch {
      return '[unreadable]';
    } finally {
      above.delete(part);
    }
  }

  function fields(part: object, depth: number): unknown {
    if (part instanceof Date || part instanceof URL || part instanceof RegExp) return redact(String(part));
    if (ArrayBuffer.isView(part)) return `[${part.byteLength} bytes]`;
    if (Array.isArray(part) || part instanceof Set)
      return [...part].slice(0, mostEntries).map((entry) => copy(entry, depth));
    if (part instanceof Map) return named([...part], depth);
    if (part instanceof Error) {
      const { name, message, stack, cause } = part;
      const inner = part instanceof AggregateError ? { errors: copy(part.errors, depth) } : {};
      return {
        ...named(Object.entries(part), depth),
        name: redact(name),
        message: redact(message),
        stack: stack === undefined ? undefined : redact(stack),
        ...(cause === undefined ? {} : { cause: copy(cause, depth) }),
        ...inner,
      };
    }
    return named(Object.entries(part), depth);
  }

  function named(entries: readonly (readonly [unknown, unknown])[], depth: number): Record<string, unknown> {
    return Object.fromEntries(
      entries
        .slice(0, mostEntries)
        .map(([key, entry]) => [
          redact(String(key)),
          isSecret(String(key), entry) ? '[secret]' : copy(entry, depth),
        ]),
    );
  }

  return copy(value, 0);
}
