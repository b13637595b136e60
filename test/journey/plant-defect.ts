/** Preloaded with --import: causes an unexpected error at SIGUSR2. */
process.on('SIGUSR2', () => {
  const token = ['xoxb', '1234567890', 'abcdefABCDEF'].join('-');
  void Promise.reject(new Error(`planted, with ${token}`));
});
