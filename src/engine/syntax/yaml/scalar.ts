import type { Node } from '../tree.ts';

/** What a plain scalar means. `undefined` stands for a node that is no scalar. */
export type Plain = string | number | boolean | null;

const TRUE = /^(y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/;
const FALSE = /^(n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/;
const NULL = /^(|~|null|Null|NULL)$/;
const DECIMAL = /^[-+]?[0-9][0-9_]*$/;
const OCTAL = /^[-+]?0o?[0-7_]+$/;
const HEX = /^[-+]?0x[0-9a-fA-F_]+$/;
const BINARY = /^[-+]?0b[01_]+$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/**
 * The value of a scalar as Kubernetes reads it: sigs.k8s.io/yaml turns YAML into JSON with go-yaml v2, which
 * keeps YAML 1.1's booleans (`yes`, `on`) and octals (`0644`), and leaves base 60 alone.
 * @returns undefined where the node is no scalar.
 */
export function readScalar(node: Node | undefined): Plain | undefined {
  if (node?.kind !== 'scalar') return undefined;
  if ((node.style !== 'plain' && node.style !== 'either') || node.tag === '!!str' || node.tag === '!') return node.text;
  return readPlain(node.text);
}

function readPlain(text: string): Plain {
  if (NULL.test(text)) return null;
  const first = text.charCodeAt(0);
  if (first === 43 || first === 45 || first === 46 || (first >= 48 && first <= 57)) return readNumber(text) ?? text;
  if (text.length > 5) return text;
  if (TRUE.test(text)) return true;
  return FALSE.test(text) ? false : text;
}

/** Undefined for what is no number, or too large for one. */
function readNumber(text: string): number | undefined {
  const number = parseNumber(text);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

function parseNumber(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
  if (OCTAL.test(text) && digits.length > 1) return sign * Number.parseInt(digits.replace(/^0o?/, ''), 8);
  if (DECIMAL.test(text)) return sign * Number.parseInt(digits, 10);
  if (HEX.test(text)) return sign * Number.parseInt(digits.slice(2), 16);
  if (BINARY.test(text)) return sign * Number.parseInt(digits.slice(2), 2);
  return FLOAT.test(text) ? Number.parseFloat(text) : undefined;
}
