/** Phone Verification in a real n8n: what visitors of a website get, and what those get who abuse it. */

import { afterRestart } from './phoneVerification/afterRestart';
import { calledTooOften } from './phoneVerification/calledTooOften';
import { guessing } from './phoneVerification/guessing';
import { manyAtOnce } from './phoneVerification/manyAtOnce';
import { nextChannel } from './phoneVerification/nextChannel';
import { signUp } from './phoneVerification/signUp';
import { unclear } from './phoneVerification/unclear';
import { writtenDown } from './phoneVerification/writtenDown';
import { useWorld } from '../support/e2e/world';

const worldOf = () => world;
const world = useWorld();

describe('a sign-up', () => signUp(worldOf));
describe('the next channel', () => nextChannel(worldOf));
describe('a channel of which nobody knows whether it has rung', () => unclear(worldOf));
describe('somebody who guesses', () => guessing(worldOf));
describe('somebody who lets phones ring', () => calledTooOften(worldOf));
describe('what n8n writes down', () => writtenDown(worldOf));
describe('very many requests', () => manyAtOnce(worldOf));
describe('a restart of n8n', () => afterRestart(worldOf));
