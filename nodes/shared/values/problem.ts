/** One broken rule, wherever it was found: worded to follow the quoted name of the field. */
export interface Problem {
	/** The field's label in the form. */
	field: string;
	rule: string;
	advice?: string;
}
