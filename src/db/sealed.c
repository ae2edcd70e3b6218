/* SPDX-License-Identifier: MIT */
/*
 * Databases whose pages each end in their sum. SQLite leaves the end of a page
 * alone when told to (header, byte 20); the sums are written when a file is
 * finished and looked at through a VFS whenever it reads a page.
 */
#include "base/arena.h"
#include "db/handle.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HEADER_LEN 100
#define PAGE_MIN   512
#define PAGE_MAX   65536

/* ---- sums ---- */

static uint64_t mix(uint64_t sum, uint64_t word)
{
	sum = (sum ^ word) * 0x9e3779b97f4a7c15u;
	return sum ^ (sum >> 29);
}

static uint64_t word_at(const unsigned char *bytes)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof(word));
	return word;
}

/* Of a page without its last bytes, and of where it stands. On this machine
 * only: nobody carries an index to one of another byte order. */
static uint64_t page_sum(
	const unsigned char *page, size_t size, uint64_t offset)
{
	uint64_t lanes[4] = {offset, size, 2, 3};
	size_t i = 0;

	for (; i + 32 <= size - DB_SUM_LEN; i += 32)
		for (size_t k = 0; k < 4; k++)
			lanes[k] = mix(lanes[k], word_at(page + i + 8 * k));
	for (; i + 8 <= size - DB_SUM_LEN; i += 8)
		lanes[0] = mix(lanes[0], word_at(page + i));
	return mix(mix(lanes[0], lanes[1]), mix(lanes[2], lanes[3]));
}

static bool page_is_right(
	const unsigned char *page, size_t size, uint64_t offset)
{
	return word_at(page + size - DB_SUM_LEN) ==
	       page_sum(page, size, offset);
}

/* The size of the pages by the header [B]; 0 if it is none with sums. */
static size_t page_size(const unsigned char header[HEADER_LEN])
{
	size_t size = (size_t)header[16] << 8 | header[17];

	if (size == 1)
		size = PAGE_MAX;
	return memcmp(header, "SQLite format 3", 16) == 0 &&
	                       header[20] == DB_SUM_LEN && size >= PAGE_MIN &&
	                       (size & (size - 1)) == 0
	               ? size
	               : 0;
}

/* One page after the other. `is_writing`: sets the sums, else compares them. */
static bool pass(int fd, bool is_writing)
{
	unsigned char *page = xmalloc(PAGE_MAX);
	size_t size = 0;
	uint64_t at = 0;
	ssize_t got;
	bool ok = true;

	if (pread(fd, page, HEADER_LEN, 0) == HEADER_LEN)
		size = page_size(page);
	while (ok && size > 0 &&
		(got = pread(fd, page, size, (off_t)at)) != 0) {
		ok = got == (ssize_t)size;
		if (ok && is_writing) {
			const uint64_t sum = page_sum(page, size, at);

			ok = pwrite(fd, &sum, sizeof(sum),
				     (off_t)(at + size - DB_SUM_LEN)) ==
			     (ssize_t)sizeof(sum);
		} else if (ok) {
			ok = page_is_right(page, size, at);
		}
		at += size;
	}
	free(page);
	return ok && at > 0;
}

bool db_seal(int fd)
{
	return pass(fd, true);
}

bool db_is_whole(int fd)
{
	return pass(fd, false);
}

/* ---- the VFS: the system's own, but for reading ---- */

struct sealed_file {
	sqlite3_file base;
	sqlite3_file *real; /* behind this */
	size_t page_size;   /* [B]; 0: not known yet */
	uint8_t *are_right; /* a bit for each page of the map that was looked
	                       at; NULL: there is no map */
	size_t page_count;  /* of these bits */
};

static sqlite3_file *real_of(sqlite3_file *file)
{
	return ((struct sealed_file *)(void *)file)->real;
}

static int close_file(sqlite3_file *file)
{
	sqlite3_file *real = real_of(file);

	free(((struct sealed_file *)(void *)file)->are_right);
	return real->pMethods->xClose(real);
}

/*
 * Pages are read whole. What is not one is the header, which SQLite looks at
 * before it knows their size; it reads it again with the first page.
 */
static int read_file(sqlite3_file *file, void *to, int len, sqlite3_int64 at)
{
	struct sealed_file *sealed = (struct sealed_file *)(void *)file;
	int code = sealed->real->pMethods->xRead(sealed->real, to, len, at);

	if (code != SQLITE_OK)
		return code == SQLITE_IOERR_SHORT_READ ? SQLITE_CORRUPT : code;
	if (len == HEADER_LEN && at == 0) {
		sealed->page_size = page_size(to);
		return sealed->page_size ? SQLITE_OK : SQLITE_NOTADB;
	}
	if (len < PAGE_MIN)
		return SQLITE_OK;
	return (size_t)len == sealed->page_size &&
	                       page_is_right(to, (size_t)len, (uint64_t)at)
	               ? SQLITE_OK
	               : SQLITE_CORRUPT;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	sqlite3_file *real = real_of(file);

	return real->pMethods->xFileSize(real, size);
}

