import { startWorld } from './test/e2e/support/world';
import { mcnTrigger, mobilgroupTrigger } from './test/e2e/forged/triggers';
import { zvonobotAnswer, zvonobotStatus } from './test/e2e/forged/zvonobotTrigger';
import { zvonobotWaiting } from './test/e2e/forged/waiting';
import { brokenDeliveries } from './test/e2e/forged/brokenDeliveries';
import { wrongProofs } from './test/e2e/forged/wrongProofs';
import { rawRequests, sendRaw } from './test/e2e/forged/rawRequests';
import { send } from './test/e2e/forged/callback';
import { setTimeout as sleep } from 'node:timers/promises';
async function main() {
	const world = await startWorld({ env: { N8N_LOG_LEVEL: 'debug' } });
	const makers: any = { mcn: mcnTrigger, mob: mobilgroupTrigger, zs: zvonobotStatus, za: zvonobotAnswer, wait: zvonobotWaiting };
	for (const [name, make] of Object.entries<any>(makers)) {
		if (process.argv[2] && !process.argv[2].split(',').includes(name)) continue;
		const t = await make(world);
		let before = 0;
		const all: any[] = [...(process.argv[3] === 'all' ? wrongProofs(t) : []), ...brokenDeliveries(t), ...rawRequests(t)];
		for (const c of all) {
			const a = c.lines ? await sendRaw(c) : await send(c);
			await sleep(150);
			const now = await t.accepted();
			if (now !== before || a.status >= 500 || (a.status < 400 && !/ignored/.test(a.text))) console.log(name, '|', c.fault, '|', a.status, a.text.slice(0, 160).replace(/\s+/g, ' '), now !== before ? 'ACCEPTED' : '');
			before = now;
		}
		console.log(name, 'ends with', before);
	}
	await world.stop();
	process.exit(0);
}
void main();
