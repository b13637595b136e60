/** Longest part of a file's name that comes from a title, in characters. */
const longestSlug = 60;

/**
 * The name of a record's file: the same as long as its title is, and of letters, digits and hyphens alone, so that
 * no title leads out of a folder.
 */
export function fileNameOf(id: string, title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? `${safe(id)}.md` : `${safe(id)}-${slug}.md`;
}

/** The id that a file's name begins with; null where it is not one of ours. */
export function idOfFile(name: string): string | null {
  return /^(d-[0-9a-f]{6,20})(?:-[a-z0-9-]*)?\.md$/.exec(name)?.[1] ?? null;
}

/** Ids are made by the program; one that an import brought in may be anything. */
function safe(id: string): string {
  return id.replace(/[^a-z0-9-]/gi, '_');
}
