/** Every call that verifies a phone, with the check of its service, for the tests that all of them have to pass. */

import type { INode, INodeParameters } from 'n8n-workflow';

import { mcnAccount } from '../../../sandbox/accounts';
import type { SandboxCall } from '../../../sandbox/calls/call';
import type { NodeUnderTest } from './engine';
import { mcnNode } from './mcn';
import { mobilgroupNode } from './mobilgroup';
import { zvonobotNode } from './zvonobot';

type MakeNode = (
	url: string,
	parameters: INodeParameters,
	settings?: Partial<INode>,
	credential?: Record<string, string>,
) => NodeUnderTest;

export interface VerificationCall {
	name: string;
	/** The node of the service, with whatever operation the parameters say. */
	node: MakeNode;
	/** What makes the operation, with the phone taken from `$json.phone`. */
	parameters: INodeParameters;
	/** The field of the credential that seals. */
	keyField: string;
	/** What the person hears or sees. */
	codeOf(call: SandboxCall): string;
}

const shown = ({ code }: SandboxCall) => code ?? '';
const calling = { resource: 'verification', phoneNumber: '={{ $json.phone }}' };
const mcn: MakeNode = (url, ...rest) => mcnNode(`${url}/mcn`, ...rest);
const mobilgroup: MakeNode = (url, ...rest) => mobilgroupNode(`${url}/mobilgroup`, ...rest);
const zvonobot: MakeNode = (url, ...rest) => zvonobotNode(`${url}/zvonobot`, ...rest);

export const verificationCalls: VerificationCall[] = [
	{
		name: 'MCN Telecom flash call',
		node: mcn,
		parameters: { ...calling, operation: 'flashCall' },
		keyField: 'accessToken',
		codeOf: shown,
	},
	{
		name: 'MCN Telecom call for 2FA',
		node: mcn,
		parameters: { ...calling, operation: 'callFor2fa', ownNumber: mcnAccount.ownNumber },
		keyField: 'accessToken',
		codeOf: ({ callerNumber }) => callerNumber.slice(-4),
	},
	{
		name: 'Mobilgroup flash call',
		node: mobilgroup,
		parameters: { ...calling, operation: 'flashCall', options: { codeLength: 6 } },
		keyField: 'apiKey',
		codeOf: shown,
	},
	{
		name: 'Mobilgroup voice password',
		node: mobilgroup,
		parameters: { ...calling, operation: 'voicePassword' },
		keyField: 'apiKey',
		codeOf: shown,
	},
	{
		name: 'Zvonobot flash call',
		node: zvonobot,
		parameters: { ...calling, operation: 'flashCall' },
		keyField: 'apiKey',
		codeOf: shown,
	},
];

/** The check of `$json.token` and `$json.typed`. */
export const checking: INodeParameters = {
	resource: 'verification',
	operation: 'check',
	token: '={{ $json.token }}',
	typedCode: '={{ $json.typed }}',
};

/** A wrong code of the same length. */
export const anotherCode = (code: string) => code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));

/** What a result says about its code. */
export const sealed = (codeLength = 4) => ({
	token: expect.stringMatching(/^v1\.[\w-]{100,}$/) as string,
	codeLength,
	expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
});
