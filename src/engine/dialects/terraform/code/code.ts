import type { Platform } from '../../../model/platform/index.ts';
import type { ReadRoot } from '../module/types.ts';
import { readBackend } from './backend.ts';
import { providersIn } from './credentials.ts';
import { declarationsIn } from './declarations.ts';
import { Flow } from './flow.ts';
import { outputsIn } from './outputs.ts';
import { requirementsOf } from './requirements.ts';
import { storedLiteralsIn } from './stored-literals.ts';
import { variablesIn } from './variables.ts';
import { groupedBy } from '../../../text/lists.ts';

/** What the code of a root module, and of all that it calls, says of itself. A module that is called several times is read once. */
export function codeOf(root: ReadRoot): readonly Platform[] {
  const byFolder = groupedBy(root.modules, ({ folder }) => folder);
  const flows = new Map<string, Flow>();
  const flowOf = (folder: string): Flow | undefined => {
    const [module] = byFolder.get(folder) ?? [];
    const flow = flows.get(folder) ?? (module === undefined ? undefined : new Flow(module, flowOf));
    if (flow !== undefined) flows.set(folder, flow);
    return flow;
  };
  const inModules = [...byFolder].flatMap(([folder, all]) => {
    const [module] = all;
    const flow = flowOf(folder);
    if (module === undefined || flow === undefined) return [];
    return [...providersIn(module), ...storedLiteralsIn(module), ...variablesIn(module, all, flow), ...outputsIn(module, flow), ...declarationsIn(module, flow)];
  });
  return [...[readBackend(root.module)].filter(backend => backend !== undefined), ...requirementsOf(root), ...inModules];
}
