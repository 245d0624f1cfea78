/** What is wrong with a menu, and where: `ivrs[1].ivrs[0].smsText: 83 characters, 70 allowed`. */

export interface IvrFault {
	path: string;
	rule: string;
}

/** Collects what is wrong while a menu is read; reading goes on, so that all of it can be told at once. */
export class IvrFaults {
	readonly found: IvrFault[] = [];

	add(path: string, rule: string): undefined {
		this.found.push({ path, rule });
		return undefined;
	}
}

export const describeFault = ({ path, rule }: IvrFault): string => `${path}: ${rule}`;
