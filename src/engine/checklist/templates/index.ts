/** Checklists of our own, to begin with: Markdown that is bound to evidence, for a team to make its own. */
import { COMPOSE } from './compose.ts';
import { DATA } from './data.ts';
import { KUBERNETES } from './kubernetes.ts';
import { TERRAFORM_AWS } from './terraform-aws.ts';

/** What a repository holds, as far as it decides which checklists suit it. */
export interface Present {
  readonly kubernetes: boolean;
  readonly compose: boolean;
  readonly terraform: boolean;
}

/** A ready-made checklist. */
export interface Template {
  readonly id: string;
  /** For a list to choose from. */
  readonly title: string;
  /** One line about what it asks. */
  readonly summary: string;
  /** True where what the repository holds is what it is about. Any template may be chosen all the same. */
  readonly suits: (present: Present) => boolean;
  /** Markdown with empty boxes and annotations. */
  readonly text: string;
}

/** All templates, in the order in which they are offered. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'kubernetes',
    title: 'A service on Kubernetes',
    summary: 'Cluster, workloads, security, traffic, observability, documents, release',
    suits: ({ kubernetes }) => kubernetes,
    text: KUBERNETES,
  },
  {
    id: 'compose',
    title: 'A deployment with Docker Compose',
    summary: 'Host, Compose file, secrets, reverse proxy, observability, release',
    suits: ({ compose }) => compose,
    text: COMPOSE,
  },
  {
    id: 'terraform-aws',
    title: 'Infrastructure on AWS with Terraform',
    summary: 'State, network, edge, identity, data, operations, apply',
    suits: ({ terraform }) => terraform,
    text: TERRAFORM_AWS,
  },
  {
    id: 'data',
    title: 'Data services and backups',
    summary: 'PostgreSQL, Redis, volumes, backups, restores, changes of schema',
    // Whatever is deployed may keep data, in files that do not say so: it is offered beside the others, after them.
    suits: ({ kubernetes, compose, terraform }) => kubernetes || compose || terraform,
    text: DATA,
  },
];
