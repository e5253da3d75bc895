import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { TrtcCallingEventMap } from 'trtc-calling';
import 'trtc-calling';
import type { TrtcCallingProperties } from 'trtc-calling/jsx';
import { loadLogin } from './login.js';

@Component({
  selector: 'app-root',
  // Angular asks for this where a tag is no component of its own.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <form (submit)="signIn($event, user.value)">
      <label>You <input #user required /></label>
      <button>Sign in</button>
    </form>

    <trtc-calling
      [sdkAppID]="login().sdkAppID"
      [userID]="login().userID ?? ''"
      [userSig]="login().userSig ?? ''"
      [imProxy]="login().imProxy"
      [rtcProxy]="login().rtcProxy"
      [logProxy]="login().logProxy"
      display="floating"
      (invited)="onInvited($event)"
      (call-end)="onCallEnd($event)"
    ></trtc-calling>

    <label>Whom <input #whom (input)="peer.set(whom.value)" /></label>
    <trtc-call-button [userID]="peer()" [type]="2">Call</trtc-call-button>
    <p role="status">{{ news() }}</p>
  `,
})
export class App {
  protected readonly login = signal<TrtcCallingProperties>({});
  protected readonly peer = signal('');
  protected readonly news = signal('');

  protected async signIn(event: Event, user: string): Promise<void> {
    event.preventDefault();
    this.login.set(await loadLogin(user));
  }

  protected onInvited({ detail }: TrtcCallingEventMap['invited']): void {
    this.news.set(`${detail.sponsor} is calling`);
  }

  protected onCallEnd({ detail }: TrtcCallingEventMap['call-end']): void {
    this.news.set(`The call is over: ${detail.summary.reason}`);
  }
}
