/** The accounts that exist in the sandbox. They open nothing anywhere else. */

export const mcnAccount = {
	accessToken: 'sandbox-mcn-access-token',
	accountId: '12345678',
	/** Connected to the account, so it may call for 2FA. */
	ownNumber: '79000000001',
	webhookSecret: 'sandbox-mcn-webhook-secret',
	/** In kopecks. */
	balance: 100_000,
};

export const mobilgroupAccount = {
	apiKey: 'sandbox-mobilgroup-api-key',
	login: 'sandbox-login',
	password: 'sandbox-mobilgroup-password',
	/** The key of an account that is switched off. */
	disabledApiKey: 'sandbox-mobilgroup-disabled-key',
	/** The caller numbers that are set up in the account portal. */
	numbers: [
		{ number: '79000000001', description: 'Main line' },
		{ number: '79000000002', description: 'Clinic' },
	],
	/** In kopecks. */
	balance: 10_000_000,
};

export const zvonobotAccount = {
	id: 700,
	apiKey: 'sandbox-zvonobot-api-key',
	webhookSecret: 'sandbox-zvonobot-webhook-secret',
	/** In kopecks: enough for the largest request that the tests make. */
	balance: 100_000_000,
};
