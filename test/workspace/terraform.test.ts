import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hclFiles } from '../../src/cli/hcl-files.ts';
import { RULES } from '../../src/engine/index.ts';
import type { Files, Workspace, WorkspaceOptions } from '../../src/workspace/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { deployment, found, problems, scanned, workspaceOver } from './support.ts';

const DATABASE = `
resource "aws_db_instance" "orders" {
  engine              = "postgres"
  engine_version      = "16.4"
  multi_az            = var.multi_az
  deletion_protection = local.protected
  storage_encrypted   = true
}
`;

const SHOP: Readonly<Record<string, string>> = {
  '/repo/infra/database.tf': DATABASE,
  '/repo/infra/variables.tf': 'variable "multi_az" {\n  type    = bool\n  default = true\n}\n',
  '/repo/infra/locals.tf': 'locals {\n  protected = true\n}\n',
};

const WANTED = (wanted: string): string => `locals {\n  wanted    = ${wanted}\n  protected = true\n}\n`;

/** The database, if a local in another file wants it. */
const COUNTED: Readonly<Record<string, string>> = {
  '/repo/infra/database.tf': DATABASE.replace('multi_az            = var.multi_az', 'count = local.wanted ? 1 : 0'),
  '/repo/infra/locals.tf': WANTED('true'),
};

/** With what reads Terraform, and how often it was asked for. */
function withHcl(): { readonly options: Partial<WorkspaceOptions>; readonly loaded: () => number } {
  let loaded = 0;
  return {
    loaded: () => loaded,
    options: {
      rules: RULES.filter(({ id }) => ['db-multi-az', 'db-deletion-protection', 'image-tag'].includes(id)),
      hclFiles: () => {
        loaded += 1;
        return hclFiles();
      },
    },
  };
}

async function shop(files: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  const { workspace } = await scanned({ ...SHOP, ...files }, withHcl().options);
  return workspace;
}

async function saidAfter(workspace: Workspace, uri: string, text: string): Promise<string[]> {
  workspace.change(uri, text);
  await workspace.idle();
  return found(workspace);
}

const ONE_ZONE = '[warning] aws_db_instance.orders is in one zone: when the zone fails, so does the database.';
const UNPROTECTED = '[warning] aws_db_instance.orders can be deleted by mistake: deletion protection is off.';

describe('what reads Terraform', () => {
  it('is not loaded where there is none', async () => {
    const { options, loaded } = withHcl();
    const { workspace } = await scanned({ '/repo/a.yaml': deployment({ image: 'web:latest' }), '/repo/tf/README.md': '' }, options);
    assert.equal(found(workspace).length, 1);
    assert.equal(loaded(), 0);
  });

  it('may be missing: it is asked for once, the files are left alone, and the others are checked', async () => {
    let asked = 0;
    const hclMissing = (): Promise<never> => {
      asked += 1;
      return Promise.reject(new Error('not there'));
    };
    const { workspace } = await scanned({ ...SHOP, '/repo/a.yaml': deployment({ image: 'web:latest' }) }, { hclFiles: hclMissing });
    assert.equal(asked, 1);
    assert.deepEqual(workspace.file('/repo/infra/database.tf')?.status, { kind: 'left-alone', because: 'What reads Terraform is not loaded.' });
    assert.equal(found(workspace).length, 2);
  });

  it('is loaded once, when the first file is met: in a scan, or opened later', async () => {
    const { options, loaded } = withHcl();
    const { workspace } = await scanned({ '/repo/a.yaml': deployment() }, options);
    workspace.open('/repo/infra/database.tf', DATABASE);
    workspace.open('/repo/infra/more.tf', '');
    await workspace.idle();
    assert.equal(loaded(), 1);
    assert.equal(workspace.file('/repo/infra/database.tf')?.status.kind, 'checked');
  });
});

