/** What is promised of calls that cost money, in a real n8n: nobody is called twice, or although a guard forbids it. */

import { errorLoop } from './promises/errorLoop';
import { failedBefore } from './promises/failedBefore';
import { guardsGoOn } from './promises/guardsGoOn';
import { oddAnswers } from './promises/oddAnswers';
import { oneReading } from './promises/oneReading';
import { pacing } from './promises/pacing';
import { refusedBefore } from './promises/refusedBefore';
import { retriedAgain } from './promises/retriedAgain';
import { stoppedByOneItem } from './promises/stoppedByOneItem';
import { stoppedInTheMiddle } from './promises/stoppedInTheMiddle';
import { subWorkflows } from './promises/subWorkflows';
import { tools } from './promises/tools';
import { unreadable } from './promises/unreadable';
import { waitingCalls } from './promises/waitingCalls';
import { tellDialled } from '../support/e2e/dialled';
import { useWorld } from '../support/e2e/world';

const world = useWorld();
afterAll(async () => {
	tellDialled();
}, 30_000);

describe('an item that is not a number', () => stoppedByOneItem(world));
describe('an execution that is retried again', () => retriedAgain(world));
describe('a node before it that fails', () => failedBefore(world));
describe('an error output that leads back to the node', () => errorLoop(world));
describe('a sub-workflow', () => subWorkflows(world));
describe('a person who stops it', () => stoppedInTheMiddle(world));
describe('guards', () => guardsGoOn(world));
describe('what cannot be read', () => unreadable(world));
describe('one reading', () => oneReading(world));
describe('an odd answer', () => oddAnswers(world));
describe('a rate limit', () => pacing(world));
describe('a tool', () => tools(world));
describe('an operation that waits', () => waitingCalls(world));
describe('before anybody is called', () => refusedBefore(world));
