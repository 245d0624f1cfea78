/** Phone Verification in engine tests: the node with all credentials, and services that take calls or not as a test says. */

import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import type { ChannelName } from '../../../nodes/PhoneVerification/channels';
import { type CannedAnswer, type CannedRequest, CannedService } from '../cannedService';
import { type EngineResult, type NodeUnderTest, runNode, startOver } from './engine';
import { mcnCredential } from './mcn';
import { mobilgroupCredential } from './mobilgroup';
import { zvonobotCredential } from './zvonobot';

/** Each channel with the settings that it needs. */
export const channelRows: Record<ChannelName, INodeParameters> = {
	mobilgroupFlashCall: { channel: 'mobilgroupFlashCall' },
	mobilgroupVoicePassword: { channel: 'mobilgroupVoicePassword' },
	zvonobotFlashCall: { channel: 'zvonobotFlashCall' },
	mcnFlashCall: { channel: 'mcnFlashCall' },
	mcnCallFor2fa: { channel: 'mcnCallFor2fa', ownNumbers: '+7 900 000-00-01' },
};
export const allChannels = Object.keys(channelRows) as ChannelName[];

/** Only the limit that cannot be taken away. */
export const ownLimits = (limits: INodeParameters = {}): INodeParameters => ({ limitsPreset: 'own', limits });

export const withChannels = (...names: ChannelName[]): INodeParameters => ({
	channels: { channel: names.map((name) => channelRows[name]) },
	...ownLimits(),
});

export const verificationCredentials = (url: string) => ({
	...mobilgroupCredential(`${url}/mobilgroup`),
	...zvonobotCredential(`${url}/zvonobot`),
	...mcnCredential(`${url}/mcn`),
});

export function phoneVerificationNode(
	url: string,
	parameters: INodeParameters,
	settings: Partial<INode> = {},
): NodeUnderTest {
	return {
		type: 'phoneVerification',
		parameters: { operation: 'start', phoneNumber: '={{ $json.phone }}', ...parameters },
		credentials: verificationCredentials(url),
		settings,
	};
}

/** What a service does with a call: rings the phone, certainly does not, or nobody knows. */
export type Does = 'takes' | 'takesSilently' | 'refuses' | 'breaks';

export const CODE = '0427';

/** By which channel the request asks for a call, and for which phone. */
function askedOf({ path, query, body }: CannedRequest): { name: ChannelName; phone: string } {
	const fields = (body ?? {}) as Record<string, unknown>;
	if (path.startsWith('/zvonobot')) return { name: 'zvonobotFlashCall', phone: String(fields.phone) };
	if (path.startsWith('/mobilgroup')) {
		const name = fields.voice === undefined ? 'mobilgroupFlashCall' : 'mobilgroupVoicePassword';
		return { name, phone: String(fields.number) };
	}
	return { name: path.endsWith('call_for_2fa') ? 'mcnCallFor2fa' : 'mcnFlashCall', phone: query.login_did };
}

const taken: Record<ChannelName, (request: CannedRequest, id: number) => unknown> = {
	mobilgroupFlashCall: (_request, id) => ({ result: 'ok', id: String(id), price: '0.35', code: CODE }),
	mobilgroupVoicePassword: (_request, id) => ({ result: 'ok', id: String(id), price: '0.35', code: CODE }),
	zvonobotFlashCall: () => ({ status: 'success', data: 'done' }),
	mcnFlashCall: (_request, id) => ({
		code: 200,
		object: { verification_call_uuid: `fa278be48dc2_${id}`, code: CODE },
	}),
	mcnCallFor2fa: (_request, id) => ({ code: 200, object: { verification_call_uuid: `fa278be48dc2_${id}` } }),
};

/** A phone that was asked to ring, and by which channel. */
export interface Rung {
	name: ChannelName;
	phone: string;
	/** Whether it has certainly not rung. */
	refused: boolean;
	/** What Zvonobot was asked to show. */
	pin?: string;
}

export function channelsWorld() {
	let service: CannedService;
	let does: Partial<Record<ChannelName, Does>> = {};
	const asked: Rung[] = [];
	beforeAll(async () => {
		service = await CannedService.start();
		service.answer('*', (request, before) => answerTo(request, before));
	});
	afterAll(async () => await service.close());
	beforeEach(() => {
		startOver();
		does = {};
		asked.length = 0;
	});

	function answerTo(request: CannedRequest, before: number): CannedAnswer {
		const { name, phone } = askedOf(request);
		const how = does[name] ?? 'takes';
		const { pin } = (request.body ?? {}) as { pin?: string };
		asked.push({ name, phone, refused: how === 'refuses', pin });
		if (how === 'takesSilently') return { body: { result: 'ok', id: String(before + 1), price: '0.35' } };
		if (how === 'takes') return { body: taken[name](request, before + 1) };
		return { status: how === 'refuses' ? 403 : 500, body: { message: 'no' } };
	}

	const node = (parameters: INodeParameters, settings?: Partial<INode>) =>
		phoneVerificationNode(service.url, parameters, settings);
	async function run(
		parameters: INodeParameters,
		input: IDataObject[],
		settings?: Partial<INode>,
	): Promise<EngineResult> {
		return await runNode(node(parameters, settings), input);
	}
	/** @returns the result of one item */
	async function one(parameters: INodeParameters, input: IDataObject): Promise<IDataObject> {
		const { items, error } = await run(parameters, [input]);
		if (error) throw error;
		return items[0].json;
	}
	return {
		/** Every call that a service was asked for, oldest first. */
		asked,
		/** What the services do from now on; those that are not named take every call. */
		let: (how: Partial<Record<ChannelName, Does>>) => void (does = how),
		node,
		run,
		runNode,
		one,
		lastBody: () => service.requests[service.requests.length - 1]?.body,
		/** Checks what was typed. */
		check: async (token: unknown, typedCode: unknown, options: INodeParameters = {}) =>
			await one({ operation: 'check', token: token as string, typedCode: typedCode as string, options }, {}),
		/** The code of the call that was asked for last. */
		codeOf: ({ name, pin }: Rung) => (name === 'mcnCallFor2fa' ? '0001' : (pin ?? CODE)),
	};
}
