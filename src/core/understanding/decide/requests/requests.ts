/**
 * What people ask for in a conversation, however they put it, by words that the program is sure to understand. `{option}`
 * stands for the option that the message names.
 */
export const requests = {
  guide: 'help us choose',
  why: 'why?',
  sure: 'are you sure?',
  sources: 'who says so?',
  age: 'how old is that?',
  change: 'what would change it?',
  'first-steps': 'what do we do first?',
  tldr: 'tl;dr',
  line: 'in one line',
  slide: 'three bullets for a slide',
  boss: 'explain it to my boss',
  beginner: 'explain it to a beginner',
  more: 'more',
  example: 'an example',
  where: 'where are we?',
  heard: 'what do you know about us?',
  scores: 'show the scores',
  record: 'record it',
  vote: 'put it to the vote',
  weigh: "let's weigh this together",
  restart: 'start over',
  cover: 'what do you cover?',
  risks: 'what are the risks?',
  lose: 'what would we lose?',
  worth: 'is it worth it?',
  steps: 'how would we do it?',
  both: 'can we run both?',
  duration: 'how long would it take?',
  pick: 'which one should we take?',
  difference: "what's the difference?",
  'why-not': 'why not {option}?',
  decisions: 'show our decisions',
  fresh: 'is your data up to date?',
  how: 'how do you work?',
  wrong: "what if we're wrong?",
  picture: 'as a picture',
  skip: 'skip',
  'just-tell': 'just tell me',
  thanks: 'thanks',
  challenge: 'are you sure?',
  second: "what's the second best?",
  measured: 'did you measure that yourselves?',
  'write-up': 'write it up',
} as const satisfies Readonly<Record<string, string>>;

export type RequestKind = keyof typeof requests;

export function isRequestKind(text: string): text is RequestKind {
  return text in requests;
}
