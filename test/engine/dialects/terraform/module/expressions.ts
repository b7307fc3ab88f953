/** What the expressions below are worked out in. */
export const PREAMBLE = `
variable "unset" {}
variable "region" { default = "eu-west-1" }
variable "none" { default = null }
variable "secret" {
  default   = "s3cret"
  sensitive = true
}
locals {
  zones   = ["a", "b", "c"]
  sizes   = { small = 1, big = 8 }
  people  = { ann = { age = 40, mail = "a@x" }, bob = { age = 30, mail = "b@x" } }
  mixed   = [var.unset, "known"]
  partial = { a = 1, b = var.unset }
}
`;

/** An expression, and what it comes to: of a known one, what Terraform itself says. */
export interface Case {
  /** The page of Terraform's documentation that says so. */
  readonly page: string;
  readonly expression: string;
  readonly value: unknown;
}

function page(page: string, ...cases: readonly (readonly [expression: string, value: unknown])[]): Case[] {
  return cases.map(([expression, value]) => ({ page, expression, value }));
}

/** Known to the last part: `terraform console` agrees with each. */
export const KNOWN: readonly Case[] = [
  ...page('Types and Values', ['"a"', 'a'], ['1.50', 1.5], ['-3', -3], ['true', true], ['null', null], ['[1, "a"]', [1, 'a']], ['{ a = 1, "b" : 2, (var.region) = 3 }', { a: 1, b: 2, 'eu-west-1': 3 }], ['local.zones[1]', 'b'], ['local.zones.1', 'b'], ['local.sizes["big"]', 8], ['local.people.ann.age', 40]),
  ...page(
    'Strings and Templates',
    ['"${var.region}-x"', 'eu-west-1-x'],
    ['"${1 + 1}"', 2],
    ['"${local.zones}"', ['a', 'b', 'c']],
    ['"n: ${12} ${true}"', 'n: 12 true'],
    ['"$${a} %%{b}"', '${a} %{b}'],
    ['"a  ${~ "b" ~}  c"', 'abc'],
    ['"%{ if var.region == "x" }one%{ else }two%{ endif }!"', 'two!'],
    ['"%{ for z in local.zones }<${z}>%{ endfor }"', '<a><b><c>'],
    ['"%{ for i, z in local.zones }%{ if i > 0 }, %{ endif }${z}%{ endfor }"', 'a, b, c'],
    ['"x %{~ if true ~} y %{~ endif ~} z"', 'xyz'],
  ),
  ...page('Conditional Expressions', ['true ? 1 : 2', 1], ['var.region == "x" ? "a" : "b"', 'b'], ['var.none == null ? "n" : var.none', 'n'], ['false ? 1 : true ? 2 : 3', 2]),
  ...page('Arithmetic and Logical Operators', ['1 + 2 * 3', 7], ['7 % 4', 3], ['-(2 - 5)', 3], ['7 / 2', 3.5], ['"3" * 2', 6], ['1 < 2 && !(2 >= 3)', true], ['"1" == 1', false], ['[1] == [1]', true], ['{ a = 1 } != { a = 1 }', false], ['null == null', true], ['local.zones == null', false], ['false || true', true]),
  ...page(
    'for Expressions',
    ['[for z in local.zones : upper(z)]', ['A', 'B', 'C']],
    ['[for i, z in local.zones : "${i}${z}"]', ['0a', '1b', '2c']],
    ['[for k, v in local.sizes : "${k}=${v}"]', ['big=8', 'small=1']],
    ['{ for k, v in local.people : k => v.age if v.age > 35 }', { ann: 40 }],
    ['{ for k, v in local.people : v.age > 35 ? "old" : "young" => k... }', { old: ['ann'], young: ['bob'] }],
    ['[for a in [1, 2] : [for b in [3, 4] : a * b]]', [[3, 4], [6, 8]]],
  ),
  ...page('Splat Expressions', ['values(local.people)[*].age', [40, 30]], ['local.region_or_none[*]', []], ['var.region[*]', ['eu-west-1']], ['[{ a = [{ b = 1 }] }][*].a[0].b', [1]]),
  ...page(
    'Collection Functions',
    ['merge(local.sizes, { big = 9, huge = 10 }, null)', { small: 1, big: 9, huge: 10 }],
    ['concat(["a"], [], ["b"])', ['a', 'b']],
    ['length("né")', 2],
    ['length(local.sizes)', 2],
    ['lookup(local.sizes, "big", 0)', 8],
    ['lookup(local.sizes, "none", 0)', 0],
    ['element(local.zones, 4)', 'b'],
    ['flatten([["a", ["b"]], [], "c"])', ['a', 'b', 'c']],
    ['keys(local.sizes)', ['big', 'small']],
    ['values(local.sizes)', [8, 1]],
    ['contains(local.zones, "b")', true],
    ['contains(local.zones, "z")', false],
    ['coalesce(null, "", "x")', 'x'],
    ['coalescelist([], ["x"])', ['x']],
    ['one([])', null],
    ['one(["x"])', 'x'],
    ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
    ['reverse(local.zones)', ['c', 'b', 'a']],
    ['slice(local.zones, 1, 3)', ['b', 'c']],
    ['index(local.zones, "c")', 2],
    ['chunklist(local.zones, 2)', [['a', 'b'], ['c']]],
    ['distinct(["a", "b", "a"])', ['a', 'b']],
    ['compact(["a", "", null, "b"])', ['a', 'b']],
    ['sort(["b", "a"])', ['a', 'b']],
    ['toset(["b", "a", "b"])', ['a', 'b']],
    ['setunion(["a"], ["b"])', ['a', 'b']],
    ['setintersection(["a", "b"], ["b"])', ['b']],
    ['setsubtract(["a", "b"], ["b"])', ['a']],
    ['setproduct(["a", "b"], ["x"])', [['a', 'x'], ['b', 'x']]],
    ['alltrue([true, false])', false],
    ['anytrue([true, false])', true],
    ['range(3)', [0, 1, 2]],
    ['range(5, 1, -2)', [5, 3]],
    ['sum([1, 2.5])', 3.5],
  ),
  ...page('Numeric Functions', ['min(3, 1, 2)', 1], ['max(local.zones == null ? [] : [1, 5]...)', 5], ['abs(-2)', 2], ['ceil(1.2)', 2], ['floor(-1.2)', -2], ['pow(2, 10)', 1024], ['signum(-7)', -1], ['parseint("ff", 16)', 255]),
  ...page(
    'String Functions',
    ['upper("é")', 'É'],
    ['lower("ABC")', 'abc'],
    ['title("hello wide world")', 'Hello Wide World'],
    ['trimspace("  a \\n")', 'a'],
    ['trim("?!a?!", "!?")', 'a'],
    ['trimprefix("helloworld", "hello")', 'world'],
    ['trimsuffix("helloworld", "world")', 'hello'],
    ['chomp("a\\r\\n\\n")', 'a'],
    ['startswith("abc", "ab")', true],
    ['endswith("abc", "ab")', false],
    ['strcontains("abc", "b")', true],
    ['replace("1 + 2", "+", "-")', '1 - 2'],
    ['replace("hello-world", "/[aeiou]+/", "_")', 'h_ll_-w_rld'],
    ['substr("hello", 1, 3)', 'ell'],
    ['substr("hello", -2, -1)', 'lo'],
    ['strrev("abc")', 'cba'],
    ['split(",", "a,b,,")', ['a', 'b', '', '']],
    ['join("-", local.zones, ["d"])', 'a-b-c-d'],
    ['join(",", [1, true])', '1,true'],
    ['indent(2, "a\\nb")', 'a\n  b'],
    ['format("%s-%03d %5.1f %q %t %%|%-4s|%x", "a", 7, 1.26, "q", true, "z", 255)', 'a-007   1.3 "q" true %|z   |ff'],
    ['format("%v", 1.5)', '1.5'],
    ['basename("a/b.txt")', 'b.txt'],
  ),
  ...page('Type Conversion Functions', ['tostring(12)', '12'], ['tostring(1000000000000000000000)', '1000000000000000000000'], ['tostring(0.0000001)', '0.0000001'], ['tonumber("1.5")', 1.5], ['tobool("true")', true], ['tolist(["a"])', ['a']], ['tomap({ a = 1 })', { a: 1 }], ['can(local.people.zoe)', false], ['can(local.people.ann)', true], ['try(local.people.zoe.age, local.zones[9], "none")', 'none'], ['nonsensitive("x")', 'x']),
  ...page('Encoding Functions', ['jsonencode({ b = [1, null], a = "<&>" })', '{"a":"\\u003c\\u0026\\u003e","b":[1,null]}'], ['jsondecode("{\\"a\\": [1, true]}").a[1]', true]),
  ...page('Conditional Expressions', ['var.none != null ? var.none : "fallback"', 'fallback'], ['length(local.zones) > 2 ? local.zones[2] : null', 'c'], ['var.region != "" && length(var.region) > 3', true], ['true ? "8080" : 80', '8080']),
  ...page('for Expressions', ['{ for s in ["a", "b"] : s => { name = s, size = lookup(local.sizes, s, 2) } }', { a: { name: 'a', size: 2 }, b: { name: 'b', size: 2 } }], ['[for p in setproduct(["a"], ["x", "y"]) : join("-", p)]', ['a-x', 'a-y']], ['sum([for p in values(local.people) : p.age])', 70], ['[for k, v in local.people : v.mail if k != "bob"]', ['a@x']], ['toset([for z in local.zones : upper(z)])', ['A', 'B', 'C']], ['flatten([for k, v in local.people : [for n in ["r", "w"] : "${k}-${n}"]])', ['ann-r', 'ann-w', 'bob-r', 'bob-w']]),
  ...page('Splat Expressions', ['var.none[*]', []], ['length(var.none[*])', 0], ['[for x in var.region[*] : upper(x)]', ['EU-WEST-1']], ['[{ a = 1 }, { a = 2 }].*.a', [1, 2]]),
  ...page('Collection Functions', ['try(local.zones[5], "none")', 'none'], ['lookup({ prod = 30 }, "dev", 1)', 1], ['merge({ a = { b = 1 } }, { a = { c = 2 } })', { a: { c: 2 } }], ['merge([{ a = 1 }, { b = 2 }]...)', { a: 1, b: 2 }], ['concat(local.zones, ["d"])[3]', 'd'], ['element(["a"], 3)', 'a'], ['coalesce(var.none, var.region)', 'eu-west-1'], ['compact([var.none, "x"])', ['x']], ['contains(keys(local.sizes), "big")', true], ['toset([])', []], ['length(toset(["a", "a"]))', 1]),
  ...page('String Functions', ['format("%s", true)', 'true'], ['format("%d%%", 50)', '50%'], ['join("", [])', ''], ['split("", "ab")', ['a', 'b']], ['lower(replace("A_B", "_", "-"))', 'a-b']),
  ...page('Numeric Functions', ['max(1, "5")', 5], ['10 % 3 == 1', true], ['floor(7 / 2)', 3]),
  ...page('Encoding Functions', ['jsonencode({ a = var.none })', '{"a":null}'], ['jsondecode("[1,2]")[1]', 2]),
];

