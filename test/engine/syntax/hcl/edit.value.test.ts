import { Choice } from '../../../../src/engine/text/change.ts';
import { becomes, remove, set, text } from './written.ts';

// Objects and tuples.
becomes('an object on several lines', 'a = {\n  b = 1\n}\n', set('a.cc', 2), 'a = {\n  b  = 1\n  cc = 2\n}\n');
becomes('an object on several lines with commas', 'a = {\n  b = 1,\n  c = 2\n}\n', set('a.d', 3), 'a = {\n  b = 1,\n  c = 2,\n  d = 3\n}\n');
becomes('a comma at the end stays at the end', 'a = {\n  b = 1, # x\n}\n', set('a.d', 3), 'a = {\n  b = 1, # x\n  d = 3,\n}\n');
becomes('an object on one line', 'a = { b = 1 }\n', set('a.c', 2), 'a = { b = 1, c = 2 }\n');
becomes('an object on one line takes an object on the same line', 'a = { b = 1 }\n', set('a.c.d', [1]), 'a = { b = 1, c = { d = [1] } }\n');
becomes('an empty object is opened', 'a = {}\n', set('a.c.d', true), 'a = {\n  c = {\n    d = true\n  }\n}\n');
becomes('an object with nothing but a comment', 'a = {\n  # none\n}\n', set('a.c', 1), 'a = {\n  # none\n  c = 1\n}\n');
becomes('the last entry leaves', 'a = {\n  b = 1\n}\n', remove('a.b'), 'a = {}\n');
becomes('an entry between others leaves', 'a = {\n  b = 1\n  # two\n  c = 2 # 2\n  d = 3\n}\n', remove('a.c'), 'a = {\n  b = 1\n  # two\n  d = 3\n}\n');
becomes('an entry on one line leaves with its comma', 'a = { b = 1, c = 2, d = 3 }\n', remove('a.c'), 'a = { b = 1, d = 3 }\n');
becomes('the last entry on one line leaves with the comma before it', 'a = { b = 1, c = 2 }\n', remove('a.c'), 'a = { b = 1 }\n');
becomes('a key that is no name is quoted', 'a = {\n  b = 1\n}\n', [set(['a', 'x/y'], 'z'), set(['a', 'for'], 1)], 'a = {\n  b     = 1\n  "x/y" = "z"\n  "for" = 1\n}\n');
becomes('quoted keys with colons stay so', 'a = {\n  "b": 1\n}\n', set('a.c', 2), 'a = {\n  "b": 1\n  "c": 2\n}\n');
becomes('an object becomes what is wanted, entry by entry', 'a = {\n  b = 1 # keep\n  c = 2\n}\n', set('a', { b: 1, d: 4 }), 'a = {\n  b = 1 # keep\n  d = 4\n}\n');
becomes('an object in a block on one line stays on it', 'a { b = 1 }\n', set('a.0.b', { c: 2 }), 'a { b = { c = 2 } }\n');
becomes('a list on one line', 'a = ["x"]\n', set('a.1', 'y'), 'a = ["x", "y"]\n');
becomes('a list on several lines', 'a = [\n  "x",\n  "y" # last\n]\n', set('a.2', 'z'), 'a = [\n  "x",\n  "y", # last\n  "z"\n]\n');
becomes('a list with a comma at the end', 'a = [\n  "x",\n]\n', [set('a.1', 'y'), set('a.2', 'z')], 'a = [\n  "x",\n  "y",\n  "z",\n]\n');
becomes('an empty list', 'a = []\n', set('a', ['ALL', 'x']), 'a = ["ALL", "x"]\n');
becomes('an item leaves', 'a = ["x", "y", "z"]\n', [remove('a.0'), remove('a.2')], 'a = ["y"]\n');
becomes('the last item on its line leaves, and the comma before it', 'a = [\n  "x",\n  "y"\n]\n', remove('a.1'), 'a = [\n  "x"\n]\n');
becomes('all items leave', 'a = ["x", "y"]\n', set('a', []), 'a = []\n');
becomes('objects in a list whose brackets touch', 'a = [{\n  b = 1\n}]\n', set('a.1', { b: 2 }), 'a = [{\n  b = 1\n}, {\n  b = 2\n}]\n');
becomes('an object in a list', 'a = [\n  {\n    b = 1\n  },\n]\n', [set('a.0.c', 2), set('a.1.b', 3)], 'a = [\n  {\n    b = 1\n    c = 2\n  },\n  {\n    b = 3\n  },\n]\n');
becomes('null takes whatever is wanted', 'a = null\n', set('a.b', 1), 'a = {\n  b = 1\n}\n');
becomes('a proposed value', 'a {\n  b = 1\n}\n', set('a.0.ccc', new Choice('512Mi')), 'a {\n  b   = 1\n  ccc = "512Mi"\n}\n');
becomes('text that needs escapes', 'a = "x"\n', set('a', 'q" \\ ${x} %{y} \t 🎉\u0000'), 'a = "q\\" \\\\ $${x} %%{y} \\t 🎉\\u0000"\n');
becomes('emoji before the place', 'a = "🎉🎉"\nb = 1 # 🎉\n', set('b', 2), 'a = "🎉🎉"\nb = 2 # 🎉\n');
becomes('wide keys take the columns that people see', 'a = {\n  "🎉" = 1\n  b   = 2\n}\n', set('a.cc', 3), 'a = {\n  "🎉" = 1\n  b   = 2\n  cc  = 3\n}\n');

