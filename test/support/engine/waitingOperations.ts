/** The paid operations that place one call and wait for it, for the tests that all paid operations have to pass. */

import { mobilgroupNode } from './mobilgroup';
import { type PaidOperation, paidOperations } from './paidOperations';
import { asking, zvonobotNode } from './zvonobot';

const like = (name: string) => paidOperations.filter((operation) => operation.name === name)[0];
const requestOptions = { timeout: 1500 };

export const waitingOperations: PaidOperation[] = [
	...['flashCall', 'voicePassword'].map(
		(operation): PaidOperation => ({
			...like(`Mobilgroup ${operation}`),
			name: `Mobilgroup ${operation} and wait`,
			node: (url, settings, credential) =>
				mobilgroupNode(
					`${url}/mobilgroup`,
					{
						resource: 'verification',
						operation: `${operation}AndWait`,
						phoneNumber: '={{ $json.phone }}',
						code: '={{ $json.code }}',
						requestOptions,
					},
					settings,
					credential,
				),
		}),
	),
	{
		...like('Zvonobot call'),
		name: 'Zvonobot ask by phone and wait',
		node: (url, settings, credential) =>
			zvonobotNode(`${url}/zvonobot`, { ...asking, requestOptions }, settings, credential),
	},
];
