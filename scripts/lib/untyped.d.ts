declare module 'eslint-plugin-lit-a11y';

// The package ships no types; only what is called here is declared.
declare module 'tls-sig-api-v2' {
  export class Api {
    constructor(sdkAppID: number, secretKey: string);
    genUserSig(userID: string, expireSeconds: number): string;
  }
}
