/** The live check, tried against the sandbox: as strict as the API documentation, and saying the same in other forms. */

import { services } from '../../scripts/live/options';
import { type Checked, checkSandbox, privateOf } from '../support/live';

const all = Object.entries(services);
const SEEDS = [1, 7];

const verdictsOf = ({ result }: Checked) =>
	result.findings.map(({ name, verdict, differences }) => ({ name, verdict, differences }));

const leaksIn = (report: string, values: string[]) => values.filter((value) => report.includes(value));

describe.each(all)('check:live %s', (_, service) => {
	it('finds nothing new in a service that answers as the API documentation says', async () => {
		const checked = await checkSandbox(service, { answer: 'y' });
		const { result, report, sandbox } = checked;
		expect(verdictsOf(checked).filter(({ verdict }) => verdict !== 'as known')).toEqual([]);
		expect(result.callbacks.length).toBeGreaterThan(0);
		expect(result.callbacks.every(({ authentic }) => authentic)).toBe(true);
		expect(sandbox.state.calls).toHaveLength(1);
		expect(leaksIn(report, privateOf(service, sandbox))).toEqual([]);
	});

	it('finds nothing new in a call without callbacks either', async () => {
		const checked = await checkSandbox(service, { answer: 'y', options: { listen: undefined } });
		expect(verdictsOf(checked).filter(({ verdict }) => verdict !== 'as known')).toEqual([]);
		expect(checked.sandbox.state.calls).toHaveLength(1);
	});

	it.each(SEEDS)('reads everything in other forms too, and names them (seed %i)', async (wild) => {
		const checked = await checkSandbox(service, { sandbox: { wild }, answer: 'y' });
		const verdicts = verdictsOf(checked).map(({ verdict }) => verdict);
		expect(verdictsOf(checked).filter(({ verdict }) => verdict === 'not read')).toEqual([]);
		expect(verdicts).toContain('differs');
		expect(leaksIn(checked.report, privateOf(service, checked.sandbox))).toEqual([]);
	});

	it.each([
		['without a terminal', undefined],
		['without a yes', ''],
		['after a no', 'n'],
	])('places no call %s', async (_how, answer) => {
		const { sandbox, said, report } = await checkSandbox(service, { answer });
		expect(sandbox.state.calls).toEqual([]);
		expect(said).toContain('Nobody is called');
		expect(report).not.toContain('one call');
	});

	it('says what the service does not accept, without the key', async () => {
		const fields =
			service.name === 'mcnTelecom' ? { accessToken: 'wrong-key-000' } : { apiKey: 'wrong-key-000' };
		const checked = await checkSandbox(service, { fields, answer: 'y' });
		const { report, sandbox } = checked;
		expect(verdictsOf(checked).map(({ verdict }) => verdict)).toContain('not read');
		expect(report).toMatch(/does not accept/);
		expect(report).not.toContain('wrong-key');
		expect(sandbox.state.calls).toEqual([]);
	});
});

it('asks what is free only, if no call is wanted', async () => {
	const options = { phone: undefined, listen: undefined, id: '1' };
	for (const service of [services.mobilgroup, services.zvonobot]) {
		const { sandbox, result } = await checkSandbox(service, { options });
		const { calls, mailings, balance, zvonobot } = sandbox.state;
		expect(result.findings.length).toBeGreaterThan(5);
		expect([calls, mailings]).toEqual([[], []]);
		expect([balance.mobilgroup, balance.zvonobot]).toEqual([10_000_000, 100_000_000]);
		expect(zvonobot.records.size).toBe(2);
	}
});

it('has nothing free to ask MCN Telecom, and says so', async () => {
	const options = { phone: undefined, listen: undefined };
	await expect(checkSandbox(services.mcn, { options })).rejects.toThrow('has no free request');
});

it('says before anything is asked that Mobilgroup calls with a key only', async () => {
	const fields = { apiKey: '', authentication: 'login', login: 'a-login', password: 'a-password' };
	const options = { listen: undefined };
	const checked = checkSandbox(services.mobilgroup, { fields, answer: 'y', options });
	await expect(checked).rejects.toThrow('need an API key');
});

it('takes no address for callbacks that the service cannot reach', async () => {
	const fields = { domain: 'lk.zvonobot.ru' };
	const checked = checkSandbox(services.zvonobot, { fields, answer: 'y' });
	await expect(checked).rejects.toThrow('cannot reach from the internet');
});

it('takes login and password for what Mobilgroup documents them for', async () => {
	const fields = { authentication: 'login', login: 'sandbox-login', password: 'sandbox-mobilgroup-password' };
	const options = { phone: undefined, listen: undefined };
	const checked = await checkSandbox(services.mobilgroup, { fields: { apiKey: '', ...fields }, options });
	expect(verdictsOf(checked).filter(({ verdict }) => verdict !== 'as known')).toEqual([]);
	expect(leaksIn(checked.report, Object.values(fields).slice(1))).toEqual([]);
});
