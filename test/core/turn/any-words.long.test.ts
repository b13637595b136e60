import './any-words.test.ts';
