import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeZoneError } from '../../../src/engine/model/values/time-zone.ts';

test('time zones that Kubernetes loads', () => {
  for (const zone of ['UTC', 'Etc/UTC', 'Europe/Paris', 'US/Eastern', 'Asia/Kolkata', 'Asia/Calcutta', 'GMT']) assert.equal(timeZoneError(zone), undefined, zone);
});

test('time zones that it refuses', () => {
  for (const zone of ['', 'Local', 'local', 'Mars/Olympus', '+02:00', 'europe/paris']) assert.notEqual(timeZoneError(zone), undefined, zone);
});
