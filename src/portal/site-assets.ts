import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { acceptedEncoding, isCompressible } from './compression.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

interface Asset {
  type: string;
  etag: string;
  cacheControl: string;
  body: Buffer;
  /** Compressed once, when first asked for. */
  compressed: Map<string, Promise<Buffer>>;
}

export type AssetServer = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Serves the built files from memory: they are few and small. Names with a hash of their content are kept by
 * browsers for a year. Returns false for a path that is no file.
 */
export function createAssetServer(folder: string): AssetServer {
  const assets = readAssets(folder);
  return (request, response, path) => {
    const asset = assets.get(path);
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    void send(asset, request, response);
    return true;
  };
}

function readAssets(folder: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  if (!existsSync(folder)) return assets;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${file.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`;
    const body = readFileSync(file);
    assets.set(path, {
      type: TYPES[extname(entry.name)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      cacheControl: path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      body,
      compressed: new Map(),
    });
  }
  return assets;
}

async function send(asset: Asset, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('content-type', asset.type);
  response.setHeader('cache-control', asset.cacheControl);
  response.setHeader('etag', asset.etag);
  const isWorthIt = isCompressible(asset.type) && asset.body.length > 200;
  if (isWorthIt) response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match']?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === asset.etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const encoding = isWorthIt ? acceptedEncoding(request.headers['accept-encoding']) : null;
  const body = encoding ? await compressed(asset, encoding) : asset.body;
  if (encoding) response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function compressed(asset: Asset, encoding: 'br' | 'gzip'): Promise<Buffer> {
  let body = asset.compressed.get(encoding);
  if (!body) {
    body =
      encoding === 'br'
        ? brotli(asset.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: asset.body.length } })
        : zip(asset.body, { level: 9 });
    asset.compressed.set(encoding, body);
  }
  return body;
}
