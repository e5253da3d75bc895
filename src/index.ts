export * from './calling.js';
export * from './call-button.js';
