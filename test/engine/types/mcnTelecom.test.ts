import { testOperations } from './support/report';
import { operationsOf } from './support/walk';

testOperations('MCN Telecom', operationsOf('mcnTelecom'));
