const cures: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there; give it the right, or set DATA_DIR to another folder',
  EPERM: 'this user may not write there; give it the right, or set DATA_DIR to another folder',
  EROFS: 'it is read-only; mount it for writing, or set DATA_DIR to another folder',
  ENOSPC: 'the disk is full; make room. What was kept before is whole, this message was not kept',
  EDQUOT: 'the disk quota is used up; make room. What was kept before is whole, this message was not kept',
  ENOTDIR: 'a part of its path is a file; set DATA_DIR to a folder',
  EEXIST: 'a file of that name is in the way; set DATA_DIR to a folder',
  ENAMETOOLONG: 'its path is too long; set DATA_DIR to a shorter one',
};

/** What is wrong with the data folder or its disk, and the cure. @returns undefined for any other trouble */
export function unusable(folder: string, error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const code = String(error.code);
  return `the data folder ${folder} cannot be used (${code}): ${cures[code] ?? error.message}`;
}
