/**
 * What is said in a thread, whatever the platform: a question, a follow-up, a press, and after a restart the thread
 * goes on.
 */
export const script = {
  first: 'django or flask?',
  second: 'and databases?',
  /** Which of the choices under the second answer is pressed, counted from 1. */
  press: 2,
  afterRestart: 'and security?',
} as const;
