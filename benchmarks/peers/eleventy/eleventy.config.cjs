module.exports = function (config) {
  const taken = (data) => data;
  config.addCollection("news", (api) => api.getFilteredByTag("articles").sort((a, b) => b.date - a.date));
  config.addFilter("upcoming", (dates) => taken(dates).filter((one) => !one.past));
  config.addFilter("over", (dates) => dates.filter((one) => one.past).reverse());
  config.addFilter("first", (list, count) => list.slice(0, count));
  config.addFilter("iso", (date) => date.toISOString());
  config.setQuietMode(true);
  return { dir: { includes: "_includes", data: "_data" }, markdownTemplateEngine: false };
};
