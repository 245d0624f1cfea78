import { zvonobotAccount } from '../../../sandbox/accounts';
import { search as searchIn } from '../../support/engine/picker';
import { zvonobotNode } from '../../support/engine/zvonobot';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const node = (credential = {}) => zvonobotNode(`${sandbox.url}/zvonobot`, {}, {}, credential);

const search = async (...parameters: Parameters<typeof searchIn>) => (await searchIn(...parameters)).results;

describe('the pickers of Zvonobot', () => {
	it('list own numbers and mark those that are not confirmed (checklist: getPhones all, enable)', async () => {
		await expect(search(node(), 'searchOwnNumbers')).resolves.toEqual([
			{ name: '+79000000011', value: '79000000011' },
			{ name: '+79000000012', value: '79000000012' },
			{ name: '+79000000013 (not confirmed)', value: '79000000013' },
		]);
	});

	it('list templates and mark the approved ones', async () => {
		await expect(search(node(), 'searchTemplates')).resolves.toEqual([
			{ name: 'Debt reminder (approved)', value: '1' },
			{ name: 'Holiday (approved)', value: '4' },
			{ name: 'New template (not approved)', value: '3' },
			{ name: 'Offer (approved)', value: '2' },
		]);
	});

	it('list recordings, by a request that the API documentation does not name (checklist: optional getRecords)', async () => {
		await expect(search(node(), 'searchRecords')).resolves.toEqual([
			{ name: 'Greeting', value: '1342' },
			{ name: 'Not moderated yet (not approved)', value: '1343' },
		]);
	});

	it('list languages by GET, and by POST where GET is refused', async () => {
		const codes = async () => (await search(node(), 'searchLanguages')).map(({ value }) => value);
		await expect(codes()).resolves.toEqual(expect.arrayContaining(['ru-RU', 'en-US', 'kk-KZ']));
		sandbox.state.zvonobot.languagesByPostOnly = true;
		await expect(codes()).resolves.toHaveLength(3);
		sandbox.state.zvonobot.languagesByPostOnly = false;
	});

	it('find by a part of the name or the ID', async () => {
		await expect(search(node(), 'searchTemplates', 'DEBT')).resolves.toHaveLength(1);
		await expect(search(node(), 'searchOwnNumbers', '0012')).resolves.toHaveLength(1);
	});

	it.each([
		[{ apiKey: 'wrong' }, /does not accept the API key/],
		[{ domain: 'http://x.example' }, /'Domain' must start with https/],
		[{ domain: 'http://127.0.0.1:9' }, /does not accept connections/],
	])('say why no list came, and nothing secret (%j)', async (credential, message) => {
		const failed = await search(node(credential), 'searchOwnNumbers').catch(
			(error: unknown) => error as Error,
		);
		expect(failed).toMatchObject({ message: expect.stringMatching(message) });
		const everything = Object.getOwnPropertyNames(failed).map((key) => JSON.stringify(failed[key as never]));
		expect(everything.join()).not.toContain(zvonobotAccount.apiKey);
	});
});
