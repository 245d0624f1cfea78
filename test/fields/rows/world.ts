/** One service for all rows of a file of tests. */

import { stage } from '../support/stage';

export const world = stage();
