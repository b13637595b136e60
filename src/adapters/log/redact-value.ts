import type { LogFields } from './log.ts';
import { type Redact, redactStart } from './redact.ts';

/** Fields whose value is a secret, whatever it looks like. */
const secretNames =
  /secret|password|passwd|token|authorization|cookie|signature|response_?url|api_?key|ticket/i;

/** Bounds on what is copied: nobody reads more than this in a log. */
const deepest = 8;
const mostEntries = 100;
const longestText = 10_000;

/** The same fields without secrets. */
export function redactFields(fields: LogFields, redact: Redact): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isSecret(name, value) ? '[secret]' : redactValue(value, redact),
    ]),
  );
}

/** Null and undefined aren't secrets: they show that a field is unset. */
function isSecret(name: string, value: unknown): boolean {
  return secretNames.test(name) && value !== null && value !== undefined;
}

/** A copy without secrets that can be written as JSON: errors with their causes, and nested values. */
export function redactValue(value: unknown, clean: Redact): unknown {
  const redact: Redact = (text) => redactStart(text, longestText, clean);
  const above = new Set<object>();

  function copy(part: unknown, depth: number): unknown {
    if (typeof part === 'string') return redact(part);
    if (typeof part === 'bigint' || typeof part === 'symbol') return redact(String(part));
    if (typeof part === 'function') return '[function]';
    return typeof part === 'object' && part !== null ? nested(part, depth) : part;
  }

  function nested(part: object, depth: number): unknown {
    if (depth >= deepest) return '[deeper]';
    if (above.has(part)) return '[itself]';
    above.add(part);
    try {
      return copyFields(part, depth + 1);
    } catch {
      return '[unreadable]';
    } finally {
      above.delete(part);
    }
  }

  function copyFields(part: object, depth: number): unknown {
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
