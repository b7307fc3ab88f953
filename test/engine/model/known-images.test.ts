import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knownImage } from '../../../src/engine/model/values/known-images.ts';

describe('a well-known image', () => {
  it('is known by its repository, whatever the registry, mirror, tag or digest', () => {
    for (const reference of ['postgres', 'postgres:16', 'docker.io/library/postgres:16-alpine', 'registry.local:5000/mirror/postgres', `postgres@sha256:${'a'.repeat(64)}`, 'bitnami/postgresql:16']) {
      assert.equal(knownImage(reference)?.product, 'PostgreSQL', reference);
    }
    assert.deepEqual(knownImage('postgres')?.live, { kind: 'exec', command: ['pg_isready', '-U', 'postgres'] });
    assert.equal(knownImage('redis:7')?.role, 'cache');
    assert.deepEqual(knownImage('quay.io/minio/minio')?.ready, { kind: 'http', path: '/minio/health/ready', port: 9000 });
  });

  it('is not known by a part of its name', () => {
    for (const reference of ['prometheuscommunity/postgres-exporter', 'oliver006/redis_exporter', 'mongo-express', 'redis/redisinsight', 'nginx-ingress', 'acme/mypostgres', 'minio/mc', 'constructor', '']) {
      assert.equal(knownImage(reference), undefined, reference);
    }
  });

  it('tells builds apart that carry other commands or ports', () => {
    assert.notDeepEqual(knownImage('bitnami/mariadb')?.live, knownImage('mariadb')?.live);
    assert.deepEqual(knownImage('nginxinc/nginx-unprivileged')?.ports, [8080]);
    assert.deepEqual(knownImage('nginx')?.ports, [80]);
  });
});
