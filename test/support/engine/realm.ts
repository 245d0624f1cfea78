const prototypes: Record<string, object> = {
	Array: Array.prototype,
	Date: Date.prototype,
	Error: Error.prototype,
	Map: Map.prototype,
	Object: Object.prototype,
	RegExp: RegExp.prototype,
	Set: Set.prototype,
};

/** Makes plain data of another realm, where even a Date is of another class, what it would be in this one. */
export function inThisRealm<T>(value: T): T {
	if (typeof value !== 'object' || value === null) return value;
	const prototype = prototypes[Object.prototype.toString.call(value).slice('[object '.length, -1)];
	if (prototype && Object.getPrototypeOf(value) !== null) Object.setPrototypeOf(value, prototype);
	Object.values(value).forEach(inThisRealm);
	return value;
}
