/** Where this program keeps logs, the packed package and n8n's data. Programs that run at the same time need one each. */

import { resolve } from 'node:path';

export const dataRoot = resolve(__dirname, '..', process.env.VOICE_CALLS_DATA_FOLDER ?? '.data');
