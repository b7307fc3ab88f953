import type { LogBound } from '../../model/container.ts';
import type { Field, Value } from '../../model/field.ts';
import type { Change } from '../../text/change.ts';
import { text } from './codecs.ts';
import { ComputedField, readValue } from './field.ts';
import type { Spot } from './spot.ts';

/** Docker's own driver keeps every line on the host; each other one bounds what it keeps, or sends it away. */
const USUAL_DRIVER = 'json-file';

/** Whether Docker bounds the logs of a service: `json-file` does so only by its option `max-size` (Docker, logging drivers). */
export function boundedLogs(logging: Spot): Field<boolean, LogBound> {
  return new ComputedField<boolean, LogBound>({
    name: 'logging.options.max-size',
    value: () => valueOf(logging),
    set: bound => write(logging, bound),
    remove: () => logging.path('options.max-size').remove(),
  });
}

function valueOf(logging: Spot): Value<boolean> {
  const driver = readValue(logging.at('driver'), text);
  if (driver.kind === 'dynamic') return driver;
  if (driver.kind === 'known' && driver.value !== USUAL_DRIVER) return { ...driver, value: true };
  const size = readValue(logging.path('options.max-size'), text);
  return size.kind === 'known' ? { ...size, value: size.value !== '-1' } : size;
}

/** The driver is said with new options: another one, that the host may be set to, refuses options that are not its own. */
function write(logging: Spot, { size, files }: LogBound): Change {
  const options = logging.at('options');
  if (options.isWritten) return options.at('max-size').set(size);
  const bound = { 'max-size': size, 'max-file': String(files) };
  return logging.isWritten ? options.set(bound) : logging.set({ driver: USUAL_DRIVER, options: bound });
}
