/** What the screen of a call loads when it is of several people: one chunk. */
import './group-view.js';
import './person-tile.js';
