/**
 * Freezes a value and all that is in it, so that it can be handed out again and again. What is inside comes first: a list
 * is gone through faster before it is frozen.
 */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) for (const part of value) freeze(part);
  else for (const name in value) freeze(value[name]);
  return Object.freeze(value);
}
