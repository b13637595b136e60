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

/** Runs work in the data folder; trouble with the folder or the disk becomes a line that says the cure. */
export async function unusable<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const cure = cures[code];
    if (cure === undefined) throw error;
    throw new Error(`the data folder ${folder} cannot be used (${code}): ${cure}`, { cause: error });
  }
}
