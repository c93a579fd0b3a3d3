// Whoever started this process holds its standard input open; killed, it leaves nothing behind.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref();
