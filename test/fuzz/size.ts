/** What `npm run test:long` sends of each kind of broken input; `npm run bench -- fuzz` asks for more. */
export const many = Number(process.env.FUZZ_PAYLOADS ?? 20_000);

/** The same number, the same broken input. */
export const seed = Number(process.env.FUZZ_SEED ?? 2);
