import { append, becomes, item, remove, set, text } from './written.ts';

// `terraform` is not on every machine, so what `terraform fmt` would leave is written down here by hand.

const bucket = text`
  # where the logs go
  resource "aws_s3_bucket" "logs" {
    bucket = "shop-logs" # taken
    acl    = "private"

    # nothing is overwritten
    versioning {
      enabled = false
    }
  }
`;

becomes('a value is replaced and its comment stays', bucket, set('resource.0.bucket', 'logs'), bucket.replace('"shop-logs"', '"logs"'));

becomes('a value of a nested block', bucket, set('resource.0.versioning.0.enabled', true), bucket.replace('false', 'true'));

becomes('a new attribute follows those at the head of the block', bucket, set('resource.0.owner', 'a'), bucket.replace('"private"\n', '"private"\n  owner  = "a"\n'));

becomes(
  'a longer name moves the = of its neighbours, and the comment behind one of them',
  bucket,
  set('resource.0.force_destroy', false),
  text`
    # where the logs go
    resource "aws_s3_bucket" "logs" {
      bucket        = "shop-logs" # taken
      acl           = "private"
      force_destroy = false

      # nothing is overwritten
      versioning {
        enabled = false
      }
    }
  `,
);

becomes(
  'a name that leaves lets the = move back',
  'a {\n  long_name = 1\n  b         = 2\n  ccc       = 3\n}\n',
  remove('a.0.long_name'),
  'a {\n  b   = 2\n  ccc = 3\n}\n',
);

becomes('what somebody aligned in another way stays so', 'a {\n  b   = 2\n  c = 3\n}\n', set('a.0.dd', 4), 'a {\n  b   = 2\n  c = 3\n  dd = 4\n}\n');

becomes('comments behind values share a column', 'a {\n  b = 1  # x\n  c = 22 # y\n}\n', set('a.0.b', 333), 'a {\n  b = 333 # x\n  c = 22  # y\n}\n');

becomes('a value on several lines ends the column of its neighbours', 'a {\n  bb = 1\n  c  = {}\n}\n', set('a.0.c.d', 1), 'a {\n  bb = 1\n  c = {\n    d = 1\n  }\n}\n');

becomes(
  'a new block stands at the end, behind a blank line',
  bucket,
  set('resource.0.logging.0', { target_bucket: 'x', tags: { a: '1' }, rule: [{ id: 1 }, { id: 2 }] }),
  bucket.replace(
    /\}\n\}\n$/,
    text`
      }

        logging {
          target_bucket = "x"
          tags = {
            a = "1"
          }

          rule {
            id = 1
          }

          rule {
            id = 2
          }
        }
      }
    `,
  ),
);

becomes(
  'another block of a type follows the last one, as densely as those stand',
  'a {\n  b {\n    c = 1\n  }\n  b {\n    c = 2\n  }\n\n  z {}\n}\n',
  set('a.0.b.2.c', 3),
  'a {\n  b {\n    c = 1\n  }\n  b {\n    c = 2\n  }\n  b {\n    c = 3\n  }\n\n  z {}\n}\n',
);

becomes('two changes that need the same missing block create it once', 'a {\n}\n', [set('a.0.b.0.c.0.d', 1), set('a.0.b.0.e', 2)], 'a {\n  b {\n    e = 2\n\n    c {\n      d = 1\n    }\n  }\n}\n');

