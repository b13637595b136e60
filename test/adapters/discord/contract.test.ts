import { platformContract } from '../../contract/platform-contract.ts';
import { discord } from '../../doubles/discord/stage.ts';

platformContract(discord);
