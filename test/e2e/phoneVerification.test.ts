/** Phone Verification in a real n8n: what visitors of a website get, and what those get who abuse it. */

import { afterRestart } from './phoneVerification/afterRestart';
import { calledTooOften } from './phoneVerification/calledTooOften';
import { guessing } from './phoneVerification/guessing';
import { killed } from './phoneVerification/killed';
import { manyAtOnce } from './phoneVerification/manyAtOnce';
import { nextChannel } from './phoneVerification/nextChannel';
import { signUp } from './phoneVerification/signUp';
import { unclear } from './phoneVerification/unclear';
import { writtenDown } from './phoneVerification/writtenDown';
import { hasNewAgents } from '../../host/recipe';
import { useWorld } from '../support/e2e/world';

const world = useWorld();

describe('a sign-up', () => signUp(world));
describe('the next channel', () => nextChannel(world));
describe('a channel of which nobody knows whether it has rung', () => unclear(world));
describe('somebody who guesses', () => guessing(world));
describe('somebody who lets phones ring', () => calledTooOften(world));
describe('what n8n writes down', () => writtenDown(world));
describe('very many requests', () => manyAtOnce(world));
describe('a restart of n8n', () => afterRestart(world));
// n8n 1 keeps nothing of such an execution.
if (hasNewAgents()) describe('an n8n that is killed', () => killed(world));
