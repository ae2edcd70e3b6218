/* SPDX-License-Identifier: MIT */
#include "corpus/pack.h"
#include "search/index_impl.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define STEP    ((size_t)256 << 10) /* [B] read at a time */
#define AT      60                  /* [B] of user_version in the header */
#define MIN_LEN 512                 /* [B] of a page */

/* Of all bytes but the sum's own. False with errno. */
static bool sum_of(int fd, uint32_t *sum)
{
	char *bytes = xmalloc(STEP);
	uint64_t all = 0;
	off_t at = 0;
	ssize_t got;

	while ((got = pread(fd, bytes, STEP, at)) > 0) {
		if (at == 0 && got >= AT + 4)
			memset(bytes + AT, 0, 4);
		/* Times an odd number: parts cannot change places. */
		all = all * 0x9e3779b97f4a7c15u +
		      pack_sum((struct str){bytes, (size_t)got});
		at += got;
	}
	free(bytes);
	if (at < MIN_LEN && got == 0)
		errno = ENODATA;
	*sum = (uint32_t)(all ^ (all >> 32));
	return got == 0 && at >= MIN_LEN;
}

static void put(uint32_t sum, unsigned char bytes[4])
{
	for (int i = 0; i < 4; i++)
		bytes[i] = (unsigned char)(sum >> (24 - 8 * i));
}

bool sum_write(int fd)
{
	unsigned char bytes[4];
	uint32_t sum;

	if (!sum_of(fd, &sum))
		return false;
	put(sum, bytes);
	return pwrite(fd, bytes, sizeof(bytes), AT) == (ssize_t)sizeof(bytes);
}

bool sum_is_right(int fd)
{
	unsigned char bytes[4];
	unsigned char found[4];
	uint32_t sum;

	if (!sum_of(fd, &sum) ||
		pread(fd, found, sizeof(found), AT) != (ssize_t)sizeof(found))
		return false;
	put(sum, bytes);
	return memcmp(bytes, found, sizeof(bytes)) == 0;
}