describe('a module of several files, while it is edited', () => {
  it('is read with the values of its other files, saved or not', async () => {
    const workspace = await shop();
    assert.deepEqual(found(workspace), []);
    workspace.open('/repo/infra/locals.tf', SHOP['/repo/infra/locals.tf'] ?? '');
    assert.deepEqual(await saidAfter(workspace, '/repo/infra/locals.tf', 'locals {\n  protected = false\n}\n'), [`infra/locals.tf: ${UNPROTECTED}`]);
    assert.deepEqual(await saidAfter(workspace, '/repo/infra/locals.tf', 'locals {\n  protected = !false\n}\n'), []);
    assert.deepEqual(await saidAfter(workspace, '/repo/infra/locals.tf', ''), []);
    workspace.close('/repo/infra/locals.tf');
    await workspace.idle();
    assert.deepEqual(found(workspace), []);
  });

  it('takes the values of a new terraform.tfvars, and of one that is gone again', async () => {
    const workspace = await shop();
    workspace.open('/repo/infra/terraform.tfvars', 'multi_az = false\n');
    await workspace.idle();
    assert.deepEqual(found(workspace), [`infra/terraform.tfvars: ${ONE_ZONE}`]);
    workspace.close('/repo/infra/terraform.tfvars');
    await workspace.idle();
    assert.deepEqual(found(workspace), []);
  });

  it('is not judged by a file that somebody has to name', async () => {
    const workspace = await shop({ '/repo/infra/prod.tfvars': 'multi_az = false\n' });
    assert.deepEqual(found(workspace), []);
  });

  it('has nothing that a condition in another file takes away', async () => {
    const workspace = await shop(COUNTED);
    assert.deepEqual(found(workspace), [`infra/database.tf: ${ONE_ZONE}`]);
    workspace.open('/repo/infra/locals.tf', '');
    assert.deepEqual(await saidAfter(workspace, '/repo/infra/locals.tf', WANTED('false')), []);
  });

  it('is read with what an editor came to show while the disk was asked', async () => {
    const { options } = withHcl();
    const files = new MemoryFiles(COUNTED);
    let release: (() => void) | undefined;
    let left = Number.POSITIVE_INFINITY;
    const slow: Files = {
      list: folder => files.list(folder),
      read: async uri => {
        const bytes = await files.read(uri);
        if (uri.endsWith('locals.tf') && (left -= 1) === 0) await new Promise<void>(resolve => { release = resolve; });
        return bytes;
      },
    };
    const workspace = workspaceOver(files, { ...options, files: slow });
    await workspace.scan(new AbortController().signal);
    // It is read for itself, and then for those that are read with it: that takes its time.
    left = 2;
    workspace.filesChanged([{ uri: '/repo/infra/locals.tf', kind: 'changed' }]);
    while (release === undefined) await new Promise(setImmediate);
    workspace.open('/repo/infra/locals.tf', WANTED('false'));
    while (workspace.live('/repo/infra/locals.tf') === undefined) await new Promise(setImmediate);
    release();
    await workspace.idle();
    assert.deepEqual(found(workspace), []);
  });
});

describe('a file that is opened', () => {
  const SPLIT: Readonly<Record<string, string>> = {
    '/repo/a/buckets.tf': 'resource "aws_s3_bucket" "uploads" {\n  bucket = "uploads"\n}\n',
    '/repo/a/versions.tf': 'resource "aws_s3_bucket_versioning" "uploads" {\n  bucket = aws_s3_bucket.uploads.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n',
  };
  const rules = RULES.filter(({ id }) => id === 'bucket-versioning');

  it('is read with its folder, also where nobody wants the workspace scanned', async () => {
    const workspace = workspaceOver(new MemoryFiles(SPLIT), { ...withHcl().options, rules });
    workspace.open('/repo/a/buckets.tf', SPLIT['/repo/a/buckets.tf'] ?? '');
    await workspace.idle();
    assert.equal(workspace.file('/repo/a/buckets.tf')?.status.kind, 'checked');
    assert.deepEqual(found(workspace), []);
    workspace.open('/repo/a/versions.tf', '');
    await workspace.idle();
    assert.deepEqual(found(workspace), ['a/buckets.tf: [warning] aws_s3_bucket.uploads keeps no versions: what is overwritten or deleted is gone.']);
  });

  it('is not judged before its folder is known', async () => {
    const workspace = workspaceOver(new MemoryFiles(SPLIT), { ...withHcl().options, rules });
    const seen: string[][] = [];
    workspace.onDidReport(() => seen.push(found(workspace)));
    workspace.open('/repo/a/buckets.tf', SPLIT['/repo/a/buckets.tf'] ?? '');
    await workspace.scan(new AbortController().signal);
    await workspace.idle();
    assert.ok(seen.length > 0);
    assert.deepEqual(seen.flat(), []);
  });
});

describe('a module that another one calls', () => {
  const CALL = (zones: string): string => `module "database" {\n  source   = "./modules/database"\n  multi_az = ${zones}\n}\n`;
  const called = (call: string): Readonly<Record<string, string>> => ({
    '/repo/main.tf': call,
    '/repo/modules/database/main.tf': DATABASE.replace('local.protected', 'true'),
    '/repo/modules/database/variables.tf': 'variable "multi_az" {\n  default = true\n}\n',
  });

  it('is judged with the arguments of its callers, where they are written', async () => {
    const { workspace } = await scanned(called(CALL('false')), withHcl().options);
    assert.deepEqual(found(workspace), [`main.tf: ${ONE_ZONE.replace('aws_', 'module.database.aws_')}`]);
    workspace.open('/repo/main.tf', CALL('false'));
    assert.deepEqual(await saidAfter(workspace, '/repo/main.tf', CALL('true')), []);
  });

  it('is a root module once nobody calls it', async () => {
    const { workspace } = await scanned({ ...called(CALL('true')), '/repo/modules/database/terraform.tfvars': 'multi_az = false' }, withHcl().options);
    assert.deepEqual(found(workspace), []);
    workspace.open('/repo/main.tf', CALL('true'));
    assert.deepEqual(await saidAfter(workspace, '/repo/main.tf', '# nothing\n'), [`modules/database/terraform.tfvars: ${ONE_ZONE}`]);
  });

  it('may lie outside the workspace: that is said, and nothing of it is read', async () => {
    const { files, workspace } = await scanned({ '/repo/main.tf': 'module "x" {\n  source = "../other"\n}\n', '/other/main.tf': DATABASE }, withHcl().options);
    assert.deepEqual(found(workspace), []);
    assert.deepEqual(problems(workspace), ['main.tf:2:12: ../other lies outside the workspace: this module is not read.']);
    assert.deepEqual(files.reads.filter(uri => uri.startsWith('/other')), []);
  });
});
