declare module 'eslint-plugin-lit-a11y';

// The package ships no types; only what is called here is declared.
declare module 'tls-sig-api-v2' {
  export class Api {
    constructor(sdkAppID: number, secretKey: string);
    genUserSig(userID: string, expireSeconds: number): string;
  }
}

declare module '@custom-elements-manifest/analyzer/cli.js' {
  interface Named {
    readonly name: string;
  }
  export function cli(options: {
    argv: readonly string[];
    cwd: string;
    noWrite: boolean;
  }): Promise<{
    readonly modules: readonly {
      readonly declarations: readonly {
        readonly tagName?: string;
        readonly members: readonly (Named & { readonly kind: string })[];
        readonly attributes: readonly Named[];
        readonly events: readonly Named[];
      }[];
    }[];
  }>;
}
