import { shippedPackages } from './lock-file.ts';

// `npm run licences`: the packages that come with the program, with their licences.
for (const { name, version, licence } of shippedPackages())
  process.stdout.write(`${licence.padEnd(20)} ${name} ${version}\n`);
