import { expect } from '@open-wc/testing';
import { OpeningHours } from '../../src/opening-hours.js';

/** A moment in Berlin in the week of Monday, 16 November 2026, by its day of that month. */
const berlin = (day: number, time: string): Date => new Date(`2026-11-${day}T${time}:00+01:00`);

const hoursInBerlin = (hours: string): OpeningHours => new OpeningHours(hours, 'Europe/Berlin');

const isOpen = (hours: string, day: number, time: string): boolean =>
  hoursInBerlin(hours).isOpen(berlin(day, time));

describe('opening hours', () => {
  const OFFICE = 'Mo-Fr 09:00-18:00; Sa 10:00-14:00';

  it('begin with the first minute and end before the last', () => {
    expect(isOpen(OFFICE, 16, '08:59')).to.be.false;
    expect(isOpen(OFFICE, 16, '09:00')).to.be.true;
    expect(isOpen(OFFICE, 20, '17:59')).to.be.true;
    expect(isOpen(OFFICE, 20, '18:00')).to.be.false;
    expect(isOpen(OFFICE, 21, '12:00')).to.be.true;
    expect(isOpen(OFFICE, 22, '12:00')).to.be.false;
  });

  it('hold in their own time zone', () => {
    const hours = new OpeningHours(OFFICE, 'Asia/Shanghai');
    expect(hours.isOpen(new Date('2026-11-16T01:00:00Z'))).to.be.true;
    expect(hours.isOpen(new Date('2026-11-16T10:00:00Z'))).to.be.false;
  });

  it('hold where the visitor is without a time zone', () => {
    const hours = new OpeningHours('Mo 09:00-10:00', '');
    expect(hours.isOpen(new Date(2026, 10, 16, 9, 30))).to.be.true;
    expect(hours.isOpen(new Date(2026, 10, 16, 10, 30))).to.be.false;
  });

  it('may break, name days one by one, and go on over night and over the week', () => {
    const lunch = 'Mo,We 09:00-12:00, 13:00-17:00';
    expect(isOpen(lunch, 18, '12:30')).to.be.false;
    expect(isOpen(lunch, 18, '13:30')).to.be.true;
    expect(isOpen(lunch, 17, '13:30')).to.be.false;
    const night = 'Sa-Su 22:00-06:00';
    expect(isOpen(night, 21, '23:00')).to.be.true;
    expect(isOpen(night, 22, '05:59')).to.be.true;
    expect(isOpen(night, 22, '06:00')).to.be.false;
    expect(isOpen(night, 23, '05:59')).to.be.true;
    expect(isOpen(night, 23, '06:00')).to.be.false;
  });

  it('may be all the time, all days alike, or of days around the end of the week', () => {
    expect(isOpen('24/7', 18, '03:00')).to.be.true;
    expect(isOpen('00:00-24:00', 22, '23:59')).to.be.true;
    expect(isOpen('8:00-9:00', 19, '08:30')).to.be.true;
    expect(isOpen('fr-mo 8:00-9:00', 16, '08:30')).to.be.true;
    expect(isOpen('fr-mo 8:00-9:00', 17, '08:30')).to.be.false;
  });

  it('are replaced by a later rule for the same day', () => {
    expect(isOpen('Mo-Fr 09:00-18:00; We off', 18, '12:00')).to.be.false;
    expect(isOpen('Mo-Fr 09:00-18:00; Fr 09:00-12:00;', 20, '13:00')).to.be.false;
    expect(isOpen('Mo-Fr 09:00-18:00; We closed', 17, '12:00')).to.be.true;
  });

  it('say when they begin next', () => {
    const next = (hours: string, day: number, time: string) =>
      hoursInBerlin(hours).nextOpening(berlin(day, time));
    expect(next(OFFICE, 16, '20:30')).to.deep.equal(berlin(17, '09:00'));
    expect(next(OFFICE, 21, '14:00')).to.deep.equal(berlin(23, '09:00'));
    expect(next('Mo-Su off', 16, '20:30')).to.equal(undefined);
  });

  it('say so across a change of the clocks', () => {
    const hours = hoursInBerlin('Su 09:00-10:00');
    // Clocks went back on 25 October and go forward on 28 March.
    expect(hours.nextOpening(new Date('2026-10-24T20:00:00+02:00'))).to.deep.equal(
      new Date('2026-10-25T09:00:00+01:00'),
    );
    expect(hours.nextOpening(new Date('2027-03-27T20:00:30+01:00'))).to.deep.equal(
      new Date('2027-03-28T09:00:00+02:00'),
    );
  });

  for (const hours of [
    'nine to five',
    'Mo-Fr',
    'Mo-Fr 9-18',
    'Mo-Fr 09:00-25:00',
    'Mo-Fr 09:60-18:00',
    'Mo-We-Fr 09:00-18:00',
    'Mx 09:00-18:00',
    'Mo-Fr 09:00-18:00 Sa 10:00-14:00',
    'PH off',
  ]) {
    it(`cannot be "${hours}"`, () => {
      expect(() => new OpeningHours(hours, '')).to.throw(/^hours must be like/);
    });
  }

  it('cannot be in a place that no time zone is named after', () => {
    expect(() => new OpeningHours(OFFICE, 'Berlin')).to.throw(/^timezone must be/);
  });
});
