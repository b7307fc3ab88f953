import type { PlainFinding } from '../../engine/index.ts';
import { SEVERITIES } from '../options.ts';
import type { CheckReport } from '../report.ts';
import type { Style } from '../style.ts';

/** What it comes to, in a line or three. */
export function summary({ files, checked }: CheckReport, style: Style): string {
  const findings = files.flatMap(file => file.findings);
  const suppressed = files.reduce((sum, file) => sum + file.suppressed.length, 0);
  const problems = files.reduce((sum, file) => sum + file.problems.length, 0);
  const affected = files.filter(file => file.findings.length > 0).length;
  const head =
    findings.length === 0
      ? style.green(`No findings in ${count(checked, 'file')}`)
      : style.bold(`${count(findings.length, 'finding')} (${bySeverity(findings)}) in ${String(affected)} of ${count(checked, 'file')}`);
  const rest = [suppressed === 0 ? '' : `${String(suppressed)} suppressed`, problems === 0 ? '' : style.red(count(problems, 'problem'))];
  const leftAlone = files.filter(({ status }) => status.kind === 'left-alone').length;
  return [
    `${[head, ...rest].filter(part => part !== '').join(', ')}.\n`,
    fixable(findings),
    leftAlone === 0 ? '' : `${count(leftAlone, 'file')} ${leftAlone === 1 ? 'is' : 'are'} left alone; named alone, a file tells why.\n`,
  ].join('');
}

function bySeverity(findings: readonly PlainFinding[]): string {
  return SEVERITIES.flatMap(severity => {
    const number = findings.filter(({ active }) => active.severity === severity).length;
    return number === 0 ? [] : [severity === 'information' ? `${String(number)} information` : count(number, severity)];
  }).join(', ');
}

function fixable(findings: readonly PlainFinding[]): string {
  const safe = findings.filter(({ fix }) => fix?.safety === 'safe').length;
  const others = findings.filter(({ fix }) => fix !== undefined && fix.safety !== 'safe').length;
  const parts = [
    safe === 0 ? '' : `${String(safe)} safe (\`seaworthy fix\`)`,
    others === 0 ? '' : `${String(others)} to look at (\`seaworthy fix --include review\`)`,
  ].filter(part => part !== '');
  return parts.length === 0 ? '' : `Fixes: ${parts.join(', ')}.\n`;
}

export function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
