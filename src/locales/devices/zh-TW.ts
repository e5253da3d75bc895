import type { DeviceMessages } from './messages.js';

/** Traditional Chinese. */
export const devicesZhTW: DeviceMessages = {
  why: {
    1: '瀏覽器會詢問是否允許使用麥克風，讓對方聽到你的聲音。僅用於本次通話。',
    2: '瀏覽器會詢問是否允許使用攝影機和麥克風，讓對方看到並聽到你。僅用於本次通話。',
  },
  question: {
    top: '詢問視窗在視窗上方，請選擇「允許」。',
    middle: '詢問視窗在螢幕中間，請選擇「允許」。',
  },
  blocked: { microphone: '此頁面的麥克風已遭封鎖', camera: '此頁面的攝影機已遭封鎖' },
  dismissed: '你尚未回答瀏覽器的詢問',
  dismissedTodo: '請再試一次，並在瀏覽器詢問時選擇「允許」。',
  how: {
    chrome: '按一下網址列最前面的網站資訊圖示，開啟麥克風和攝影機。',
    edge: '按一下網址列最前面的鎖頭圖示，進入「此網站的權限」，允許麥克風和攝影機。',
    firefox: '按一下網址列中劃上斜線的圖示，解除對麥克風和攝影機的封鎖。',
    safari: '在 Safari 選單中選擇「此網站的設定」，允許麥克風和攝影機。',
    'ios-safari': '點一下網址列旁的按鈕，進入「網站設定」，允許麥克風和攝影機。',
    'ios-app': '打開「設定」App，找到此瀏覽器，開啟麥克風和相機。',
    android: '輕觸網址列最前面的圖示，進入「權限」，允許麥克風和攝影機。',
    wechat: '請在手機設定中允許微信使用麥克風和相機，或透過上方選單在瀏覽器中開啟此頁面。',
    webview: '這由顯示此頁面的 App 決定。請改用瀏覽器開啟此頁面。',
    other: '請在瀏覽器設定中允許此頁面使用麥克風和攝影機。',
  },
  system: '系統不允許瀏覽器使用該裝置，請在系統的隱私權設定中允許。',
  frame: '外層頁面不允許使用，請通知該頁面的管理員。',
  page: '本網站本身不允許使用，請通知網站管理員。',
  unseen: '對方聽得到你，但看不到你。',
  goesOn: '允許之後會自動繼續。',

  microphone: '麥克風',
  camera: '攝影機',
  speaker: '喇叭',
  unnamed: (kind, number) => `${kind} ${number}`,
  none: '找不到',
  systemSpeaker: '由系統選擇',
  notTaken: '目前無法使用該裝置，仍使用先前的裝置。',

  ready: '檢查你的裝置',
  rings: (name) => `${name} 正在打給你`,
  toCall: (name) => `即將撥打給 ${name}`,
  back: '返回',
  level: '麥克風音量',
  speak: '說句話，測試一下麥克風。',
  heard: '麥克風運作正常。',
  muted: '通話開始時你會是靜音。',
  noPicture: '通話開始時攝影機會保持關閉。',
};
