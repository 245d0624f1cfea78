import { testOperations } from './support/report';
import { operationsOf } from './support/walk';

testOperations(
	'Zvonobot, all but calls',
	operationsOf('zvonobot').filter(({ resource }) => resource !== 'call'),
);