/** Not known, or not to their last part. */
export const UNKNOWN: readonly Case[] = [
  ...page('Input Variables', ['var.unset', '<dynamic>'], ['var.secret', '<dynamic>'], ['var.undeclared', '<dynamic>'], ['local.undeclared', '<dynamic>'], ['var.none', '<absent>']),
  ...page('References to Named Values', ['path.module', '<dynamic>'], ['terraform.workspace', '<dynamic>'], ['each.key', '<dynamic>'], ['count.index', '<dynamic>'], ['self.id', '<dynamic>'], ['aws_vpc.none.id', '<dynamic>'], ['data.aws_ami.none.id', '<dynamic>'], ['module.none.id', '<dynamic>']),
  ...page('Strings and Templates', ['"${var.unset}-x"', '<dynamic>'], ['"%{ if var.unset }a%{ endif }"', '<dynamic>'], ['"${var.none}"', '<absent>'], ['"a${var.none}"', '<dynamic>']),
  ...page('Conditional Expressions', ['var.unset ? 1 : 2', '<dynamic>'], ['var.unset ? "same" : "same"', 'same'], ['true ? 1 : var.unset', 1], ['"x" ? 1 : 2', '<dynamic>']),
  ...page('Arithmetic and Logical Operators', ['var.unset + 1', '<dynamic>'], ['1 / 0', '<dynamic>'], ['var.unset || true', true], ['false && var.unset', false], ['var.unset && true', '<dynamic>'], ['var.unset == 1', '<dynamic>'], ['local.mixed == null', false]),
  ...page('for Expressions', ['[for x in var.unset : x]', '<dynamic>'], ['[for x in local.mixed : x]', ['<dynamic>', 'known']], ['[for x in local.mixed : 1 if x == "known"]', [1, '<open>']], ['{ for x in local.mixed : x => 1 }', { known: 1, '<open>': true }], ['[for x in range(100000) : x]', '<dynamic>']),
  ...page(
    'Collection Functions',
    ['merge(local.partial, { c = 3 })', { a: 1, b: '<dynamic>', c: 3 }],
    ['merge({ a = 1 }, var.unset, { c = 3 })', { a: '<dynamic>', c: 3, '<open>': true }],
    ['merge(var.unset, { c = 3 }).c', 3],
    ['merge(var.unset, { c = 3 }).d', '<dynamic>'],
    ['concat(["0.0.0.0/0"], var.unset)', ['0.0.0.0/0', '<open>']],
    ['concat(["a"], var.unset)[0]', '<dynamic>'],
    ['length(concat(["a"], var.unset))', '<dynamic>'],
    ['length(local.mixed)', 2],
    ['contains(local.mixed, "known")', true],
    ['contains(local.mixed, "other")', '<dynamic>'],
    ['lookup(var.unset, "a", 1)', '<dynamic>'],
    ['lookup(local.partial, "a", 1)', 1],
    ['coalesce(var.unset, "x")', '<dynamic>'],
    ['compact(local.mixed)', ['<dynamic>', 'known', '<open>']],
    ['flatten([["a"], var.unset])', ['a', '<dynamic>', '<open>']],
    ['keys(local.partial)', ['a', 'b']],
    ['values(local.partial)', [1, '<dynamic>']],
    ['local.zones[9]', '<dynamic>'],
  ),
  ...page('Filesystem Functions', ['file("x")', '<dynamic>'], ['templatefile("x", {})', '<dynamic>'], ['try(file("x"), "y")', '<dynamic>']),
  ...page('Type Conversion Functions', ['tostring(var.unset)', '<dynamic>'], ['tonumber("x")', '<dynamic>'], ['try(tonumber("x"), 5)', 5], ['can(var.unset.a)', '<dynamic>'], ['sensitive("x")', '<dynamic>']),
  ...page('Encoding Functions', ['jsonencode({ a = var.unset })', '<dynamic>'], ['jsondecode(jsonencode({ a = var.unset, b = 1 })).b', 1], ['yamlencode({ a = 1 })', '<dynamic>']),
  ...page('Conditional Expressions', ['terraform.workspace == "prod" ? 30 : 1', '<dynamic>'], ['var.unset == null ? 1 : 2', '<dynamic>'], ['true ? var.unset : 1', '<dynamic>'], ['{ a = var.unset ? 1 : 2, b = 3 }', { a: '<dynamic>', b: 3 }]),
  ...page('Collection Functions', ['lookup({ prod = 30 }, terraform.workspace, 1)', '<dynamic>'], ['merge({ a = 1 }, var.secret)', { a: '<dynamic>', '<open>': true }], ['toset(var.unset)', '<dynamic>'], ['try(var.unset.a, "x")', '<dynamic>'], ['concat(local.zones, [var.unset])', ['a', 'b', 'c', '<dynamic>']], ['length(var.unset) > 0 ? 1 : 0', '<dynamic>'], ['element(local.mixed, 0)', '<dynamic>'], ['element(local.mixed, 1)', 'known'], ['one(local.mixed)', '<dynamic>']),
  ...page('Date and Time Functions', ['timestamp()', '<dynamic>'], ['formatdate("YYYY", timestamp())', '<dynamic>']),
  ...page('Hash and Crypto Functions', ['uuid()', '<dynamic>'], ['bcrypt("x")', '<dynamic>']),
  ...page('Custom Functions', ['provider::aws::arn_parse("x")', '<dynamic>'], ['nosuchfunction(1)', '<dynamic>']),
  // Functions that are not worked out: what they give is not known, and never judged.
  ...page('Collection Functions', ['matchkeys(["i-1", "i-2"], ["a", "b"], ["b"])', '<dynamic>'], ['transpose({ a = ["1", "2"], b = ["2"] })', '<dynamic>']),
  ...page('Encoding Functions', ['base64encode("a")', '<dynamic>'], ['base64decode("YQ==")', '<dynamic>'], ['urlencode("a b")', '<dynamic>']),
  ...page('Numeric Functions', ['log(8, 2)', '<dynamic>']),
  ...page('String Functions', ['formatlist("%s-x", ["a", "b"])', '<dynamic>'], ['regex("[a-z]+", "12ab")', '<dynamic>'], ['length(regexall("a", "banana"))', '<dynamic>']),
  ...page('Filesystem Functions', ['dirname("a/b/c.txt")', '<dynamic>']),
  ...page('IP Network Functions', ['cidrsubnet("10.0.0.0/16", 4, 2)', '<dynamic>'], ['cidrhost("10.0.0.0/16", 5)', '<dynamic>']),
];
