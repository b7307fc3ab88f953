import { known } from '../../model/field.ts';
import type { Workload } from '../../model/workload.ts';

/** A kernel parameter's name with dots: `net/ipv4/tcp_syncookies` is the same one. */
export function sysctlName(written: string): string {
  return written.replaceAll('/', '.');
}

/** True where a workload sets this kernel parameter. */
export function setsSysctl({ sysctls = [] }: Workload, name: string): boolean {
  return sysctls.some(one => sysctlName(known(one.name) ?? '') === name);
}
