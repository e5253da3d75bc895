type Raw = Readonly<Record<string, unknown>>;

/** Reads a JSON object that a client sent, whatever it really is. Absent and ill-typed read alike. */
export class Fields {
  readonly record: Raw;

  private constructor(record: Raw) {
    this.record = record;
  }

  static of(value: unknown): Fields {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return new Fields(isObject ? (value as Raw) : {});
  }

  text(key: string): string {
    const value = this.record[key];
    return typeof value === 'string' ? value : '';
  }

  optionalText(key: string): string | undefined {
    const value = this.record[key];
    return typeof value === 'string' ? value : undefined;
  }

  /** A finite number; NaN and numeric strings read as the fallback. */
  number(key: string, fallback = 0): number {
    const value = this.record[key];
    return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
  }

  /** A whole number from `least` to `most`; anything else reads as the nearest. */
  count(key: string, fallback: number, most: number, least = 1): number {
    return Math.min(most, Math.max(least, Math.trunc(this.number(key, fallback))));
  }

  child(key: string): Fields {
    return Fields.of(this.record[key]);
  }

  children(key: string): readonly Fields[] {
    return this.list(key).map((value) => Fields.of(value));
  }

  texts(key: string): readonly string[] {
    return this.list(key).filter((value) => typeof value === 'string');
  }

  list(key: string): readonly unknown[] {
    const value = this.record[key];
    return Array.isArray(value) ? (value as unknown[]) : [];
  }
}
