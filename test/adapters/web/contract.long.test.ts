import { platformContract } from '../../contract/platform-contract.ts';
import { web } from '../../doubles/web/stage.ts';

platformContract(web);
