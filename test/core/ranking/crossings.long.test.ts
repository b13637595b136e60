import './crossings.test.ts';
