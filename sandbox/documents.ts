/** Everything that the services' documents name. */

import type { Documented } from './coverage';
import { documented as mcnTelecom } from './mcn/documented';
import { documented as mobilgroup } from './mobilgroup/documented';
import { documented as zvonobot } from './zvonobot/documented';

export const documents: Documented[] = [mcnTelecom, mobilgroup, zvonobot];
