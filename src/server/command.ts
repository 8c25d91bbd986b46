import { type ActionAPIContext, ActionError, defineAction, isInputError } from 'astro:actions';
import type { APIContext, AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { failureSentence, failures, fieldSentence, withFailureNumber } from '../copy/failures.ts';
import { requestKey } from '../features/forms.ts';
import { type Finding, readFindings } from '../features/work-rules/work-rule.ts';
import type { Db } from './db.ts';
import { asFailure, type Failure, type FailureCode, failureStatus, logUnexpected } from './failures.ts';
import { requestKeyFor } from './request-key.ts';

/** What a command may use while it runs. */
export type CommandContext = {
  /** The database as the visitor sees it. */
  db: Db;
  /** Last argument of every command in the database: the same form with the same content, sent twice, changes things once. */
  requestKey: string;
  locals: App.Locals;
  cookies: APIContext['cookies'];
  url: URL;
  request: Request;
};

/** Where the browser goes when the command is done, with GET: `{ goTo: withNotice(paths.mySearch(), 'saved') }`. */
export type Outcome = { goTo: string };

type CommandDefinition<S extends z.ZodObject> = {
  /** The fields of the form, from src/features/forms.ts. The hidden `noegle` is added here. */
  input: S;
  /** Names of fields in the database that the form calls something else: `{ first_name: 'fornavn' }`. */
  fields?: Record<string, string>;
  run: (input: z.output<S>, context: CommandContext) => Promise<Outcome>;
};

/**
 * A form that somebody signed in sends: parse, one call, translate the failure.
 *
 *     export const applications = {
 *       accept: command({
 *         input: z.object({ application_id: requiredText('Vælg en ansøgning') }),
 *         run: async ({ application_id }, { db, requestKey }) => {
 *           await answer(db.rpc('accept_offer', { application_id, request_key: requestKey }));
 *           return { goTo: withNotice(paths.mySearch(), 'offer_accepted') };
 *         },
 *       }),
 *     };
 *
 * Who may do it is decided by the database; here we only say "log in" earlier and more kindly.
 */
export function command<S extends z.ZodObject>(definition: CommandDefinition<S>) {
  return formAction(definition, true);
}

/** A form that anybody may send, signed in or not: applying to be a partner, answering by a link, signing in. */
export function publicCommand<S extends z.ZodObject>(definition: CommandDefinition<S>) {
  return formAction(definition, false);
}

// What no field has a sentence for is at least said in Danish.
z.config(z.locales.da());

const keySchema = { noegle: requestKey() };

function formAction<S extends z.ZodObject>({ input, fields, run }: CommandDefinition<S>, mustBeSignedIn: boolean) {
  return defineAction({
    accept: 'form',
    input: input.safeExtend(keySchema) as z.ZodObject,
    handler: async (parsed, context): Promise<Outcome> => {
      const { noegle, ...values } = parsed as z.output<S> & { noegle: string };
      const { locals, cookies, url, request } = context;
      try {
        if (mustBeSignedIn && (await locals.session.token()) === null) throw notSignedIn();
        return await run(values as unknown as z.output<S>, {
          get db() {
            return locals.db;
          },
          requestKey: await requestKeyFor(noegle, locals.action ?? '', values),
          locals,
          cookies,
          url,
          request,
        });
      } catch (thrown) {
        if (thrown instanceof ActionError) throw thrown;
        throw refuse(asFailure(thrown), context, fields);
      }
    },
  });
}

const notSignedIn = () => new ActionError({ code: 'UNAUTHORIZED', message: failureSentence({ code: 'not_signed_in' }) });

/** Turns a failure into what the page shows, and remembers its code for the page. */
function refuse(failure: Failure, context: ActionAPIContext, fields: Record<string, string> = {}): ActionError {
  let message = failureSentence(failure);
  const refused: Record<string, string> = {};
  if (failure.code === 'invalid_input') {
    const sentence = fieldSentence(failure.hint);
    if (failure.detail) refused[fields[failure.detail] ?? failure.detail] = sentence;
    else if (failure.hint) message = sentence;
  } else if (failure.code === 'something_went_wrong') {
    message = withFailureNumber(message, logUnexpected(failure, `action ${context.locals.action}`));
  } else if (failure.code === 'unreachable') {
    logUnexpected(failure, `action ${context.locals.action}`);
  }
  context.locals.failure = {
    code: failure.code,
    message,
    fields: refused,
    findings: rulesCodes.has(failure.code) ? readFindings(failure.detail) : [],
    stale: failure.hint === CHANGED_SINCE,
  };
  // An island that calls the command gets the sentence alone.
  return new ActionError({ code: ActionError.statusToCode(failure.status), message: Object.values(refused)[0] ?? message });
}

const CHANGED_SINCE = 'changed_since';
const rulesCodes = new Set<FailureCode>(['against_the_rules', 'adult_needed']);

/** Refuses a form for one field in words of its own, where no code of the database is meant. Answers the command's promise by throwing. */
export function refuseField({ locals }: Pick<CommandContext, 'locals'>, field: string, sentence: string): never {
  locals.failure = { code: 'invalid_input', message: failures.invalid_input, fields: { [field]: sentence }, findings: [], stale: false };
  throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: sentence });
}

