import './recommend-in-needs.test.ts';
