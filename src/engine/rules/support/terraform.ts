import type { Example, Examples } from '../example.ts';

/** The examples of a rule about the platform underneath, which only Terraform describes. */
export function inTerraform(...terraform: readonly Example[]): Examples {
  return {
    kubernetes: { notApplicable: 'Manifests describe what runs in a cluster, not the platform underneath it.' },
    compose: { notApplicable: 'Compose describes containers on one host, not the platform underneath them.' },
    terraform,
    ecs: { notApplicable: 'As in Terraform: the resources above are judged, whatever runs on them.' },
  };
}