/** Why a form did not go through, in words for its page. */
export type FormFailure = {
  code: FailureCode;
  /** For the top of the form. */
  message: string;
  /** For each field that needs another look, its sentence; empty when it is not about a field. */
  fields: Record<string, string>;
  /** What the rulebook for young people's work has found; empty for every other refusal. */
  findings: readonly Finding[];
  /** True when somebody has changed it since this form was opened: what was typed stays, beside what stands now. */
  stale: boolean;
};

/** Reads the refusal of an action; the middleware keeps it in `locals.failure`. */
export function formFailureFrom(error: ActionError, known: FormFailure | null): FormFailure {
  if (isInputError(error)) {
    const fields: Record<string, string> = {};
    for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message;
    return { code: 'invalid_input', message: failures.invalid_input, fields, findings: [], stale: false };
  }
  if (known) return known;
  const code = codeOfStatus[error.status] ?? 'something_went_wrong';
  return { code, message: failures[code], fields: {}, findings: [], stale: false };
}

/** For refusals that Astro makes before a command runs: an unknown action, a body of the wrong kind or size. */
const codeOfStatus: Record<number, FailureCode> = {
  401: 'not_signed_in',
  404: 'not_found',
  413: 'invalid_input',
  415: 'invalid_input',
};

export const statusOf = (failure: FormFailure) => failureStatus[failure.code];

type SentAction = { toString(): string };
type FormPage = Pick<AstroGlobal, 'request' | 'locals' | 'url'>;

/**
 * The refusal of this form, when it is the one that was sent:
 * `const failure = formFailure(Astro, actions.applications.accept)`.
 */
export function formFailure(page: FormPage, action: SentAction): FormFailure | null {
  return wasSent(page, action) ? page.locals.failure : null;
}

/** The address a form posts to: this page with its own query, so that a refusal shows the same page again. */
export function postHere(page: Pick<AstroGlobal, 'url'>, action: SentAction): string {
  const query = new URLSearchParams(page.url.search);
  query.delete('besked');
  query.delete('_action');
  const rest = query.toString();
  return `${page.url.pathname}${action}${rest ? `&${rest}` : ''}`;
}

function wasSent(page: FormPage, action: SentAction): boolean {
  const name = new URLSearchParams(action.toString()).get('_action');
  return name !== null && page.request.method === 'POST' && page.url.searchParams.get('_action') === name;
}

/** What was typed into the form that was just sent, to be shown again. */
export class FormValues {
  readonly #form: FormData;

  constructor(form: FormData) {
    this.#form = form;
  }

  /** The text of a field, or `otherwise` when no form was sent: `values.get('fornavn', pupil.first_name)`. */
  get(name: string, otherwise = ''): string {
    const value = this.#form.get(name);
    return typeof value === 'string' ? value : this.wasSent ? '' : otherwise;
  }

  /** All ticked values of a field. */
  all(name: string, otherwise: readonly string[] = []): string[] {
    if (!this.wasSent) return [...otherwise];
    return this.#form.getAll(name).filter((value) => typeof value === 'string');
  }

  /** True when the box or radio button with this value was ticked. */
  has(name: string, value: string, otherwise = false): boolean {
    return this.wasSent ? this.all(name).includes(value) : otherwise;
  }

  /** Every field with text, in the order it was sent; a file is left out, for no page can hand it back. */
  get texts(): [name: string, text: string][] {
    return [...this.#form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  }

  /** True when a file came along. */
  get hasFile(): boolean {
    return [...this.#form.values()].some((value) => typeof value !== 'string' && value.size > 0);
  }

  get wasSent(): boolean {
    return !this.#form.keys().next().done;
  }
}

const read = new WeakMap<Request, Promise<FormValues>>();

/**
 * What was typed, for a page that shows its form again after a refusal. Give the action when a page has several forms,
 * so that each shows its own. Empty on GET.
 */
export async function formValues(page: FormPage, action?: SentAction): Promise<FormValues> {
  const { request } = page;
  if (request.method !== 'POST' || (action && !wasSent(page, action))) return new FormValues(new FormData());
  let values = read.get(request);
  if (!values) {
    // A body that cannot be read has been refused already; the page then shows an empty form.
    // A copy: a page that cannot be shown after all hands the form on to the page for faults.
    values = request
      .clone()
      .formData()
      .then(
        (form) => new FormValues(form),
        () => new FormValues(new FormData()),
      );
    read.set(request, values);
  }
  return values;
}
