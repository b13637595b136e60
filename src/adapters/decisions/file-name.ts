/** Longest part of a file name that comes from a title, in characters. */
const longestSlug = 60;

/**
 * The file name of a record. It changes only with the title, and has only letters, digits and hyphens, so that no title
 * can point outside of the folder.
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

/** The record id that a file name starts with; null if the program didn't create the file. */
export function idOfFile(name: string): string | null {
  return /^(d-[0-9a-f]{6,20})(?:-[a-z0-9-]*)?\.md$/.exec(name)?.[1] ?? null;
}

/** The program's own ids are safe, but an imported one may be any text. */
function safe(id: string): string {
  return id.replace(/[^a-z0-9-]/gi, '_');
}
