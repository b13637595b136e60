/** The same function, but its result for the last text is kept: a turn asks the same of its message again and again. */
export function ofLastText<T>(make: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly made: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, made: make(text) };
    return last.made;
  };
}
