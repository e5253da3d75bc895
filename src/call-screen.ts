/** What the element loads when there may be a call: one chunk. */
export { DisplayController } from './controllers/display-controller.js';
export { GroupViewController } from './controllers/group-view-controller.js';
export { renderCallScreen } from './parts/call-screen.js';
