import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isMoving, parseImage } from '../../../src/engine/model/values/image.ts';
import type { Image } from '../../../src/engine/model/values/image.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

function read(text: string): Image {
  const image = parseImage(text);
  assert.ok(image.kind === 'ok', text);
  return image;
}

function wrongPart(text: string): string {
  const image = parseImage(text);
  assert.ok(image.kind === 'error', `${text} should be refused`);
  return text.slice(image.start, image.end);
}

describe('an image reference', () => {
  it('says where its tag stands, so that a finding can underline it alone', () => {
    const image = read('ghcr.io/acme/shop:1.4.2');
    assert.deepEqual(image.registry, { text: 'ghcr.io', start: 0, end: 7 });
    assert.deepEqual(image.repository, { text: 'acme/shop', start: 8, end: 17 });
    assert.deepEqual(image.tag, { text: '1.4.2', start: 18, end: 23 });
    assert.equal(image.digest, undefined);
  });

  it('does not mistake the port of a registry for a tag', () => {
    assert.equal(read('localhost:5000/shop').tag, undefined);
    assert.equal(read('localhost:5000/shop').registry?.text, 'localhost:5000');
    assert.equal(read('registry.local:5000/a/b:7').tag?.text, '7');
    assert.equal(read('[fd00::1]:5000/shop:7').registry?.text, '[fd00::1]:5000');
    assert.equal(read('shop:5000').tag?.text, '5000', 'without a slash there is no registry');
  });

  it('tells a registry from an account on Docker Hub', () => {
    assert.equal(read('acme/shop').registry, undefined);
    assert.equal(read('localhost/shop').registry?.text, 'localhost');
    assert.equal(read('quay.io/shop').registry?.text, 'quay.io');
  });

  it('knows what Docker Hub means by a short name', () => {
    for (const text of ['nginx', 'docker.io/nginx', 'index.docker.io/nginx', 'docker.io/library/nginx', 'library/nginx']) {
      const image = read(text);
      assert.equal(`${image.normalizedRegistry}/${image.normalizedRepository}`, 'docker.io/library/nginx', text);
    }
    assert.equal(read('quay.io/nginx').normalizedRepository, 'nginx');
  });

  it('moves when its tag is latest or missing, unless a digest settles it', () => {
    assert.equal(isMoving(read('nginx')), true);
    assert.equal(isMoving(read('registry.local:5000/nginx')), true);
    assert.equal(isMoving(read('nginx:latest')), true);
    assert.equal(isMoving(read('nginx:1.27')), false);
    assert.equal(isMoving(read(`nginx:latest@${DIGEST}`)), false);
    assert.equal(read(`nginx:1.27@${DIGEST}`).digest?.text, DIGEST);
  });

  it('points at the part that is wrong', () => {
    assert.equal(wrongPart('ghcr.io/Acme/shop:1'), 'Acme/shop');
    assert.equal(wrongPart('nginx:'), '');
    assert.equal(wrongPart('nginx:1.27-'.padEnd(140, 'x')), '1.27-'.padEnd(134, 'x'));
    assert.equal(wrongPart('nginx:1:2'), '1:2');
    assert.equal(wrongPart('nginx@sha256:abc'), 'sha256:abc');
    assert.equal(wrongPart('nginx :1'), ' ');
    assert.equal(wrongPart('https://ghcr.io/acme/shop'), 'https:');
    assert.equal(wrongPart('a..b/c'), 'a..b');
    assert.equal(wrongPart('/shop'), '/shop');
    for (const text of ['', 'ghcr.io/', 'acme//shop', 'shop_', 'ab'.repeat(32), 'x'.repeat(300)]) wrongPart(text);
  });

  it('is put together again from its parts', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,6}(?:[._-][a-z0-9]{1,4})?(?:\/[a-z0-9]{1,6}){0,2}$/);
    const registry = fc.constantFrom('', 'ghcr.io/', 'localhost:5000/', 'a.b.c:443/');
    const tag = fc.option(fc.stringMatching(/^\w[\w.-]{0,20}$/), { nil: undefined });
    fc.assert(
      fc.property(registry, name, tag, fc.boolean(), (host, repository, tagText, pinned) => {
        // 'a.b/c' without a registry would be read as one.
        fc.pre(host !== '' || !/^[^/]*[.][^/]*\//.test(repository));
        const text = host + repository + (tagText === undefined ? '' : `:${tagText}`) + (pinned ? `@${DIGEST}` : '');
        const image = read(text);
        assert.equal(image.repository.text, repository);
        assert.equal(image.tag?.text, tagText);
        for (const part of [image.registry, image.repository, image.tag, image.digest]) {
          if (part) assert.equal(text.slice(part.start, part.end), part.text);
        }
      }),
    );
  });

  it('never throws, and an error stays within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '/', ':', '@', '.', ' ', '[', '1', '-', 'é') }), (text) => {
        const image = parseImage(text);
        if (image.kind === 'error') assert.ok(image.start >= 0 && image.start <= image.end && image.end <= text.length);
      }),
    );
  });
});
