/** Two levels: `info` for what a person at the terminal wants to see, `frame` for every frame (`--verbose`). */
export interface Logger {
  info(line: string): void;
  frame(direction: '→' | '←', channel: string, who: string, content: unknown): void;
}

const SECRET_KEYS = /^(usersig|a2|a2key|secretkey)$/i;
const SECRET_IN_TEXT = /(usersig=)[^&\s"]+/gi;
const MAX_FRAME_CHARACTERS = 4000;

/** A frame in one line, without the credentials it carries. */
export function describeFrame(content: unknown): string {
  const text =
    typeof content === 'string'
      ? content
      : JSON.stringify({ content }, (key, value: unknown) =>
          SECRET_KEYS.test(key) && typeof value === 'string' && value !== '' ? '***' : value,
        ).slice('{"content":'.length, -1);
  const clean = text.replace(SECRET_IN_TEXT, '$1***');
  return clean.length > MAX_FRAME_CHARACTERS ? `${clean.slice(0, MAX_FRAME_CHARACTERS)}…` : clean;
}

/** @param verbose whether frames are written too */
export function createLogger(verbose: boolean, write: (line: string) => void): Logger {
  return {
    info: write,
    frame(direction, channel, who, content) {
      if (verbose) write(`${direction} ${channel} ${who || '?'} ${describeFrame(content)}`);
    },
  };
}

/** For programs that do not want to hear anything. */
export const silentLogger: Logger = { info() {}, frame() {} };
