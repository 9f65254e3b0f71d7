/* Records, in order, everything that a process does to the files below one folder.
 *
 *     POWERCUT_ROOT=/folder POWERCUT_LOG=/elsewhere/log LD_PRELOAD=recorder.so program
 *
 * Each call is done first and then appended to the log in one write, so that the order of the
 * records is the order in which the calls returned. Calls that can't be recorded truthfully
 * (a writable shared mapping of a file, a second descriptor of one) end the process; calls with
 * a fallback in their caller (sendfile, copy_file_range) are refused.
 *
 * `tests/support/powercut/disk.py` reads the log.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FDS 4096

static char root[PATH_MAX];
static size_t root_length;
static int log_fd = -1;
static char tracked[MOST_FDS]; /* 1: a file below the root, 2: shared memory of SQLite */

struct record {
    uint8_t what;
    int32_t fd;
    int64_t offset;
    uint32_t path_length, target_length, data_length;
} __attribute__((packed));

static void die(const char *why) {
    dprintf(2, "recorder: %s\n", why);
    abort();
}

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("POWERCUT_ROOT"), *log = getenv("POWERCUT_LOG");
    if (!folder || !log || !realpath(folder, root))
        die("POWERCUT_ROOT or POWERCUT_LOG is missing");
    root_length = strlen(root);
    log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log_fd < 0)
        die("the log can't be opened");
}

static void note(char what, int fd, off_t offset, const char *path, const char *target,
                 const void *data, size_t length) {
    struct record head = {what, fd, offset, path ? strlen(path) : 0, target ? strlen(target) : 0,
                          length};
    struct iovec parts[] = {{&head, sizeof head},
                            {(void *)path, head.path_length},
                            {(void *)target, head.target_length},
                            {(void *)data, length}};
    ssize_t whole = sizeof head + head.path_length + head.target_length + length;
    if (syscall(SYS_writev, log_fd, parts, 4) != whole)
        die("the log can't be written");
}

/* The path below the root, or NULL for one that lies elsewhere. */
static const char *below(int folder, const char *path, char *buffer) {
    char base[PATH_MAX] = "";
    if (path[0] != '/') {
        char link[64];
        snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d",
                 folder);
        ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 2);
        if (length < 0)
            return NULL;
        strcpy(base + length, "/");
    }
    if (snprintf(buffer, PATH_MAX, "%s%s", base, path) >= PATH_MAX)
        die("a path is too long");
    if (strncmp(buffer, root, root_length) || (buffer[root_length] && buffer[root_length] != '/'))
        return NULL;
    return buffer[root_length] ? buffer + root_length + 1 : ".";
}

static int is_tracked(int fd) { return fd >= 0 && fd < MOST_FDS && tracked[fd] == 1; }

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char buffer[PATH_MAX];
    int fd = syscall(SYS_openat, folder, path, flags, mode);
    const char *name = fd < 0 || log_fd < 0 ? NULL : below(folder, path, buffer);
    if (!name)
        return fd;
    if (fd >= MOST_FDS)
        die("too many open files");
    size_t length = strlen(name);
    tracked[fd] = length > 4 && !strcmp(name + length - 4, "-shm") ? 2 : 1;
    if (tracked[fd] == 1)
        note('O', fd, flags & (O_CREAT | O_TRUNC), name, NULL, NULL, 0);
    return fd;
}

#define MODE_OF(flags, mode)                                                                       \
    mode_t mode = 0;                                                                               \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                                                         \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode = va_arg(rest, mode_t);                                                               \
        va_end(rest);                                                                              \
    }

