declare namespace App {
  interface Locals {
    /** The database as this visitor sees it. Reading it makes the answer personal: it is sent with `no-store`. */
    readonly db: import('./server/db.ts').Db;
    /** The database as anybody sees it. Public pages read this one, so that they look the same for everyone. */
    readonly publicDb: import('./server/db.ts').Db;
    readonly session: import('./server/session.ts').VisitorSession;
    /** Who is signed in, asked once per request; null for nobody. Pages use a guard of src/server/guards.ts. */
    viewer(): Promise<import('./server/viewer.ts').Viewer | null>;
    /** Today's date (YYYY-MM-DD) by the clock of the database, asked once per request. */
    today(): Promise<string>;
    /** The action whose form was sent, as `messages.write`; null when none was. */
    action: string | null;
    /** Where a form was sent whose page cannot be shown again, for the page for faults; null otherwise. */
    sentTo: string | null;
    /** Why the form that was just sent did not go through; null when none was sent or it did. */
    failure: import('./server/command.ts').FormFailure | null;
  }
}
