import { callbackUrlRule, readBaseUrl } from '../../../../nodes/shared/values/url';

describe('the base URL of a service', () => {
	it.each([
		['https://voice.mobilgroup.ru', 'https://voice.mobilgroup.ru'],
		['https://vp.voicepassword.ru/', 'https://vp.voicepassword.ru'],
		['https://proxy.example/mg//', 'https://proxy.example/mg'],
		['http://127.0.0.1:8090/mobilgroup', 'http://127.0.0.1:8090/mobilgroup'],
		['http://[::1]:8090', 'http://[::1]:8090'],
	])('%s is %s', (typed, url) => expect(readBaseUrl(typed)).toEqual({ url }));

	it.each([
		['voice.mobilgroup.ru', /^is not a valid URL$/],
		['http://voice.mobilgroup.ru', /https/],
		['http://127.0.0.1.example', /https/],
		['https://me:secret@voice.mobilgroup.ru', /only a host/],
		['https://voice.mobilgroup.ru/#x', /only a host/],
	])('%s is refused', (typed, rule) => {
		expect(readBaseUrl(typed)).toEqual({ rule: expect.stringMatching(rule) });
	});
});

describe('the address of a callback', () => {
	it.each(['https://n8n.example/webhook/1', 'http://n8n.example:5678/webhook/1?shop=7'])(
		'%s is one',
		(typed) => expect(callbackUrlRule(typed)).toBeUndefined(),
	);

	it.each([
		['/webhook/1', /must be a URL/],
		['javascript:alert(1)', /must be a URL/],
		['https://me@n8n.example', /no user name/],
	])('%s is none', (typed, rule) => expect(callbackUrlRule(typed)).toMatch(rule));
});
