import './vote-readings.test.ts';
