import type { MapTree, Tree } from './tree.ts';

/** The services that others wait for to end: `condition: service_completed_successfully`. */
export function awaitedServices(services: ReadonlyMap<string, MapTree>): ReadonlySet<string> {
  const awaited = new Set<string>();
  for (const { entries } of services.values()) {
    for (const [name, dependency] of entriesOf(entries.get('depends_on'))) {
      const condition = dependency.kind === 'map' ? dependency.entries.get('condition') : undefined;
      if (condition?.kind === 'scalar' && condition.text === 'service_completed_successfully') awaited.add(name);
    }
  }
  return awaited;
}

function entriesOf(tree: Tree | undefined): readonly (readonly [string, Tree])[] {
  return tree?.kind === 'map' ? [...tree.entries] : [];
}

