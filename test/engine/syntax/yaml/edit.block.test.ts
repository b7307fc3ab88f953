import { append, becomes, item, remove, set, text } from './written.ts';

const pod = text`
  apiVersion: v1
  kind: Pod
  spec:
    containers:
      - name: web # the one
        image: nginx
      - name: side

    # restarts on failure
    restartPolicy: Always
`;

becomes('a scalar is replaced and its comment stays', pod, set('spec.containers.0.name', 'www'), pod.replace('web', 'www'));

becomes(
  'a new key stands behind the last one of its map, in its column',
  pod,
  set('spec.containers.0.tty', true),
  pod.replace('image: nginx\n', 'image: nginx\n      tty: true\n'),
);

becomes(
  'a blank line between two blocks stays where it is',
  pod,
  set('spec.containers.1.image', 'redis'),
  pod.replace('name: side\n', 'name: side\n      image: redis\n'),
);

becomes(
  'two changes that need the same parent create it once',
  pod,
  [set('spec.containers.0.securityContext.runAsNonRoot', true), set('spec.containers.0.securityContext.capabilities.drop', ['ALL'])],
  pod.replace(
    'image: nginx\n',
    text`
              image: nginx
              securityContext:
                runAsNonRoot: true
                capabilities:
                  drop:
                    - ALL
    `.replaceAll(/^/gm, '      ').trimStart().replace(/ +$/, ''),
  ),
);

becomes(
  'lists below a key are indented as the file does it, which may be not at all',
  text`
    containers:
    - name: web
      args: # none
  `,
  [set('containers.0.args', ['a', { b: ['c'] }]), set('containers.1', { name: 'b', ports: [{ containerPort: 80 }] })],
  text`
    containers:
    - name: web
      args: # none
      - a
      - b:
        - c
    - name: b
      ports:
      - containerPort: 80
  `,
);

becomes(
  'four columns a step, because the file takes four',
  text`
    a:
        b:
            c: 1
  `,
  set('d.e.f', 1),
  text`
    a:
        b:
            c: 1
    d:
        e:
            f: 1
  `,
);

becomes(
  'an item takes the gap that the other items have behind their dash',
  text`
    - name: a
    -   name: b
        x: 1
  `,
  { kind: 'set', path: [2], value: { name: 'c', tty: true } },
  text`
    - name: a
    -   name: b
        x: 1
    -   name: c
        tty: true
  `,
);

becomes(
  'a key with nothing behind it but a comment gets its block below',
  text`
    resources:   # later
    ports: []
  `,
  set('resources.limits.memory', '1Gi'),
  text`
    resources:   # later
      limits:
        memory: 1Gi
    ports: []
  `,
);

becomes('a key with nothing behind it gets its scalar', 'a:\nb:  \nc:   # d\n', [set('a', 1), set('b', 2), set('c', 3)], 'a: 1\nb: 2\nc: 3   # d\n');
becomes('a written null gives way to a block', 'a: ~ # none\nb: null\n', [set('a.x', 1), set('b.z', 2)], 'a: # none\n  x: 1\nb:\n  z: 2\n');
becomes('an empty item gets its map behind the dash', '- # one\n-\n', { kind: 'set', path: [0, 'a', 'b'], value: 1 }, '- a:\n    b: 1 # one\n-\n');

becomes(
  'comments below the last entry that stand further right belong to it',
  text`
    spec:
      a:
        b: 1
        # c: 2
      # the end of spec
    # the end
  `,
  [set('spec.a.d', 4), set('spec.e', 5), set('f', 6)],
  text`
    spec:
      a:
        b: 1
        d: 4
        # c: 2
      e: 5
      # the end of spec
    f: 6
    # the end
  `,
);

becomes(
  'a map with nothing but a merge gets keys of its own',
  text`
    base: &base { restart: "no" }
    web:
      <<: *base
  `,
  [set('web.restart', 'always'), set('web.read_only', true)],
  text`
    base: &base { restart: "no" }
    web:
      <<: *base
      restart: always
      read_only: true
  `,
);

becomes('an alias is replaced by a value of its own', 'a: &x 1\nb: *x # same\n', set('b', 2), 'a: &x 1\nb: 2 # same\n');
becomes('an anchor that nobody uses stays with its value', 'a: &x 1\nb: &y\n  c: 1\n', [set('a', 2), set('b.d', 2)], 'a: &x 2\nb: &y\n  c: 1\n  d: 2\n');
becomes('of a key that stands twice the last one is changed, which is the one that counts', 'a: 1\na: 2\n', set('a', 3), 'a: 1\na: 3\n');
becomes('of a key that stands twice both are removed', 'a: 1\nb: 0\na: 2\n', remove('a'), 'b: 0\n');

