/** Stands for people who were forgotten. */
export const formerMember = 'former member';

/** An author who is nobody of the workspace: a name that came with an imported topic. No platform's id looks so. */
const named = 'name:';

export function namedAuthor(name: string): string {
  return `${named}${name}`;
}

/** The name of an author who is nobody of the workspace; null for a person's id. */
export function nameOfAuthor(author: string): string | null {
  return author.startsWith(named) ? author.slice(named.length) : null;
}
