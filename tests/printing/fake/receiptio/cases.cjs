// Runs many receiptio jobs side by side: [[options, receipt], ...] on standard input, the
// words receiptio answers with on standard output. `--hurry` cuts its patience, 12 s and more,
// to an eighth; what it waits for and what it concludes stays its own.
if (process.argv.includes("--hurry")) {
    for (const name of ["setTimeout", "setInterval"]) {
        const original = globalThis[name];
        globalThis[name] = (callback, milliseconds, ...rest) =>
            original(callback, milliseconds / 8, ...rest);
    }
}
const { print } = require("receiptio");
const jobs = JSON.parse(require("fs").readFileSync(0, "utf8"));
Promise.all(jobs.map(([options, receipt]) => print(receipt, options))).then((words) =>
    process.stdout.write(JSON.stringify(words))
);
