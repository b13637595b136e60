/**
 * What a promise gives, or `otherwise` where it gives nothing within so many milliseconds. Its timer does not outlive
 * it: hundreds a second would otherwise wait for nothing.
 *
 * @throws what the promise is rejected with in that time
 */
export async function soon<T, O>(promise: Promise<T>, milliseconds: number, otherwise: O): Promise<T | O> {
  const { promise: late, resolve } = Promise.withResolvers<O>();
  const timer = setTimeout(resolve, milliseconds, otherwise);
  timer.unref();
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
