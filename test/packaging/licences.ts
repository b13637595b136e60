import { shippedPackages } from './lock-file.ts';

// `npm run licences`: what comes with the program, and under which licence.
for (const { name, version, licence } of shippedPackages())
  process.stdout.write(`${licence.padEnd(20)} ${name} ${version}\n`);
