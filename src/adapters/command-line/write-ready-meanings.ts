import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { builtInFolder, loadKnowledge } from '../../knowledge/load.ts';
import { meaningsCache, readyFolder } from '../../knowledge/meanings/meanings-cache.ts';
import { describeEncoder, encoderState } from '../encoder/encoder-state.ts';
import { understood } from './shell/meanings.ts';

// The last step of `npm run build`: writes the meanings of the built-in topics into the built program, so that the package and
// the image have nothing to build at their first start. Without an encoder here, they build them wherever they have one.

// As in main.ts: what an earlier build made of the same texts by the same code isn't built again.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/tradeoff'));
const say = (line: string): void => void process.stderr.write(`build: ${line}\n`);
const state = await encoderState(process.env.ENCODER !== 'off');
if (state.kind === 'in use') {
  const { topics, meanings, between } = await understood(loadKnowledge([builtInFolder]), state.encoder, say);
  const ready = meaningsCache(readyFolder, state.encoder.checksum);
  for (const topic of topics) {
    const made = meanings?.get(topic.id);
    if (made === undefined) process.exitCode = 1;
    else ready.keep(topic, made);
  }
  if (between === undefined) process.exitCode = 1;
  else ready.keepBetween(topics, between);
  await state.encoder.close();
} else {
  say(`meanings are not in the build; encoder ${describeEncoder(state)}`);
}
