import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { describeStore } from '../../contract/store-contract.ts';

describeStore('memory', { open: async () => openMemoryStore(), turns: 10_000 });