becomes('an empty body is opened', 'a {}\n', set('a.0.b', 1), 'a {\n  b = 1\n}\n');
becomes('an empty body is opened for a block', 'a { }\n', set('a.0.b.0', {}), 'a {\n  b {}\n}\n');
becomes('a block on one line holds one attribute: with two it stands on three', 'a {\n  b { c = 1 }\n}\n', set('a.0.b.0.d', 2), 'a {\n  b {\n    c = 1\n    d = 2\n  }\n}\n');
becomes('a value in a block on one line', 'a { b = 1 }\n', set('a.0.b', 2), 'a { b = 2 }\n');
becomes('a block on one line loses its attribute', 'a { b = 1 }\n', remove('a.0.b'), 'a {}\n');
becomes('one attribute of a one-line block makes way for another', 'a { b = 1 }\n', [remove('a.0.b'), set('a.0.c', 2)], 'a {\n  c = 2\n}\n');
becomes('a body with nothing but a comment', 'a {\n  # nothing yet\n}\n', set('a.0.b', 1), 'a {\n  # nothing yet\n  b = 1\n}\n');
becomes('a body with nothing but blocks gets its attribute above them', 'a {\n  b {}\n}\n', set('a.0.c', 1), 'a {\n  c = 1\n\n  b {}\n}\n');
becomes('an attribute leaves with the comment on its line, the one above stays', 'a {\n  # above\n  b = 1 # on it\n  // below\n  c = 2\n}\n', remove('a.0.b'), 'a {\n  # above\n  // below\n  c = 2\n}\n');
becomes('a block leaves, and one of the two blank lines around it', 'a {\n  b = 1\n\n  c {\n    d = 1\n  }\n\n  e {}\n}\n', remove('a.0.c'), 'a {\n  b = 1\n\n  e {}\n}\n');
becomes('the last block leaves with the blank line before it', 'a {\n  b = 1\n\n  c {\n    d = 1\n  }\n}\n', remove('a.0.c.0'), 'a {\n  b = 1\n}\n');
becomes('one of several blocks', 'a {\n  b { c = 1 }\n  b { c = 2 }\n  b { c = 3 }\n}\n', remove('a.0.b.1'), 'a {\n  b { c = 1 }\n  b { c = 3 }\n}\n');
becomes('two new blocks of one type stand in turn', 'a {\n  b { c = 1 }\n}\n', [item('a.0.b', 1, { c: 2 }), item('a.0.b', 1, { c: 3 })], 'a {\n  b { c = 1 }\n\n  b {\n    c = 2\n  }\n\n  b {\n    c = 3\n  }\n}\n');
becomes('two new items of one list', 'a = [1]\n', [item('a', 1, 2), item('a', 1, 3)], 'a = [1, 2, 3]\n');
becomes('the only attribute gives way to another: one blank line stays', 'a {\n  b = 1\n\n  c {}\n}\n', [remove('a.0.b'), set('a.0.d', 2)], 'a {\n  d = 2\n\n  c {}\n}\n');
becomes('a list of blocks is made what is wanted, part by part', 'a {\n  b { c = 1 } # one\n  b { c = 2 }\n}\n', set('a.0.b', [{ c: 5 }]), 'a {\n  b { c = 5 } # one\n}\n');
becomes('four columns a step, because the file takes four', 'a {\n    b {\n        c = 1\n    }\n}\n', set('a.0.d.0.e', 1), 'a {\n    b {\n        c = 1\n    }\n\n    d {\n        e = 1\n    }\n}\n');
becomes('tabs, because the file takes tabs', 'a {\n\tb = 1\n}\n', set('a.0.d.0.e', 1), 'a {\n\tb = 1\n\n\td {\n\t\te = 1\n\t}\n}\n');
becomes('CRLF stays CRLF', 'a {\r\n  b = 1 # x\r\n}\r\n', [set('a.0.cc', 2), set('a.0.d.0.e', 1)], 'a {\r\n  b  = 1 # x\r\n  cc = 2\r\n\r\n  d {\r\n    e = 1\r\n  }\r\n}\r\n');
becomes('no line break at the end', 'a {\n  b = 1\n}', set('a.0.c', 2), 'a {\n  b = 1\n  c = 2\n}');
becomes('a byte order mark', '\ufeffa {\n  b = 1\n}\n', remove('a.0.b'), '\ufeffa {\n}\n');
becomes('a comment of several lines stays', 'a {\n  /* b is\n     one */\n  b = 1\n}\n', set('a.0.b', 2), 'a {\n  /* b is\n     one */\n  b = 2\n}\n');
becomes('a comment between name and value stays', 'a {\n  b /* x */ = /* y */ 1 // z\n}\n', set('a.0.b', 2), 'a {\n  b /* x */ = /* y */ 2 // z\n}\n');
becomes('a comment at the end of a body stays above what is new', 'a {\n  b {}\n  # the end\n}\n', set('a.0.c.0', {}), 'a {\n  b {}\n  # the end\n\n  c {}\n}\n');
becomes('a heredoc is one line of its column', 'a {\n  b   = 1\n  ccc = <<EOT\nd = 1\nEOT\n}\n', set('a.0.dddd', 2), 'a {\n  b    = 1\n  ccc  = <<EOT\nd = 1\nEOT\n  dddd = 2\n}\n');
becomes('a heredoc is replaced as a whole', 'a {\n  b = <<-EOT\n    x\n  EOT\n  c = 1\n}\n', set('a.0.b', 'y "z" ${w}\n'), 'a {\n  b = "y \\"z\\" $${w}\\n"\n  c = 1\n}\n');
becomes('an attribute with a heredoc leaves whole', 'a {\n  b = <<EOT\nx = 1\nEOT\n  c = 1\n}\n', remove('a.0.b'), 'a {\n  c = 1\n}\n');
becomes('a number in parentheses', 'a = (1)\n', set('a', 2), 'a = (2)\n');
becomes('what holds a variable may be removed', 'a {\n  b = var.x\n}\n', remove('a.0.b'), 'a {\n}\n');
becomes('variables of a file without blocks', 'a = 1\n', set('bb', 'x'), 'a  = 1\nbb = "x"\n');
becomes('the first line of an empty file', '', set('a', 1), 'a = 1\n');
becomes('to set what is there changes nothing', bucket, set('resource.0.versioning', [{ enabled: false }]), bucket);
becomes('inside content of a dynamic block', 'a {\n  dynamic "b" {\n    for_each = var.x\n    content {\n      c = 1\n    }\n  }\n}\n', set('a.0.dynamic.0.content.0.c', 2), 'a {\n  dynamic "b" {\n    for_each = var.x\n    content {\n      c = 2\n    }\n  }\n}\n');
becomes('beside a dynamic block', 'a {\n  dynamic "b" {\n    for_each = var.x\n    content {}\n  }\n}\n', set('a.0.c', 2), 'a {\n  c = 2\n\n  dynamic "b" {\n    for_each = var.x\n    content {}\n  }\n}\n');

becomes(
  'a resource of its own at the end of the file',
  bucket,
  append({ resource: { aws_s3_bucket_versioning: { logs: { bucket: 'shop-logs', versioning_configuration: [{ status: 'Enabled' }] } } } }),
  `${bucket}
resource "aws_s3_bucket_versioning" "logs" {
  bucket = "shop-logs"

  versioning_configuration {
    status = "Enabled"
  }
}
`,
);

becomes('the first blocks of an empty file', '', append({ terraform: { required_version: '>= 1.9' }, provider: { aws: {} } }), 'terraform {\n  required_version = ">= 1.9"\n}\n\nprovider "aws" {}\n');
