/** Keeps n8n from sending a request a second time. */

/** What `networkError` finds again in what n8n makes of it. */
export const NOT_AGAIN = 'is not sent a second time';

/**
 * n8n signs a request anew and sends it once more where a status of 401 comes with an answer that breaks off, although the
 * service may have done what it was asked for. A credential asks this first, each time that it signs.
 *
 * @param isSigned whether the request carries the key already
 * @throws where it does: the first answer is all that can be known
 */
export function signOnce(isSigned: boolean): void {
	if (isSigned) throw new Error(`The answer broke off, and the request ${NOT_AGAIN}`);
}
