import { Certificate } from '../../configuration/certificate';
import { getFingerprints } from '../../configuration/get-fingerprints';
import { AnyValue } from '../../infra/any-value';
import { type Interface, instanceOf } from '../interface';

/** Judging, nobody knows the time exactly; and a lifetime may be cut short, some clocks know seconds only. */
const expiry = ({ expires, created, world }: Certificate): number | AnyValue =>
  world.lateness === 0
    ? expires
    : new AnyValue(
        'a time not later than the lifetime from now',
        (value) =>
          Number.isSafeInteger(value) && Number(value) >= created - 1000 && Number(value) <= expires + world.lateness,
        expires,
      );

export const certificate: Interface<Certificate> = {
  name: 'RTCCertificate',
  is: instanceOf(Certificate),
  attributes: {
    expires: expiry,
  },
  methods: {
    getFingerprints: (target) => getFingerprints(target),
  },
};