int open(const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return opened(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return opened(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return opened(folder, path, flags, mode);
}
int __open_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int creat(const char *path, mode_t mode) {
    return opened(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int close(int fd) {
    if (is_tracked(fd))
        note('C', fd, 0, NULL, NULL, NULL, 0);
    if (fd >= 0 && fd < MOST_FDS)
        tracked[fd] = 0;
    return syscall(SYS_close, fd);
}

ssize_t write(int fd, const void *data, size_t length) {
    ssize_t done = syscall(SYS_write, fd, data, length);
    if (done > 0 && is_tracked(fd))
        note('W', fd, syscall(SYS_lseek, fd, 0, SEEK_CUR) - done, NULL, NULL, data, done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    ssize_t done = syscall(SYS_pwrite64, fd, data, length, offset);
    if (done > 0 && is_tracked(fd))
        note('W', fd, offset, NULL, NULL, data, done);
    return done;
}
ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
    return pwrite(fd, data, length, offset);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (is_tracked(fd))
        die("writev isn't recorded");
    return syscall(SYS_writev, fd, parts, count);
}

static int sized(int fd, int done) {
    struct stat now;
    if (done == 0 && is_tracked(fd)) {
        if (fstat(fd, &now))
            die("fstat failed");
        note('T', fd, now.st_size, NULL, NULL, NULL, 0);
    }
    return done;
}
int ftruncate(int fd, off_t size) { return sized(fd, syscall(SYS_ftruncate, fd, size)); }
int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }
int fallocate(int fd, int mode, off_t from, off_t length) {
    return sized(fd, syscall(SYS_fallocate, fd, mode, from, length));
}
int fallocate64(int fd, int mode, off_t from, off_t length) {
    return fallocate(fd, mode, from, length);
}
int posix_fallocate(int fd, off_t from, off_t length) {
    return fallocate(fd, 0, from, length) ? errno : 0;
}
int posix_fallocate64(int fd, off_t from, off_t length) {
    return posix_fallocate(fd, from, length);
}

static int synced(int fd, int done) {
    if (done == 0 && is_tracked(fd))
        note('S', fd, 0, NULL, NULL, NULL, 0);
    return done;
}
int fsync(int fd) { return synced(fd, syscall(SYS_fsync, fd)); }
int fdatasync(int fd) { return synced(fd, syscall(SYS_fdatasync, fd)); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    char first[PATH_MAX], second[PATH_MAX];
    int done = syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
    if (done == 0) {
        const char *a = below(from_folder, from, first), *b = below(to_folder, to, second);
        if (!a != !b)
            die("a rename across the root isn't recorded");
        if (a)
            note('R', -1, 0, a, b, NULL, 0);
    }
    return done;
}
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char first[PATH_MAX], second[PATH_MAX];
    int done = syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
    if (done == 0) {
        const char *a = below(from_folder, from, first), *b = below(to_folder, to, second);
        if (!a != !b)
            die("a link across the root isn't recorded");
        if (a)
            note('L', -1, 0, a, b, NULL, 0);
    }
    return done;
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

static int named(char what, int folder, const char *path, int done) {
    char buffer[PATH_MAX];
    const char *name = done ? NULL : below(folder, path, buffer);
    if (name)
        note(what, -1, 0, name, NULL, NULL, 0);
    return done;
}
int unlinkat(int folder, const char *path, int flags) {
    return named(flags & AT_REMOVEDIR ? 'D' : 'U', folder, path,
                 syscall(SYS_unlinkat, folder, path, flags));
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int mkdirat(int folder, const char *path, mode_t mode) {
    return named('M', folder, path, syscall(SYS_mkdirat, folder, path, mode));
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

void *mmap(void *at, size_t length, int rights, int flags, int fd, off_t offset) {
    if (is_tracked(fd) && (rights & PROT_WRITE) && (flags & MAP_SHARED))
        die("a writable shared mapping isn't recorded");
    return (void *)syscall(SYS_mmap, at, length, rights, flags, fd, offset);
}
void *mmap64(void *at, size_t length, int rights, int flags, int fd, off_t offset) {
    return mmap(at, length, rights, flags, fd, offset);
}

int dup(int fd) {
    if (is_tracked(fd))
        die("a second descriptor isn't recorded");
    return syscall(SYS_dup, fd);
}
ssize_t sendfile(int out, int in, off_t *offset, size_t length) {
    if (is_tracked(out)) {
        errno = ENOSYS;
        return -1;
    }
    return syscall(SYS_sendfile, out, in, offset, length);
}
ssize_t sendfile64(int out, int in, off_t *offset, size_t length) {
    return sendfile(out, in, offset, length);
}
ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t length, unsigned flags) {
    if (is_tracked(out)) {
        errno = ENOSYS;
        return -1;
    }
    return syscall(SYS_copy_file_range, in, from, out, to, length, flags);
}
