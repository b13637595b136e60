/**
 * Freezes a value and everything in it, so that it can be handed out repeatedly. Inner values come first, since iterating
 * over a list is faster before it's frozen.
 *
 * @param before the frozen value that this one replaces; parts that both share aren't visited again
 */
export function freeze<T>(value: T, before?: T): T {
  if (value === before || typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) {
    const known: readonly unknown[] = Array.isArray(before) ? before : [];
    for (let at = 0; at < value.length; at++) freeze<unknown>(value[at], known[at]);
  } else for (const name in value) freeze(value[name], before?.[name]);
  return Object.freeze(value);
}
