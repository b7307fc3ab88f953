import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hclFiles } from '../../src/cli/hcl-files.ts';
import { RULES } from '../../src/engine/index.ts';
import { found, scanned } from './support.ts';

const MAIN = 'terraform {\n  required_version = ">= 1.5"\n}\n\nprovider "aws" {\n  region = "eu-central-1"\n}\n';
const LOCK = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.82.2"\n}\n';
const UNPINNED = 'infra/main.tf: [warning] The provider aws has no version: whatever is newest is taken.';

const options = { rules: RULES.filter(({ id }) => id === 'version-pin'), hclFiles };

test('a lock file pins the providers, from the moment on at which it is there', async () => {
  const { workspace, files } = await scanned({ '/repo/infra/main.tf': MAIN }, options);
  assert.deepEqual(found(workspace), [UNPINNED]);
  files.write('/repo/infra/.terraform.lock.hcl', LOCK);
  workspace.filesChanged([{ uri: '/repo/infra/.terraform.lock.hcl', kind: 'created' }]);
  await workspace.idle();
  assert.deepEqual(found(workspace), []);
});

test('one that Git ignores is in nobody else’s repository', async () => {
  const { workspace } = await scanned({ '/repo/.git/HEAD': '', '/repo/infra/main.tf': MAIN, '/repo/infra/.terraform.lock.hcl': LOCK, '/repo/.gitignore': '*.lock.hcl\n' }, options);
  assert.deepEqual(found(workspace), [UNPINNED]);
});
