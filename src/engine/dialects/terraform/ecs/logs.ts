import type { LogBound } from '../../../model/container.ts';
import type { Field, Value } from '../../../model/field.ts';
import type { Span } from '../../../text/source.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { CursorField, readValue } from '../../kubernetes/field.ts';
import { text } from '../../kubernetes/codecs.ts';
import { anyText } from './codecs.ts';
import { made } from './field.ts';

/**
 * Whether the logs of a container have a bound on the disk of its instance. Without a driver Docker's `json-file` keeps them
 * and lets them grow; on Fargate nothing keeps them at all.
 */
export function boundedLogs(configuration: Cursor, isFargate: boolean, anchor: Span): Field<boolean, LogBound> {
  return made<boolean, LogBound>({
    name: 'logConfiguration',
    value: valueOf(configuration, isFargate, anchor),
    set: ({ size, files }) => configuration.set({ logDriver: 'json-file', options: { 'max-size': size, 'max-file': String(files) } }),
    remove: () => configuration.remove(),
  });
}

function valueOf(configuration: Cursor, isFargate: boolean, anchor: Span): Value<boolean> {
  const driver = new CursorField('logDriver', configuration.at('logDriver'), text, anchor).value;
  if (driver.kind === 'dynamic') return driver;
  if (isFargate) return { kind: 'known', value: true, span: driver.span };
  if (driver.kind === 'absent') return driver;
  if (driver.value !== 'json-file') return { ...driver, value: true };
  const size = readValue(configuration.at('options').at('max-size'), anyText, driver.span);
  return size.kind === 'dynamic' ? size : { ...driver, value: size.kind === 'known' };
}
