/** The part that is used of the library, which comes without types. */
declare module 'write-file-atomic' {
  type Options = {
    mode: number;
    /** False leaves the owner as it is. */
    chown: false;
    fsync: boolean;
    /** Called with the temporary file's path, once it is there; waited for. */
    tmpfileCreated(path: string): Promise<void>;
  };
  export default function writeFileAtomic(path: string, text: string, options: Options): Promise<void>;
}
