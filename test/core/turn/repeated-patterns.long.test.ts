import './repeated-patterns.test.ts';
