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
