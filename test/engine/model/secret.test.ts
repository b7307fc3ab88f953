import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { credentialInUrl, looksLikeSecret, secretInArgument } from '../../../src/engine/model/values/secret.ts';

// Put together here, so that no scanner takes this file for a leak.
const AWS = ['AKIA', 'QYLPMN5HHHFPZAM2'].join('');
const GITHUB = ['ghp', 'x7Kq2mWn9Rt4Lp6Vb8Zc1Yd3Fg5Hj0AsDfGh'].join('_');
const JWT = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P'].join('.');
const PRIVATE_KEY = ['-----BEGIN PRIVATE', `KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----`].join(' ');

function secretPart(name: string, literal: string): string | undefined {
  const found = looksLikeSecret(name, literal);
  return found && literal.slice(found.start, found.end);
}

function assertSecrets(cases: readonly (readonly [name: string, literal: string])[], expected: boolean): void {
  for (const [name, literal] of cases) assert.equal(looksLikeSecret(name, literal) !== undefined, expected, `${name}=${literal}`);
}

describe('a credential in a variable', () => {
  it('is a literal behind a name that promises one, in any spelling', () => {
    assertSecrets(
      [
        ['PASSWORD', 'hunter2'],
        ['POSTGRES_PASSWORD', 'postgres'],
        ['MYSQL_ROOT_PASSWORD', '123'],
        ['DB_PASSWD', 's3cret!'],
        ['RABBITMQ_DEFAULT_PASS', 'guest'],
        ['PAPERLESS_DBPASS', 'paperless'],
        ['EventBusPassword', 'pass-word'],
        ['spring.datasource.password', 'hunter2'],
        ['API_KEY', 'a81bc81b-dead-4e5d'],
        ['SECRET_KEY', 'django-insecure-9x'],
        ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCY'],
        ['ACCESS_TOKEN', 'abc123def456'],
        ['clientSecret', 'b7f3a0d2c1'],
        ['AzureStorageAccountKey', 'Zm9vYmFyYmF6cXV4=='],
        ['DB_PASSWORD_PROD', 'hunter2'],
        ['SSL_KEYSTORE_PASSWORD', 'confluent'],
        ['NEO4J_AUTH', 'neo4j/hunter2'],
        // What a program signs with is the secret itself, and never the name of one.
        ['JWT_SECRET', 'my-super-secret-jwt-key'],
        ['SESSION_SECRET', 'dev-session-secret'],
        ['nextAuthSecret', 'super-secret-token'],
      ],
      true,
    );
  });

  it('is not a name that only talks about a credential', () => {
    assertSecrets(
      [
        ['POSTGRES_PASSWORD_FILE', 'db-password.txt'],
        ['TOKEN_PATH', 'tokens/ci'],
        ['SECRET_NAME', 'shop-database'],
        ['TOKEN_URL', 'login.example.com/token'],
        ['TOKEN_TTL', '3600000'],
        ['TOKEN_EXPIRY', '3600'],
        ['AWS_ACCESS_KEY_ID', 'minio-user'],
        ['PUBLIC_KEY', 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE'],
        ['NEXT_PUBLIC_API_KEY', 'browser-visible-key'],
        ['PASSWORD_MIN_LENGTH', '12'],
        ['ENABLE_PASSWORD', 'enabled-for-all'],
        ['IMAGE_PULL_SECRET', 'registry-login'],
        ['PARTITION_KEY', 'customer_id'],
        ['KEY', 'customer_id'],
        ['MAX_TOKENS', '4096000'],
        ['TOKENIZER', 'cl100k_base'],
        ['BYPASS', 'internal'],
        ['PWD', 'somewhere'],
        ['AUTHOR', 'somebody else'],
      ],
      false,
    );
  });

  it('is not a value that a person or a tool fills in', () => {
    const literals = ['', '<base64-password>', 'changeme', 'CHANGE_ME', 'change-me-please', 'local-key-change-in-prod', '${DB_PASSWORD}', '${DB_PASSWORD:-postgres}', '$(DB_PASSWORD)', '$DB_PASSWORD', '{{ .Values.password }}', '<%= password %>', 'xxx', 'XXXXXXXX', '****', 'your-password-here', 'YOUR_API_KEY', 'REPLACE_ME', 'REPLACE-WITH-REAL', 'placeholder', 'insert token', 'TODO', 'dummy', 'null', '...', '__PASSWORD__', 'DB_PASSWORD', 'not-a-real-secret'];
    assertSecrets(literals.flatMap((literal) => [['DB_PASSWORD', literal], ['API_TOKEN', literal]] as const), false);
  });

  it('is not a reference to a secret store', () => {
    const literals = ['vault:secret/data/db#password', 'ref+awsssm://db/password', 'arn:aws:secretsmanager:eu-west-1:123:secret:db', 'op://prod/db/password', 'projects/1/secrets/db/versions/2', 'ENC[AES256_GCM,data:abc]', '@Microsoft.KeyVault(SecretUri=https://x)', 'secretref:db'];
    assertSecrets(literals.map((literal) => ['DB_PASSWORD', literal] as const), false);
  });

  it('is not a setting, a file, an address or the name of an object', () => {
    assertSecrets(
      [
        ['DB_PASSWORD', '/run/secrets/db'],
        ['TLS_PRIVATE_KEY', '/etc/tls/tls.key'],
        ['PRIVATE_KEY', 'server.key'],
        ['PASSWORD', 'true'],
        ['MYSQL_RANDOM_ROOT_PASSWORD', 'yes'],
        ['ACCESS_TOKEN', '3600'],
        ['REFRESH_TOKEN', '15m'],
        ['ID_TOKEN', 'https://login.example.com/token'],
        ['BACKUP_SECRET', 'backup-secret'],
        ['JWT_SECRET', 'jwt-secret'],
        ['BACKUP_SECRET', 'prod/backup/s3'],
        ['API_KEY', 'test'],
        ['OPENAI_API_KEY', 'ollama'],
        ['SSH_PRIVATE_KEY', '-----BEGIN CERTIFICATE-----'],
      ],
      false,
    );
  });

  it('is a token of a known issuer under any name, but not the sample of its documentation', () => {
    assert.equal(secretPart('GREETING', `use ${AWS} here`), AWS);
    assert.equal(secretPart('ORIGIN', `https://${GITHUB}@github.com/acme/shop`), GITHUB);
    assert.equal(secretPart('CERT', PRIVATE_KEY), PRIVATE_KEY);
    assert.equal(secretPart('SESSION', JWT), JWT);
    assert.equal(secretPart('SUPABASE_ANON_KEY', JWT), undefined, 'an anonymous key is meant to be seen');
    assert.equal(secretPart('AWS_ACCESS_KEY_ID', ['AKIA', 'IOSFODNN7EXAMPLE'].join('')), undefined);
    assert.equal(secretPart('NOTE', `ghp_${'x'.repeat(36)}`), undefined);
  });

  it('is underlined alone inside a connection string', () => {
    assert.equal(secretPart('ConnectionString', 'Server=db;Database=shop;User Id=sa;Password=Pass@word'), 'Pass@word');
    assert.equal(secretPart('DSN', 'host=db user=shop password=hunter2 dbname=shop'), 'hunter2');
    assert.equal(secretPart('DATABASE_URL', 'postgres://shop:hunter2@db/shop'), 'hunter2');
    assert.equal(secretPart('DSN', 'host=db user=shop password=${DB_PASSWORD}'), undefined);
    assert.equal(secretPart('SQL', 'select password from users'), undefined);
  });

  it('is never repeated in the reason', () => {
    assert.doesNotMatch(looksLikeSecret('DB_PASSWORD', 'hunter2')?.because ?? '', /hunter2/);
  });
});

describe('a password in a URL', () => {
  const part = (text: string): string | undefined => {
    const found = credentialInUrl(text);
    return found && text.slice(found.start, found.end);
  };

  it('stands between the colon and the last at sign before the host', () => {
    assert.equal(part('redis://:hunter2@redis:6379/0'), 'hunter2');
    assert.equal(part('amqp://shop:p@ss@mq'), 'p@ss');
    assert.equal(part('postgresql+asyncpg://${DB_USER:-shop}:hunter2@db/shop'), 'hunter2');
    assert.equal(part('redis://cache, amqp://shop:hunter2@mq'), 'hunter2', 'in any of several');
  });

  it('is none when it is a variable, a placeholder or not there', () => {
    for (const text of ['postgres://shop:${PW}@db', 'postgres://shop:${PW:-x}@db', 'postgres://shop:$(PW)@db', 'postgres://user:password@host/db', 'postgres://shop:changeme@db', 'postgres://shop@db', 'http://host:8080/@scope/name', 'https://host/a:b@c', '${URL:-postgres://shop:hunter2@db}', 'ssh: user:pass@host', '# for example redis://:hunter2@redis']) {
      assert.equal(part(text), undefined, text);
    }
  });

  it('is looked for in reasonable time', () => {
    for (const text of [`a://${'${a}'.repeat(5000)}`, 'a.'.repeat(50_000), `a://b:${'$'.repeat(50_000)}`, 'eyJ-'.repeat(5000), 'A'.repeat(100_000)]) {
      looksLikeSecret('DB_PASSWORD', text);
    }
  });
});

describe('a credential in an argument', () => {
  const part = (argument: string, next?: string): string | undefined => {
    const found = secretInArgument(argument, next);
    return found && (found.in === 'next' ? next : argument)?.slice(found.start, found.end);
  };

  it('is found behind an option, beside it and after it', () => {
    assert.equal(part('--password=hunter2'), 'hunter2');
    assert.equal(part('--db-password', 'hunter2'), 'hunter2');
    assert.equal(part('--requirepass', 'hunter2'), 'hunter2');
    assert.equal(part('-Dspring.datasource.password=hunter2'), 'hunter2');
    assert.equal(part('--database=postgres://shop:hunter2@db/shop'), 'hunter2');
    assert.equal(part('postgres://shop:hunter2@db/shop'), 'hunter2');
  });

  it('is found inside a line for a shell, at its place in the line', () => {
    assert.equal(part('redis-server --appendonly yes --requirepass hunter2'), 'hunter2');
    assert.equal(part('export DB_PASSWORD=hunter2 && exec shop'), 'hunter2');
  });

  it('is not a variable, a file, another option or a name', () => {
    for (const [argument, next] of [['--password=$(DB_PASSWORD)'], ['--password', '${DB_PASSWORD}'], ['--password', '--verbose'], ['--password'], ['--password-file', 'secret.txt'], ['--secret-name=hunter2'], ['--token-ttl', '3600'], ['--requirepass ${REDIS_PASSWORD:-x}'], ['password'], ['serve', 'hunter2']] as const) {
      assert.equal(part(argument, next), undefined, `${argument} ${next ?? ''}`);
    }
  });

  it('never throws, and stays within its argument', () => {
    const text = fc.string({ unit: fc.constantFrom('--password', '=', ' ', 'x7y', '://', ':', '@', '${', '}', "'", '\n', 'token') });
    fc.assert(
      fc.property(text, text, (argument, next) => {
        const found = secretInArgument(argument, next);
        if (found) assert.ok(found.start < found.end && found.end <= (found.in === 'next' ? next : argument).length);
      }),
    );
  });
});
