/** The same random values in every run, so that a red run is a news; `VOICE_CALLS_SEED` takes others. */

import fc from 'fast-check';

export const SEED = Number(process.env.VOICE_CALLS_SEED ?? 2026);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
