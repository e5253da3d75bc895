import WebSocket from 'ws';
import type { LocalCloud } from '../src/index.js';

export type Body = Record<string, unknown>;

interface Frame {
  readonly head: { readonly servcmd: string; readonly seq?: number };
  readonly body: Body;
}

/** Least that a test needs of an IM client: what tim-js-sdk 2.27.6 puts on the wire, by hand. */
export class ImClient {
  readonly pushes: Frame[] = [];
  readonly closed: Promise<number>;
  a2 = '';
  tinyID = '';
  readonly #socket: WebSocket;
  readonly #cloud: LocalCloud;
  readonly #pending = new Map<number, (body: Body) => void>();
  readonly #waiters: (() => void)[] = [];
  #seq = 0;

  private constructor(cloud: LocalCloud, socket: WebSocket) {
    this.#cloud = cloud;
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => {});
    socket.on('message', (data) => this.#onFrame(JSON.parse((data as Buffer).toString()) as Frame));
  }

  static async connect(cloud: LocalCloud, path = 'binfo'): Promise<ImClient> {
    const socket = new WebSocket(`${cloud.imProxy}/${path}?sdkappid=${cloud.sdkAppID}`);
    const client = new ImClient(cloud, socket);
    await new Promise((resolve, reject) => {
      socket.on('open', resolve);
      socket.on('error', reject);
    });
    return client;
  }

  /** Connected and logged in, its first sync done. */
  static async login(cloud: LocalCloud, userID: string): Promise<ImClient> {
    const client = await ImClient.connect(cloud);
    const reply = await client.login(userID, cloud.userSigs.sign(userID));
    if (reply['ErrorCode'] !== 0) throw new Error(`login of ${userID}: ${JSON.stringify(reply)}`);
    return client;
  }

  async login(userID: string, userSig: string, sdkAppID = this.#cloud.sdkAppID): Promise<Body> {
    const body = await this.#send(
      'im_open_status.wslogin',
      { State: 'Online' },
      {
        identifier: userID,
        usersig: userSig,
        sdkappid: sdkAppID,
      },
    );
    this.a2 = textOf(body['A2Key']);
    this.tinyID = textOf(body['TinyId']);
    return body;
  }

  /** A request of the logged-in user. */
  request(servcmd: string, body: Body = {}): Promise<Body> {
    return this.#send(servcmd, body, {
      sdkappid: this.#cloud.sdkAppID,
      ...(this.a2 && { a2: this.a2, tinyid: this.tinyID }),
    });
  }

  /** A request that must succeed. */
  async ask(servcmd: string, body: Body = {}): Promise<Body> {
    const reply = await this.request(servcmd, body);
    if (reply['ErrorCode'] !== 0) throw new Error(`${servcmd}: ${JSON.stringify(reply)}`);
    return reply;
  }

  sendCustom(to: string, data: string, extra: Body = {}): Promise<Body> {
    return this.request('openim.sendmsg', {
      To_Account: to,
      MsgSeq: ++this.#seq,
      MsgRandom: ++this.#seq,
      MsgClientTime: 1,
      MsgBody: customElements(data),
      ...extra,
    });
  }

  sendToGroup(groupID: string, data: string, extra: Body = {}): Promise<Body> {
    return this.request('group_open_http_svc.send_group_msg', {
      GroupId: groupID,
      Random: ++this.#seq,
      ClientSeq: ++this.#seq,
      MsgClientTime: 1,
      MsgBody: customElements(data),
      ...extra,
    });
  }

  raw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  close(): void {
    this.#socket.terminate();
  }

  /** The first event of this kind in a push, e.g. 9 for C2C messages; waits up to 2 s. */
  async event(kind: number, nth = 1): Promise<Body> {
    const found = (): Body | undefined =>
      this.pushes
        .flatMap(({ body }) => body['EventArray'] as Body[])
        .filter((event) => event['Event'] === kind)[nth - 1];
    const end = Date.now() + 2000;
    for (;;) {
      const event = found();
      if (event) return event;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`no event ${kind}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiters.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  #send(servcmd: string, body: Body, head: Body): Promise<Body> {
    const seq = ++this.#seq;
    return new Promise((resolve, reject) => {
      this.#pending.set(seq, resolve);
      void this.closed.then(() => reject(new Error('closed')));
      this.#socket.send(Buffer.from(JSON.stringify({ head: { servcmd, seq, ...head }, body })));
    });
  }

  #onFrame(frame: Frame): void {
    const resolve = this.#pending.get(frame.head.seq ?? -1);
    if (resolve) {
      resolve(frame.body);
      return;
    }
    this.pushes.push(frame);
    for (const wake of this.#waiters.splice(0)) wake();
  }
}

export const customElements = (data: string): Body[] => [
  { MsgType: 'TIMCustomElem', MsgContent: { Data: data, Desc: '', Ext: '' } },
];

/** The custom data of messages in wire form. */
export const dataOf = (messages: unknown): string[] =>
  ((messages ?? []) as Body[]).map((message) => {
    const [element] = message['MsgBody'] as { MsgContent: { Data: string } }[];
    return element?.MsgContent.Data ?? '';
  });

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
