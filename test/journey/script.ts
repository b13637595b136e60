/** What is said in the journey through every door; between the second and the restart something is pressed. */
export const script = { first: 'django or flask?', second: 'and databases?', afterRestart: 'and security?' };
