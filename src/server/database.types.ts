// Replaced by `npm run types`, which writes this file from the migrations.
// biome-ignore lint/suspicious/noExplicitAny: the generated types take its place
export type Database = any;
