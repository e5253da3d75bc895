/**
 * What libraries of long ago did to a page, as a script of it: Prototype 1.6 and 1.7, MooTools 1.2, Datejs. Their
 * methods are enumerable, and some take the place of the browser's own.
 */
export const OLD_LIBRARY = `
(function () {
  // Prototype
  window.$ = function (id) { return typeof id === 'string' ? document.getElementById(id) : id; };
  window.$$ = function () { return Array.prototype.slice.call(document.querySelectorAll(arguments[0])); };
  window.$A = function (list) { return Array.prototype.slice.call(list); };
  Function.prototype.bind = function () {
    var method = this, args = $A(arguments), object = args.shift();
    return function () { return method.apply(object, args.concat($A(arguments))); };
  };
  Function.prototype.delay = function (seconds) {
    var method = this;
    return window.setTimeout(function () { return method.apply(method); }, seconds * 1000);
  };
  Array.from = function (iterable) {
    if (!iterable) return [];
    if (typeof iterable.length === 'number') return Array.prototype.slice.call(iterable);
    var results = [], iterator = iterable[Symbol.iterator](), step;
    while (!(step = iterator.next()).done) results.push(step.value);
    return arguments[1] ? results.map(arguments[1]) : results;
  };
  Array.prototype.each = function (iterator) { for (var i = 0; i < this.length; i++) iterator(this[i], i); return this; };
  Array.prototype.first = function () { return this[0]; };
  Array.prototype.last = function () { return this[this.length - 1]; };
  Array.prototype.without = function () { var out = $A(arguments); return this.filter(function (v) { return out.indexOf(v) < 0; }); };
  Array.prototype.uniq = function () { return this.filter(function (v, i, all) { return all.indexOf(v) === i; }); };
  Array.prototype.contains = function (item) { return this.indexOf(item) >= 0; };
  Array.prototype.remove = function (item) { var at = this.indexOf(item); if (at >= 0) this.splice(at, 1); return this; };
  Array.prototype.clone = function () { return [].concat(this); };
  String.prototype.strip = function () { return this.replace(/^\\s+|\\s+$/g, ''); };
  String.prototype.startsWith = function (pattern) { return this.lastIndexOf(pattern, 0) === 0; };
  String.prototype.endsWith = function (pattern) { var d = this.length - pattern.length; return d >= 0 && this.indexOf(pattern, d) === d; };
  String.prototype.times = function (count) { return count < 1 ? '' : new Array(count + 1).join(this); };
  String.prototype.toJSON = function () { return String(this); };
  Number.prototype.toColorPart = function () { return this.toString(16); };
  Element.prototype.remove = function () { if (this.parentNode) this.parentNode.removeChild(this); return this; };
  Element.prototype.hide = function () { this.style.display = 'none'; return this; };
  Element.prototype.show = function () { this.style.display = ''; return this; };
  // Datejs
  Date.now = function () { return new Date().getTime(); };
  Date.today = function () { var d = new Date(); d.setHours(0, 0, 0, 0); return d; };
  Date.prototype.clone = function () { return new Date(this.getTime()); };
  // MooTools
  Function.prototype.implement = function (name, method) { this.prototype[name] = method; return this; };
  Function.prototype.extend = function (name, method) { this[name] = method; return this; };
  window.Class = function () {};
  window.Hash = function () {};
  window.Event.stop = function (event) { event.preventDefault(); };
})();`;

/** Prototype 1.6 brought a toJSON to arrays, which makes a string of them within what JSON.stringify() makes. */
export const JSON_OF_PROTOTYPE = `
Array.prototype.toJSON = function () {
  var parts = [];
  for (var i = 0; i < this.length; i++) {
    var json = JSON.stringify(this[i]);
    if (json !== undefined) parts.push(json);
  }
  return '[' + parts.join(', ') + ']';
};`;

/** What json.js of 2006 did. */
export const ENUMERABLE_OBJECT = `
Object.prototype.toJSONString = function () { return JSON.stringify(this); };`;
