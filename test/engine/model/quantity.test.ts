import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quantityToScalar } from '@kubernetes/client-node/dist/util.js';
import fc from 'fast-check';
import { formatBytes, formatCores, parseQuantity } from '../../../src/engine/model/values/quantity.ts';

const numberOf = (text: string): number | undefined => parseQuantity(text)?.number;

describe('a Kubernetes quantity', () => {
  it('is bytes with a binary or a decimal suffix', () => {
    assert.deepEqual(parseQuantity('512Mi'), { text: '512Mi', number: 536_870_912, suffix: 'Mi' });
    assert.equal(numberOf('1Ki'), 1024);
    assert.equal(numberOf('1.5Gi'), 1_610_612_736);
    assert.equal(numberOf('1k'), 1000);
    assert.equal(numberOf('2G'), 2e9);
    assert.equal(numberOf('1E'), 1e18);
    assert.equal(numberOf('128974848'), 128_974_848);
  });

  it('is cores, whole or in thousandths, and equal however it is written', () => {
    for (const [one, other] of [['100m', '0.1'], ['70m', '.07'], ['1500m', '1.5'], ['300000u', '0.3'], ['2', '2000m'], ['1e-1', '100m']] as const) {
      assert.equal(numberOf(one), numberOf(other), `${one} and ${other}`);
    }
  });

  it('may have an exponent, a sign, a bare dot at either end and space around', () => {
    assert.deepEqual(parseQuantity('1e3'), { text: '1e3', number: 1000, suffix: 'e3' });
    assert.equal(numberOf('12E-2'), 0.12);
    assert.equal(numberOf('+.5'), 0.5);
    assert.equal(numberOf('5.'), 5);
    assert.equal(numberOf('-1Mi'), -1_048_576);
    assert.equal(numberOf(' 1Gi '), 1_073_741_824);
    assert.equal(Object.is(numberOf('-0'), 0), true, 'there is no negative zero');
  });

  it('is not what people write by habit from elsewhere', () => {
    for (const text of ['', '512MB', '512mb', '1GB', '1 Gi', '1gi', '1K', '1ki', '1,5', '1.1.1', '0x10', '1e', '1e3Mi', 'Mi', '.', '+', '--1', '50%', 'NaN', 'Infinity', '1constructor']) {
      assert.equal(parseQuantity(text), undefined, text);
    }
  });

  it('keeps the largest binary quantity within 63 bits, as the API server does', () => {
    assert.equal(numberOf('100Ei'), 2 ** 63);
  });

  it('agrees with the Kubernetes client, which reads whole numbers with a suffix and plain decimals', () => {
    // The client throws on a fraction with a suffix from k up (BigInt('1.5')) and on an exponent with a suffix; there it is no oracle.
    const suffixes = ['', 'm', 'u', 'n', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'] as const;
    fc.assert(
      fc.property(fc.integer({ min: -8000, max: 8000 }), fc.constantFrom(...suffixes), (amount, suffix) => {
        const text = `${String(amount)}${suffix}`;
        assert.equal(numberOf(text), Number(quantityToScalar(text)) + 0, text);
      }),
    );
    fc.assert(
      fc.property(fc.nat(999), fc.nat(999), (whole, fraction) => {
        const text = `${String(whole)}.${String(fraction)}`;
        assert.equal(numberOf(text), Number(quantityToScalar(text)), text);
      }),
    );
  });

  it('differs from the Kubernetes client where that departs from Kubernetes', () => {
    // It throws on a fraction with a suffix from k up, and reads the empty text as 0.
    assert.throws(() => quantityToScalar('1.5Gi'));
    assert.equal(numberOf('1.5Gi'), 1_610_612_736);
    assert.equal(quantityToScalar(''), 0);
    assert.equal(numberOf(''), undefined);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseQuantity(text)));
  });
});

describe('writing a quantity', () => {
  it('chooses the suffix that people would', () => {
    const expected = [
      [536_870_912, '512Mi'],
      [1_073_741_824, '1Gi'],
      [1_610_612_736, '1536Mi'],
      [500_000_000, '500M'],
      [1e12, '1T'],
      [1000, '1k'],
      [123, '123'],
      [0, '0'],
      [0.5, '1'],
    ] as const;
    for (const [bytes, text] of expected) assert.equal(formatBytes(bytes), text);
    for (const [cores, text] of [[0.25, '250m'], [1, '1'], [1.5, '1500m'], [0.07, '70m'], [0.0001, '1m'], [0, '0']] as const) {
      assert.equal(formatCores(cores), text);
    }
  });

  it('is read back as the same number', () => {
    fc.assert(fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (bytes) => numberOf(formatBytes(bytes)) === bytes));
    fc.assert(fc.property(fc.nat(1_000_000), (thousandths) => numberOf(formatCores(thousandths / 1000)) === thousandths / 1000));
  });
});
