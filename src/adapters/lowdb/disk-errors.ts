const fixes: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there; grant the permission, or set DATA_DIR to another folder',
  EPERM: 'this user may not write there; grant the permission, or set DATA_DIR to another folder',
  EROFS: 'it is read-only; mount it writable, or set DATA_DIR to another folder',
  ENOSPC: 'the disk is full; free some space. Stored data is intact, but this message was not stored',
  EDQUOT:
    'the disk quota is used up; free some space. Stored data is intact, but this message was not stored',
  ENOENT: 'nothing can be created there; set DATA_DIR to another folder',
  ENOTDIR: 'a part of its path is a file; set DATA_DIR to a folder',
  EEXIST: 'a file of that name is in the way; set DATA_DIR to a folder',
  ENAMETOOLONG: 'its path is too long; set DATA_DIR to a shorter one',
};

/** What is wrong with the data folder or its disk, with the fix; undefined for an error of another origin. */
export function describeDiskError(folder: string, error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const code = String(error.code);
  return `the data folder ${folder} cannot be used (${code}): ${uncreatedFolder(folder, error)}${fixes[code] ?? error.message}`;
}

/** Names the folder that could not be created, if it isn't the data folder itself. */
function uncreatedFolder(folder: string, error: Error): string {
  if (!('syscall' in error) || error.syscall !== 'mkdir') return '';
  if (!('path' in error) || typeof error.path !== 'string' || error.path === folder) return '';
  return `the folder ${error.path} cannot be created; `;
}