// Container definitions: an expression that is encoded, and JSON in a heredoc.
const task = text`
  resource "aws_ecs_task_definition" "web" {
    family = "web"
    container_definitions = jsonencode([
      {
        name  = "web"
        image = "\${var.registry}/web:1" # pinned
      },
      local.sidecar,
    ])
  }
`;

becomes(
  'inside jsonencode',
  task,
  [set('resource.0.container_definitions.0.readonlyRootFilesystem', true), set('resource.0.container_definitions.0.logConfiguration.logDriver', 'awslogs')],
  text`
    resource "aws_ecs_task_definition" "web" {
      family = "web"
      container_definitions = jsonencode([
        {
          name                   = "web"
          image                  = "\${var.registry}/web:1" # pinned
          readonlyRootFilesystem = true
          logConfiguration = {
            logDriver = "awslogs"
          }
        },
        local.sidecar,
      ])
    }
  `,
);

const json = text`
  resource "aws_ecs_task_definition" "web" {
    container_definitions = <<-EOF
      [
        {
          "name": "web",
          "image": "\${var.registry}/web:1",
          "cpu": \${var.cpu},
          "privileged": true
        }
      ]
    EOF
  }
`;

becomes('a value in the JSON of a heredoc', json, set('resource.0.container_definitions.0.privileged', false), json.replace('true', 'false'));
becomes(
  'a new entry in the JSON of a heredoc',
  json,
  [set('resource.0.container_definitions.0.user', '${x}'), set('resource.0.container_definitions.0.ulimits', [{ name: 'nofile', hardLimit: 1024 }])],
  json.replace(
    '"privileged": true\n',
    '"privileged": true,\n        "user": "$$$${x}",\n        "ulimits": [\n          {\n            "name": "nofile",\n            "hardLimit": 1024\n          }\n        ]\n',
  ),
);
becomes('an entry of the JSON leaves, and the comma before it', json, remove('resource.0.container_definitions.0.privileged'), json.replace(',\n        "privileged": true', ''));
becomes('JSON on one line', 'a = <<EOF\n[{"name":"web","cpu":1}]\nEOF\n', [set('a.0.cpu', 2), set('a.0.user', 'app')], 'a = <<EOF\n[{"name":"web","cpu":2,"user":"app"}]\nEOF\n');
