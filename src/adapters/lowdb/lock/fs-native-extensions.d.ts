declare module 'fs-native-extensions' {
  /** Locks an open file for this process. @returns false if another one has it */
  export function tryLock(file: number): boolean;
}
