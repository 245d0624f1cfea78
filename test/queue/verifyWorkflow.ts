/** The workflow of the rows about verification. */

import type { WorkflowFile } from '../../host/restWorkflows';
import { ADDRESSES, inARow, webhook, type Part } from './workflows';

const verification = (name: string, parameters: Part['parameters']): Part => ({
	name,
	type: 'n8n-nodes-voice-calls.phoneVerification',
	credentials: { mobilgroupApi: { id: '', name: '' } },
	parameters,
});

/** A phone comes in and is called with a code; a code comes in and is checked. Both answer whoever asks. */
export function verifyWorkflow(): WorkflowFile {
	const start = verification('Start', {
		operation: 'start',
		phoneNumber: '={{ $json.body.phone }}',
		channels: { channel: [{ channel: 'mobilgroupFlashCall' }] },
		limitsPreset: 'own',
		limits: {
			secondsBetween: '={{ $json.body.secondsBetween }}',
			perPhonePerHour: '={{ $json.body.perPhonePerHour }}',
			inAllPerHour: '={{ $json.body.inAllPerHour }}',
		},
	});
	const check = verification('Check', {
		operation: 'check',
		token: '={{ $json.body.token }}',
		typedCode: '={{ $json.body.code }}',
	});
	const calls = inARow('Queue: verify', [webhook(ADDRESSES.verify, 'lastNode'), start]);
	const checks = inARow('Queue: check', [{ ...webhook(ADDRESSES.check, 'lastNode'), name: 'Typed' }, check]);
	const connections = { ...calls.connections, ...checks.connections };
	return { ...calls, nodes: [...calls.nodes, ...checks.nodes], connections };
}
