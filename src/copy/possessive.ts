/** Whose it is: "Astas", "Jonas'", "Max'". */
export const possessive = (name: string): string => (/[sxz]$/i.test(name) ? `${name}'` : `${name}s`);
