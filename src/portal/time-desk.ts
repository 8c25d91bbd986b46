import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the worker may ask of the demo's clock. */
export interface ClockCommands {
  /** The day of the portal, the real day, and the next on which something is due. */
  read(): Promise<unknown>;
  travel(step: string): Promise<unknown>;
}

const STEPS = ['day', 'week', 'next_due', 'back'];
const LIMIT = 1_024;

export interface TimeDesk {
  close(): Promise<void>;
}

/**
 * Where the demo's site orders time travel: on this machine only. The order is carried out by the worker, so that
 * neither the visitor's token nor the publishable key can move a clock.
 */
export async function openTimeDesk(port: number, commands: ClockCommands): Promise<TimeDesk> {
  let last: unknown = null;
  // One journey at a time.
  let journey = Promise.resolve();
  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => {
      console.error(`time desk: ${cause instanceof Error ? cause.message : 'failure'}`);
      if (!response.headersSent) response.writeHead(500).end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A web page of somebody else that names this address by its own host gets nothing.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return void response.writeHead(421).end();
    if (request.url !== '/clock') return send(response, 404, null);
    if (request.method === 'GET') return send(response, 200, { ...((await commands.read()) as object), last });
    // A form on somebody else's page cannot send this type.
    if (request.method !== 'POST' || !request.headers['content-type']?.startsWith('application/json')) return send(response, 405, null);
    const step = await readStep(request);
    if (!step) return send(response, 400, null);
    const turn = journey.then(async () => {
      last = await commands.travel(step);
    });
    journey = turn.catch(() => {});
    await turn;
    send(response, 200, last);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readStep(request: IncomingMessage): Promise<string | null> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > LIMIT) return null;
  }
  try {
    const { step } = JSON.parse(body) as { step?: unknown };
    return typeof step === 'string' && STEPS.includes(step) ? step : null;
  } catch {
    return null;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  response.end(JSON.stringify(body));
}
