export const REFERENCE_ZH = {};
