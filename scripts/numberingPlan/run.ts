/** Writes `nodes/shared/values/numberingPlan.ts`. A test says when it is stale. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { numberingPlan } from './plan';

writeFileSync(path.join(__dirname, '../../nodes/shared/values/numberingPlan.ts'), numberingPlan());
