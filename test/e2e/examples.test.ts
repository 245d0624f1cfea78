/** Every example in a real n8n, to its end: the right people are called, and nobody twice. */

import { hasNewAgents } from '../../host/recipe';
import { agent } from './examples/agent';
import { approval } from './examples/approval';
import { appointments, callBack, confirmOrders, debtors } from './examples/customers';
import { balances, lead, mailing, templates } from './examples/office';
import { onCall } from './examples/onCall';
import { signUp } from './examples/signUp';
import { verificationApi } from './examples/verificationApi';
import { useWorld } from '../support/e2e/world';

// A minute of the services lasts a tenth of a second.
const world = useWorld({ sandbox: { minuteMs: 100 } });

describe('sign-up-with-provider-fallback', () => signUp(world));
describe('verification-api', () => verificationApi(world));
describe('confirm-orders-by-phone', () => confirmOrders(world));
describe('approve-an-order-by-phone', () => approval(world));
describe('appointment-reminders', () => appointments(world));
describe('remind-debtors-from-list', () => debtors(world));
describe('call-back-and-connect-to-a-manager', () => callBack(world));
describe('mailing-with-report', () => mailing(world));
describe('lead-call', () => lead(world));
describe('on-call-alert', () => onCall(world));
(hasNewAgents() ? describe : describe.skip)('agent-by-phone', () => agent(world));
describe('balance-watch', () => balances(world));
describe('update-templates-from-crm', () => templates(world));
