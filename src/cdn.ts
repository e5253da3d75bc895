/** Entry for a plain script tag: defines the element, and fetches what it needs from beside itself. */
import './index.js';
