/** The services as a canned service plays them: it answers by the first phone of a request. */

import { CannedService, type CannedAnswer, type CannedRequest } from '../cannedService';
import type { CredentialRef } from '../../../host/restApi';
import { mcnCredential, mobilgroupCredential, type World, zvonobotCredential } from '../../../host/world';
import { mcnAccount } from '../../../sandbox/accounts';

const PATHS = [
	`/mcn/v2/rest/account/${mcnAccount.accountId}/flash_call`,
	`/mcn/v2/rest/account/${mcnAccount.accountId}/call_for_2fa`,
	'/mobilgroup/api/voice-password/send/',
	'/mobilgroup/api/lido/send/',
	'/mobilgroup/api/send/',
	'/zvonobot/apiCalls/create',
	'/zvonobot/apiCalls/createWithTemplate',
	'/zvonobot/apiVerificationPhones/confirmPhone',
];

export interface CannedWorld {
	/** The world with credentials that lead to the canned service. */
	world: World;
	service: CannedService;
	/** What a request whose first phone is this one is answered with. */
	answers: Map<string, CannedAnswer>;
	/** The requests that were to dial the phone. */
	asked(phone: string): CannedRequest[];
}

/** @param changes to the credentials, by their type */
export async function cannedWorld(
	world: World,
	changes: Record<string, Record<string, unknown>> = {},
): Promise<CannedWorld> {
	const service = await CannedService.start();
	const answers = new Map<string, CannedAnswer>();
	for (const path of PATHS) service.answer(path, (request) => answerTo(request, answers));
	return {
		world: await withCredentials(world, { ...world.sandbox, url: service.url }, changes),
		service,
		answers,
		asked: (phone) => service.requests.filter((request) => phonesIn(request).includes(phone)),
	};
}

let last = 0;

/** The same world with other credentials. */
export async function withCredentials(
	world: World,
	sandbox: World['sandbox'],
	changes: Record<string, Record<string, unknown>>,
): Promise<World> {
	last += 1;
	const usual = {
		mcnTelecomApi: mcnCredential(sandbox),
		mobilgroupApi: mobilgroupCredential(sandbox),
		zvonobotApi: zvonobotCredential(sandbox),
	};
	const credentials: Record<string, CredentialRef> = {};
	for (const [type, data] of Object.entries(usual)) {
		const own = { ...data, ...changes[type] };
		credentials[type] = await world.api.createOrUpdateCredential(type, `Changed ${last}`, own);
	}
	return { ...world, credentials: { ...world.credentials, ...credentials } };
}

/** The numbers that a request is to dial, for any of the services. */
export function phonesIn({ query, body }: CannedRequest): string[] {
	if (query.login_did) return [query.login_did];
	const { number, phone, phones, subscribers } = (body ?? {}) as {
		number?: string;
		phone?: string;
		phones?: string[];
		subscribers?: Array<{ phone: string }>;
	};
	const one = [number, phone].filter((value) => value !== undefined);
	return [...one, ...(phones ?? []), ...(subscribers ?? []).map((row) => row.phone)];
}

function answerTo(request: CannedRequest, answers: Map<string, CannedAnswer>): CannedAnswer {
	const [phone] = phonesIn(request);
	return answers.get(phone) ?? { status: 418, body: { message: 'Nothing is written down for this phone' } };
}
