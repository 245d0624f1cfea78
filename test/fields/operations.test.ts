import { testOperations } from './support/report';
import { operationsOf } from './support/walk';

/** The calls of Zvonobot have by far the most fields, and a file of their own. */
const isElsewhere = ({ type, resource }: { type: string; resource: string }) =>
	type === 'zvonobot' && resource === 'call';

testOperations(
	'All operations but the calls of Zvonobot',
	['mobilgroup', 'mcnTelecom', 'zvonobot'].flatMap(operationsOf).filter((one) => !isElsewhere(one)),
	[
		// The items hold no callback. What it checks is seen in callbackRead.test.ts.
		'Callback › Read → Authentication',
		// A mailing is one request.
		'Mailing › Send → Safety → Calls at a Time',
		'Mailing › Send → Safety → Calls per Second',
	],
);
