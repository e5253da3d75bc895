/** Two levels: `info` for what a person at the terminal wants to see, `frame` for every frame (`--verbose`). */
export interface Logger {
  info(line: string): void;
  frame(direction: '→' | '←', channel: string, who: string, content: unknown): void;
}
