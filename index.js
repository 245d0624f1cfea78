// n8n finds the nodes through the "n8n" section of package.json; a community package exports nothing itself.
module.exports = {};
