import { isPublic, unreachableRule } from '../../../../nodes/shared/callbacks/reachable';

const service = 'https://zvonobot.example';
const hostOf = (address: string) => new URL(address).hostname;

describe('an address that the internet does not reach', () => {
	it.each([
		...['http://localhost:5678', 'https://localhost', 'https://n8n.localhost', 'https://localhost./'],
		...['http://127.0.0.1:5678', 'http://127.1', 'http://2130706433', 'http://0x7f.1', 'http://0.0.0.0'],
		...['https://10.1.2.3', 'https://172.16.0.1', 'https://172.31.255.255', 'https://192.168.1.5'],
		...['https://169.254.1.1', 'https://100.64.0.1', 'https://[::1]', 'https://[::]', 'https://[fe80::1]'],
		...['https://[fd12:3456::1]', 'https://[::ffff:192.168.1.5]', 'https://[::ffff:7f00:1]'],
		...['http://n8n:5678', 'https://nas', 'https://n8n.local', 'https://n8n.lan', 'https://n8n.internal'],
		...['https://host.docker.internal', 'https://n8n.home.arpa', 'https://N8N.LOCAL', 'https://n8n.test'],
	])('is %s', (address) => {
		expect(isPublic(hostOf(address))).toBe(false);
		expect(unreachableRule(`${address}/webhook/a`, service)).toMatch(/cannot reach from the internet$/);
	});

	it.each([
		...['https://n8n.example.com', 'https://203.0.113.5:5678', 'https://172.32.0.1', 'https://100.128.0.1'],
		...['https://local.example.com', 'https://[2a00:1450::1]', 'https://n8n.example', 'https://мой.рф'],
	])('is not %s', (address) => {
		expect(isPublic(hostOf(address))).toBe(true);
		expect(unreachableRule(`${address}/webhook/a`, service)).toBeUndefined();
	});

	it('is none for a service on this machine or in the own network', () => {
		const own = 'http://localhost:5678/webhook/a';
		expect(unreachableRule(own, 'http://127.0.0.1:3000/zvonobot')).toBeUndefined();
		expect(unreachableRule(own, 'https://zvonobot.corp')).toBeUndefined();
	});

	it('has to be https for a service in the internet', () => {
		expect(unreachableRule('http://n8n.example.com/webhook/a', service)).toBe(
			'must start with https:// for zvonobot.example',
		);
	});
});
