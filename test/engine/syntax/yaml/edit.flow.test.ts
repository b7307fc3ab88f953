import { becomes, remove, set, text } from './written.ts';

becomes('an empty map is filled on its line', 'a: {} # c\n', set('a.b.c', 1), 'a: {b: {c: 1}} # c\n');
becomes('an empty map with room in it keeps the room', 'a: { }\n', set('a.b', 1), 'a: { b: 1 }\n');
becomes('an empty list is filled on its line', 'a: []\n', set('a', ['ALL']), 'a: [ALL]\n');
becomes('a flow map takes a new entry with its own spacing', 'a: { b: 1,  c: 2 }\n', set('a.d', 'x, y'), 'a: { b: 1,  c: 2,  d: "x, y" }\n');
becomes('a flow list takes the quotes of its items', "drop: ['NET_RAW']\n", set('drop.1', 'ALL'), "drop: ['NET_RAW', 'ALL']\n");
becomes('an item of a flow list is replaced', 'drop: ["NET_RAW", MKNOD] # c\n', set('drop', ['ALL']), 'drop: ["ALL"] # c\n');
becomes('a trailing comma stays the last', 'a: [b, c,]\n', set('a.2', 'd'), 'a: [b, c, d,]\n');
becomes('first, middle and last go with their commas', 'a: [b, c, d, e]\n', [remove('a.0'), remove('a.2'), remove('a.3')], 'a: [c]\n');
becomes('the last one goes', 'a: {b: 1}\nc: [d]\n', [remove('a.b'), remove('c.0')], 'a: {}\nc: []\n');
becomes('a scalar in a flow map', 'a: {b: 1, c: {d: x}}\n', [set('a.b', 'z'), set('a.c.d', [1])], 'a: {b: z, c: {d: [1]}}\n');
becomes('a key without a colon gets one', 'a: {b, c: }\n', [set('a.b', 1), set('a.c', 2)], 'a: {b: 1, c: 2 }\n');
becomes('a flow map inside a flow list', '[{a: 1}, {b: 2}]\n', { kind: 'set', path: [1, 'c'], value: 3 }, '[{a: 1}, {b: 2, c: 3}]\n');

becomes(
  'a flow list over several lines gets one more line',
  text`
    args: [
      a, # one
      b  # two
    ]
  `,
  set('args.2', 'c'),
  text`
    args: [
      a, # one
      b,  # two
      c
    ]
  `,
);

becomes(
  'a flow list over several lines loses lines, and no comment of another',
  text`
    args: [
      a, # one
      # about b
      b, # two
      c # three
    ]
  `,
  [remove('args.1'), remove('args.2')],
  text`
    args: [
      a # one
      # about b
    ]
  `,
);

becomes(
  'JSON stays JSON: commas, quotes and layout',
  text`
    {
      "kind": "Pod",
      "spec": {
        "containers": [
          {
            "name": "web",
            "resources": {}
          }
        ]
      }
    }
  `,
  [
    set('spec.containers.0.resources.limits.memory', '1Gi'),
    set('spec.containers.0.tty', true),
    set('spec.hostNetwork', false),
    set('spec.containers.0.securityContext.capabilities.drop', ['ALL']),
  ],
  text`
    {
      "kind": "Pod",
      "spec": {
        "containers": [
          {
            "name": "web",
            "resources": {
              "limits": {
                "memory": "1Gi"
              }
            },
            "tty": true,
            "securityContext": {
              "capabilities": {
                "drop": [
                  "ALL"
                ]
              }
            }
          }
        ],
        "hostNetwork": false
      }
    }
  `,
);

becomes(
  'JSON loses a last entry with the comma before it',
  text`
    {
    	"a": 1,
    	"b": [
    		1,
    		2
    	]
    }
  `,
  [remove('b.1'), remove('a')],
  text`
    {
    	"b": [
    		1
    	]
    }
  `,
);

becomes('JSON on one line stays on one line', '{"a":{"b":1},"c":[]}', [set('a.d', { e: '1' }), set('c.0', 'x')], '{"a":{"b":1,"d":{"e":"1"}},"c":["x"]}');
becomes('an entry takes the place of the last one', '{"a": 1, "b": 2}\n', [remove('b'), set('c', 3)], '{"a": 1, "c": 3}\n');
becomes('a flow map gives way to a list', 'a: {b: 1}\n', set('a', ['x']), 'a: [x]\n');
becomes('a flow map gives way to a scalar', 'a: {b: 1} # c\n', set('a', 'x'), 'a: x # c\n');
