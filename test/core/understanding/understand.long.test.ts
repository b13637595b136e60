import './understand.test.ts';
