/** Put before the program by --import: at SIGUSR2 something goes wrong that nobody expects. */
process.on('SIGUSR2', () => {
  const token = ['xoxb', '1234567890', 'abcdefABCDEF'].join('-');
  void Promise.reject(new Error(`planted, with ${token}`));
});
