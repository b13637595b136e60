/** How many broken inputs of each kind `npm run test:long` sends; `npm run bench -- fuzz` sends more. */
export const many = Number(process.env.FUZZ_PAYLOADS ?? 20_000);

/** The same seed gives the same inputs. */
export const seed = Number(process.env.FUZZ_SEED ?? 2);
