/** A short port, `[[address:]published:]target[/protocol]`, taken apart. Ports may be ranges. */
export interface ShortPort {
  readonly address: string | undefined;
  readonly published: string | undefined;
  readonly target: string;
  /** Where the target stands in the text: UTF-16 offsets, half-open. */
  readonly start: number;
  readonly end: number;
  readonly protocol: string;
}

const FORM = /^(?:(?<address>\[[0-9a-fA-F:.]+\]|[^:[\]]*):)??(?:(?<published>[\d-]*):)?(?<target>\d+(?:-\d+)?)(?:\/(?<protocol>[a-z]+))?$/;

/** Reads a short port; undefined where Compose refuses it. */
export function parsePort(text: string): ShortPort | undefined {
  const groups = FORM.exec(text)?.groups;
  const target = groups?.['target'];
  if (groups === undefined || target === undefined) return undefined;
  const protocol = groups['protocol'];
  const end = text.length - (protocol === undefined ? 0 : protocol.length + 1);
  return {
    address: nonEmpty(groups['address']),
    published: nonEmpty(groups['published']),
    target,
    start: end - target.length,
    end,
    protocol: protocol ?? 'tcp',
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
