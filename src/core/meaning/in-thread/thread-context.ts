/**
 * What a message in a thread may leave out, in words that its meaning is worked out with: the product that the thread is about
 * (`subject`), or what the last answer was to (`told`).
 */
export type ThreadContext = { readonly kind: 'subject' | 'told'; readonly about: string };
