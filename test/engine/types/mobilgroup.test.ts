import { testOperations } from './support/report';
import { operationsOf } from './support/walk';

testOperations('Mobilgroup', operationsOf('mobilgroup'), [
	// A mailing is one request.
	'Mailing › Send → Safety → Calls at a Time',
	'Mailing › Send → Safety → Calls per Second',
]);
