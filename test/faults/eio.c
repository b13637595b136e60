/* Preloaded before a program: makes the nth call of one kind on files below FAULT_FOLDER fail with EIO, and every later one up to FAULT_UNTIL. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int hit(const char *call, const char *path) {
  static int count;
  const char *wanted = getenv("FAULT_CALL"), *folder = getenv("FAULT_FOLDER");
  if (!wanted || !folder || strcmp(wanted, call) || strncmp(path, folder, strlen(folder))) return 0;
  int now = __sync_add_and_fetch(&count, 1);
  if (now < atoi(getenv("FAULT_FROM")) || now > atoi(getenv("FAULT_UNTIL"))) return 0;
  errno = EIO;
  return 1;
}

static int hit_fd(const char *call, int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return hit(call, path);
}

ssize_t write(int fd, const void *data, size_t size) { return hit_fd("write", fd) ? -1 : ((ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write"))(fd, data, size); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return hit_fd("write", fd) ? -1 : ((ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64"))(fd, data, size, at); }
ssize_t read(int fd, void *data, size_t size) { return hit_fd("read", fd) ? -1 : ((ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read"))(fd, data, size); }
int fsync(int fd) { return hit_fd("fsync", fd) ? -1 : ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }
int rename(const char *from, const char *to) { return hit("rename", to) ? -1 : ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename"))(from, to); }
int unlink(const char *path) { return hit("unlink", path) ? -1 : ((int (*)(const char *))dlsym(RTLD_NEXT, "unlink"))(path); }