/* Room for a bit for each page there is now; false if there is no page `at`. */
static bool make_bits(struct sealed_file *sealed, uint64_t at)
{
	sqlite3_int64 size = 0;

	if (!sealed->are_right && sealed->page_size > 0 &&
		file_size(&sealed->base, &size) == SQLITE_OK && size > 0) {
		sealed->page_count = (size_t)size / sealed->page_size;
		sealed->are_right = xcalloc(sealed->page_count / 8 + 1, 1);
	}
	return sealed->are_right && at % sealed->page_size == 0 &&
	       at / sealed->page_size < sealed->page_count;
}

/*
 * A page where it lies in the map of the file, if it is mapped; its sum is
 * looked at once.
 */
static int fetch(sqlite3_file *file, sqlite3_int64 at, int len, void **page)
{
	struct sealed_file *sealed = (struct sealed_file *)(void *)file;
	sqlite3_file *real = sealed->real;
	size_t number;
	int code;

	*page = NULL;
	if (!make_bits(sealed, (uint64_t)at) ||
		(size_t)len != sealed->page_size)
		return SQLITE_OK;
	code = real->pMethods->xFetch(real, at, len, page);
	number = (size_t)at / sealed->page_size;
	if (code != SQLITE_OK || !*page ||
		(sealed->are_right[number / 8] & 1u << number % 8))
		return code;
	if (!page_is_right(*page, (size_t)len, (uint64_t)at)) {
		real->pMethods->xUnfetch(real, at, *page);
		*page = NULL;
		return SQLITE_CORRUPT;
	}
	sealed->are_right[number / 8] |= (uint8_t)(1u << number % 8);
	return SQLITE_OK;
}

static int unfetch(sqlite3_file *file, sqlite3_int64 at, void *page)
{
	sqlite3_file *real = real_of(file);

	return real->pMethods->xUnfetch(real, at, page);
}

static int write_file(
	sqlite3_file *file, const void *from, int len, sqlite3_int64 at)
{
	(void)file;
	(void)from;
	(void)len;
	(void)at;
	return SQLITE_READONLY;
}

static int cut_file(sqlite3_file *file, sqlite3_int64 size)
{
	(void)file;
	(void)size;
	return SQLITE_READONLY;
}

static int ignore(sqlite3_file *file, int flags)
{
	(void)file;
	(void)flags;
	return SQLITE_OK;
}

static int check_lock(sqlite3_file *file, int *is_locked)
{
	(void)file;
	*is_locked = 0;
	return SQLITE_OK;
}

static int control(sqlite3_file *file, int what, void *arg)
{
	sqlite3_file *real = real_of(file);

	return real->pMethods->xFileControl(real, what, arg);
}

static int sector_size(sqlite3_file *file)
{
	sqlite3_file *real = real_of(file);

	return real->pMethods->xSectorSize(real);
}

static int device(sqlite3_file *file)
{
	sqlite3_file *real = real_of(file);

	return real->pMethods->xDeviceCharacteristics(real);
}

static const sqlite3_io_methods methods = {
	.iVersion = 3, /* without the shared memory of version 2 */
	.xClose = close_file,
	.xRead = read_file,
	.xWrite = write_file,
	.xTruncate = cut_file,
	.xSync = ignore,
	.xFileSize = file_size,
	.xLock = ignore,
	.xUnlock = ignore,
	.xCheckReservedLock = check_lock,
	.xFileControl = control,
	.xSectorSize = sector_size,
	.xDeviceCharacteristics = device,
	.xFetch = fetch,
	.xUnfetch = unfetch,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
	int flags, int *out_flags)
{
	sqlite3_vfs *system = vfs->pAppData;
	struct sealed_file *sealed = (struct sealed_file *)(void *)file;
	int code;

	/* What SQLite puts aside while it sorts. */
	if (!(flags & SQLITE_OPEN_MAIN_DB))
		return system->xOpen(system, name, file, flags, out_flags);
	*sealed = (struct sealed_file){
		.real = (sqlite3_file *)(void *)(sealed + 1)};
	sealed->real->pMethods = NULL;
	code = system->xOpen(system, name, sealed->real, flags, out_flags);
	if (sealed->real->pMethods)
		file->pMethods = &methods;
	return code;
}

sqlite3_vfs *sealed_new(struct buf *name)
{
	sqlite3_vfs *system = sqlite3_vfs_find(NULL);
	sqlite3_vfs *vfs = xcalloc(1, sizeof(*vfs));

	*vfs = *system;
	buf_printf(name, "koine-%p", (void *)vfs);
	vfs->zName = name->ptr;
	vfs->pAppData = system;
	vfs->szOsFile += (int)sizeof(struct sealed_file);
	vfs->xOpen = open_file;
	sqlite3_vfs_register(vfs, 0);
	return vfs;
}

void sealed_free(sqlite3_vfs *vfs)
{
	if (!vfs)
		return;
	sqlite3_vfs_unregister(vfs);
	free(vfs);
}
