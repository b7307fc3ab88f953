import { becomes, set, text } from './written.ts';

const LONG = { db: { condition: 'service_healthy' }, cache: { condition: 'service_started' } };

becomes('a list of names becomes a map by these names, item by item: comments and quotes stay', text`
  web:
    depends_on: # in this order
      # the data
      - db   # first
      - "cache"

      # nothing else
    image: web
`, set('web.depends_on', LONG), text`
  web:
    depends_on: # in this order
      # the data
      db:   # first
        condition: service_healthy
      "cache":
        condition: service_started

      # nothing else
    image: web
`);

becomes('a list that stands no deeper than its key moves, for a map cannot stand there', text`
  web:
    depends_on:
    - db
    - cache
    image: web
`, set('web.depends_on', LONG), text`
  web:
    depends_on:
      db:
        condition: service_healthy
      cache:
        condition: service_started
    image: web
`);

becomes('CRLF and the last line without an end', 'a:\r\n    - db\r\n    - cache', set('a', LONG), 'a:\r\n    db:\r\n        condition: service_healthy\r\n    cache:\r\n        condition: service_started');

becomes('in brackets it becomes a map in braces', text`
  web:
    depends_on: [db, cache]
`, set('web.depends_on', LONG), text`
  web:
    depends_on: {db: {condition: service_healthy}, cache: {condition: service_started}}
`);

becomes('a map by other names takes the place of the list', text`
  web:
    depends_on:
      - db
      - queue
`, set('web.depends_on', LONG), text`
  web:
    depends_on:
      db:
        condition: service_healthy
      cache:
        condition: service_started
`);

becomes('names that two changes give values of their own', text`
  a:
    - db
    - cache
`, [set('a', { db: {}, cache: 1 }), set('a.db.restart', true)], text`
  a:
    db:
      restart: true
    cache: 1
`);
