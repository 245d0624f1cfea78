/**
 * `npm run bench`: flash calls one by one in a real n8n: this package beside n8n's HTTP Request node, which makes the same
 * request, and the No Operation node as the floor. All in one run, in turns, so that the machine is the same for all.
 */

import { mcnAccount } from '../sandbox/accounts';
import { ensureHost } from '../host/install';
import { buildPackage, packPackage } from '../host/package';
import type { WorkflowNode } from '../host/restWorkflows';
import { shutDown, shutDownOnSignals } from '../host/shutdown';
import { startWorld, type World } from '../test/e2e/support/world';
import { activateWithRows, NODE, runWithRows } from '../test/e2e/support/workflows';

const ROUNDS = 5;
const ITEMS = 200;

type Contestant = { name: string; node: Partial<WorkflowNode> };

function contestants({ sandbox, credentials }: World): Contestant[] {
	return [
		{
			name: 'this package: Flash Call',
			node: {
				type: 'n8n-nodes-voice-calls.mcnTelecom',
				credentials: { mcnTelecomApi: credentials.mcnTelecomApi },
				parameters: {
					resource: 'verification',
					operation: 'flashCall',
					phoneNumber: '={{ $json.phone }}',
				},
			},
		},
		{
			name: "n8n's HTTP Request node",
			node: {
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				credentials: { mcnTelecomApi: credentials.mcnTelecomApi },
				parameters: {
					method: 'POST',
					url: `${sandbox.url}/mcn/v2/rest/account/${mcnAccount.accountId}/flash_call`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'mcnTelecomApi',
					sendQuery: true,
					queryParameters: { parameters: [{ name: 'login_did', value: '={{ $json.phone }}' }] },
					options: {},
				},
			},
		},
		{ name: 'No Operation (the floor)', node: { type: 'n8n-nodes-base.noOp', parameters: {} } },
	];
}

interface Round {
	milliseconds: number;
	requests: number;
}

async function main(): Promise<void> {
	const host = await ensureHost();
	await buildPackage();
	await packPackage();
	const world = await startWorld();
	const entries = await Promise.all(
		contestants(world).map(async ({ name, node }) => ({
			name,
			workflow: await activateWithRows(world, node),
			rounds: [] as Round[],
		})),
	);
	for (let round = -1; round < ROUNDS; round += 1) {
		for (const { name, workflow, rounds } of entries) {
			const before = world.sandbox.state.requests.length;
			const rows = Array.from({ length: ITEMS }, (_, place) => ({
				phone: `79000${String(place).padStart(4, '0')}00`,
			}));
			const { resultData } = await runWithRows(world, workflow, rows);
			const milliseconds = Number(resultData.runData[NODE][0].executionTime);
			// The first round warms up and is not counted.
			if (round >= 0) rounds.push({ milliseconds, requests: world.sandbox.state.requests.length - before });
			console.log(`round ${round + 1} of ${ROUNDS}: ${name}: ${milliseconds} ms`);
		}
	}
	await world.stop();
	print(
		host.version,
		entries.map(({ name, rounds }) => ({ name, rounds })),
	);
}

function print(version: string, entries: Array<{ name: string; rounds: Round[] }>): void {
	console.log(
		`\n${ITEMS} flash calls, n8n ${version}, Node.js ${process.version} here, ${ROUNDS} rounds in turns`,
	);
	console.table(
		entries.map(({ name, rounds }) => {
			const times = rounds.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
			return {
				node: name,
				'median ms': times[Math.floor(times.length / 2)],
				'lowest ms': times[0],
				'highest ms': times[times.length - 1],
				requests: rounds[0].requests,
			};
		}),
	);
}

shutDownOnSignals(1);
main()
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	})
	.finally(() => void shutDown());
