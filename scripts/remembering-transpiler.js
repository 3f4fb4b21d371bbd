// For ts-node: what was transpiled once is not transpiled again, as with register.js.
const { transpiled } = require('./transpiled.js');

const mark = '//# sourceMappingURL=data:application/json;base64,';

const transpile = (source, { fileName }) => {
  const { code } = transpiled(source, fileName);
  const at = code.lastIndexOf(mark);
  const sourceMapText = Buffer.from(code.slice(at + mark.length), 'base64').toString();
  return { outputText: code.slice(0, at), sourceMapText };
};

exports.create = () => ({ transpile });