becomes('a removed entry takes its whole lines and its nested value', 'a:\n  b: 1 # one\n  # two\n  c:\n    - d\ne: 1\n', remove('a'), 'e: 1\n');
becomes('comments above a removed entry stay', '# about a\na: 1 # gone\n# about b\nb: 2\n', remove('a'), '# about a\n# about b\nb: 2\n');
becomes('a removed item', '- a\n- b # gone\n- c\n', { kind: 'remove', path: [1] }, '- a\n- c\n');
becomes('the first entry of an item goes, the second moves up to the dash', '- name: x # x\n  image: y\n  tty: z\n', { kind: 'remove', path: [0, 'name'] }, '- image: y\n  tty: z\n');
becomes('a comment under the dash stays where it is', '- name: x\n  # about y\n  image: y\n', { kind: 'remove', path: [0, 'name'] }, '-\n  # about y\n  image: y\n');
becomes('a map that lost its last entry is empty, not null', 'a: # c\n  b: 1\nd: 2\n', remove('a.b'), 'a: {} # c\nd: 2\n');
becomes('a list that lost its last item is empty, not null', 'a:\n- b\nd: 2\n', remove('a.0'), 'a: []\nd: 2\n');
becomes('an item that lost its last entry', '- a: 1\n- b: 2\n', { kind: 'remove', path: [0, 'a'] }, '- {}\n- b: 2\n');
becomes('a document that lost its last entry', '# c\na: 1\n', remove('a'), '# c\n{}\n');
becomes('what is not there need not be removed', pod, remove('spec.containers.0.tty'), pod);

becomes('a map laid over a map keeps what both say', 'a:\n  b: 1 # one\n  c: 2\n', set('a', { b: 1, d: 3 }), 'a:\n  b: 1 # one\n  d: 3\n');
becomes('a list laid over a list keeps what both say', 'a:\n  - b # one\n  - c\n', set('a', ['b']), 'a:\n  - b # one\n');
becomes('a map becomes a list', 'a:\n  b: 1\nc: 2\n', set('a', ['b']), 'a:\n  - b\nc: 2\n');
becomes('a list becomes a map', 'a:\n- b\nc: 2\n', set('a', { b: 1 }), 'a:\n  b: 1\nc: 2\n');
becomes('a map becomes a scalar', 'a: # c\n  b: 1\nd: 2\n', set('a', 1), 'a: 1 # c\nd: 2\n');
becomes('a scalar becomes a map', 'a: 1 # c\nd: 2\n', set('a', { b: 1 }), 'a: # c\n  b: 1\nd: 2\n');
becomes('a scalar on a line of its own becomes a map there', 'a:\n  # c\n  1\nd: 2\n', set('a', { b: 1, c: 2 }), 'a:\n  # c\n  b: 1\n  c: 2\nd: 2\n');

becomes('one change in a map goes and another comes', 'a: 1\nb: 2\nc: 3', [remove('c'), set('d', 4)], 'a: 1\nb: 2\nd: 4');
becomes('all goes and another comes', 'x:\n  a: 1 # c\n  b: 2\n', [remove('x.a'), remove('x.b'), set('x.d', 4)], 'x:\n  d: 4 # c\n');
becomes('a set and a remove of one path: the set wins', 'a: 1\n', [set('a', 2), remove('a')], 'a: 2\n');
becomes('a set of a map and of a key in it are one', 'a: 1\n', [set('b', { c: 1 }), set('b.d', 2)], 'a: 1\nb:\n  c: 1\n  d: 2\n');
becomes('two sets of one map are laid over each other', 'a: 1\n', [set('b', { c: 1 }), set('b', { d: 2 })], 'a: 1\nb:\n  c: 1\n  d: 2\n');

becomes('two new items of one list stand in turn', 'a:\n  - 1\n', [item('a', 1, 2), item('a', 1, 3)], 'a:\n  - 1\n  - 2\n  - 3\n');
becomes('two new items begin a list', 'a: 1\n', [item('b', 0, 2), item('b', 0, 3)], 'a: 1\nb:\n  - 2\n  - 3\n');
becomes('another object follows as a document of its own', 'a: 1\n', append({ kind: 'Budget', spec: { x: [1] } }), 'a: 1\n---\nkind: Budget\nspec:\n  x:\n    - 1\n');
becomes('two more objects', 'a: 1\n', [append({ b: 1 }), append({ c: 1 })], 'a: 1\n---\nb: 1\n---\nc: 1\n');
becomes('a change and another object', 'a: 1', [append({ b: 1 }), set('c', 2)], 'a: 1\nc: 2\n---\nb: 1');
becomes('behind the end marker of a document', 'a: 1\n...\n', append({ b: 1 }), 'a: 1\n...\n---\nb: 1\n');
