import { testOperations } from './support/report';
import { operationsOf } from './support/walk';

testOperations(
	'Zvonobot calls',
	operationsOf('zvonobot').filter(({ resource }) => resource === 'call'),
	[
		// All numbers are in one request.
		'Safety → Calls at a Time',
		'Safety → Calls per Second',
		// Does something since version 1.1 only: see sendAndWaitSimplified.
		'Ask by Phone and Wait → Options → Simplify',
	],
);
