/** Entry for a plain script tag: defines the elements, and fetches what it needs from beside itself. */
import './index.js';
