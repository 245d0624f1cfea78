/**
 * Lets only the first of two answers bring an execution back.
 *
 * n8n 2 does that on its own. n8n 1.x takes a second callback, as long as it has not noted that the first one has brought
 * the execution back, and then runs what follows twice: the next person would be called twice.
 */

/** Longer than n8n takes for that, and shorter than it takes the services to repeat a callback that was not taken. */
const CLAIM_MS = 20_000;
/**
 * By what was claimed, the oldest first: when the claim ends. Known to this process only: where n8n 1.x has several for
 * callbacks, its balancer has to give those of one execution to one of them.
 */
const claims = new Map<string, number>();

/**
 * @param waiting what tells apart one call that is waited for from all others
 * @param now milliseconds since 1970
 * @returns whether nobody has claimed it in the last seconds
 */
export function claim(waiting: string, now = Date.now()): boolean {
	for (const [other, until] of claims) {
		if (until > now) break;
		claims.delete(other);
	}
	if (claims.has(waiting)) return false;
	claims.set(waiting, now + CLAIM_MS);
	return true;
}
