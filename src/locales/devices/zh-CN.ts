import type { DeviceMessages } from './messages.js';

/** Simplified Chinese. */
export const devicesZhCN: DeviceMessages = {
  why: {
    1: '浏览器会询问是否允许使用麦克风，以便对方听到你的声音。仅用于本次通话。',
    2: '浏览器会询问是否允许使用摄像头和麦克风，以便对方看到你、听到你。仅用于本次通话。',
  },
  question: {
    top: '询问框在窗口顶部，请选择“允许”。',
    middle: '询问框在屏幕中间，请选择“允许”。',
  },
  blocked: {
    microphone: '本页面的麦克风已被禁用',
    camera: '本页面的摄像头已被禁用',
  },
  dismissed: '你还没有回答浏览器的询问',
  dismissedTodo: '请重试，并在浏览器询问时选择“允许”。',
  how: {
    chrome: '点击地址栏最前面的网站信息图标，打开麦克风和摄像头。',
    edge: '点击地址栏最前面的锁形图标，进入“此站点的权限”，允许麦克风和摄像头。',
    firefox: '点击地址栏中带斜线的图标，取消对麦克风和摄像头的阻止。',
    safari: '在“Safari 浏览器”菜单中选择“此网站的设置”，允许麦克风和摄像头。',
    'ios-safari': '轻点地址栏旁的按钮，进入“网站设置”，允许麦克风和摄像头。',
    'ios-app': '打开“设置”应用，找到此浏览器，打开麦克风和摄像头。',
    android: '点按地址栏最前面的图标，进入“权限”，允许麦克风和摄像头。',
    wechat: '请在手机设置中允许微信使用麦克风和摄像头，或通过右上角菜单在浏览器中打开本页面。',
    webview: '能否使用由显示本页面的应用决定。请改用浏览器打开本页面。',
    other: '请在浏览器设置中允许本页面使用麦克风和摄像头。',
  },
  system: '系统不允许浏览器使用该设备，请在系统的隐私设置中允许。',
  frame: '外层页面不允许使用，请联系该页面的管理员。',
  page: '本网站自身不允许使用，请联系网站管理员。',
  unseen: '对方能听到你，但看不到你。',
  goesOn: '允许之后会自动继续。',

  microphone: '麦克风',
  camera: '摄像头',
  speaker: '扬声器',
  unnamed: (kind, number) => `${kind} ${number}`,
  none: '未找到',
  systemSpeaker: '由系统选择',
  notTaken: '该设备现在无法使用，仍使用之前的设备。',

  ready: '检查你的设备',
  rings: (name) => `${name} 正在呼叫你`,
  toCall: (name) => `即将呼叫 ${name}`,
  back: '返回',
  level: '麦克风音量',
  speak: '说句话，测试一下麦克风。',
  heard: '麦克风工作正常。',
  muted: '接通时你将处于静音状态。',
  noPicture: '接通时摄像头将保持关闭。',
};
