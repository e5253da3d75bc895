import { Fields } from './fields.js';

/** One request of a client. */
export interface RequestFrame {
  readonly servcmd: string;
  /** Echoed in the answer; the SDK matches answers by servcmd and seq. */
  readonly seq: unknown;
  readonly head: Fields;
  readonly body: Fields;
}

/** `/binfo` speaks binary frames both ways; `/info`, of the SDK's devMode, text frames. */
export type Framing = 'binary' | 'text';

/** @throws {SyntaxError} when the frame is not an envelope of head and body */
export function decodeFrame(data: Buffer | string): RequestFrame {
  const envelope: unknown = JSON.parse(data.toString());
  const { head, body } = Fields.of(envelope).record;
  const headFields = Fields.of(head);
  const servcmd = headFields.text('servcmd');
  if (servcmd === '') throw new SyntaxError('the head names no servcmd');
  return { servcmd, seq: headFields.record['seq'], head: headFields, body: Fields.of(body) };
}

export function encodeFrame(frame: unknown, framing: Framing): Buffer | string {
  const text = JSON.stringify(frame);
  return framing === 'binary' ? Buffer.from(text) : text;
}

export function okFrame(request: RequestFrame, body: Readonly<Record<string, unknown>>): object {
  return {
    head: { servcmd: request.servcmd, seq: request.seq },
    body: { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '', ...body },
  };
}

export function errorFrame(
  request: RequestFrame,
  code: number,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): object {
  return {
    head: { servcmd: request.servcmd, seq: request.seq },
    body: { ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: message, ...details },
  };
}
