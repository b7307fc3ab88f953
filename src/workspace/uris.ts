import { fileNameOf } from '../engine/index.ts';
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/** The URI or path of an entry of a folder, percent-encoded as VS Code writes it where the folder's is a URI. */
export function joinUri(folder: string, name: string): string {
  const base = withoutSlash(folder);
  return `${base}/${SCHEME.test(base) ? encodeName(name) : name}`;
}

/** The path of a file in a folder, decoded and with `/`; undefined where it is not in it, empty for the folder itself. */
export function relativeUri(folder: string, uri: string): string | undefined {
  const base = withoutSlash(folder);
  if (uri === base || uri === folder) return '';
  if (!uri.startsWith(`${base}/`)) return undefined;
  const rest = uri.slice(base.length + 1);
  return SCHEME.test(base) ? decoded(rest) : rest;
}

/** The whole path of a URI, decoded and without a leading `/`: what stands in for a relative path where there is no folder. */
export function wholePath(uri: string): string {
  if (!SCHEME.test(uri)) return uri.replace(/^\/+/, '');
  return decoded(uri.slice(uri.indexOf(':') + 1).replace(/^\/\/[^/]*/, '')).replace(/^\/+/, '');
}

/** The last part of a URI or path, decoded. */
export function baseName(uri: string): string {
  return fileNameOf(wholePath(uri));
}

function withoutSlash(folder: string): string {
  return folder.endsWith('/') ? folder.slice(0, -1) : folder;
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
