const cures: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there; give it the right, or set DATA_DIR to another folder',
  EPERM: 'this user may not write there; give it the right, or set DATA_DIR to another folder',
  EROFS: 'it is read-only; mount it for writing, or set DATA_DIR to another folder',
  ENOSPC: 'the disk is full; make room. What was kept before is whole, this message was not kept',
  EDQUOT: 'the disk quota is used up; make room. What was kept before is whole, this message was not kept',
  ENOENT: 'nothing can be made there; set DATA_DIR to another folder',
  ENOTDIR: 'a part of its path is a file; set DATA_DIR to a folder',
  EEXIST: 'a file of that name is in the way; set DATA_DIR to a folder',
  ENAMETOOLONG: 'its path is too long; set DATA_DIR to a shorter one',
};

/** What is wrong with the data folder or its disk, and the cure. @returns undefined for any other trouble */
export function describeDiskError(folder: string, error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const code = String(error.code);
  return `the data folder ${folder} cannot be used (${code}): ${unmade(folder, error)}${cures[code] ?? error.message}`;
}

/** Names the folder that could not be made, where it is not the data folder itself. */
function unmade(folder: string, error: Error): string {
  if (!('syscall' in error) || error.syscall !== 'mkdir') return '';
  if (!('path' in error) || typeof error.path !== 'string' || error.path === folder) return '';
  return `the folder ${error.path} cannot be made; `;
}
