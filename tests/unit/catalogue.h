/* SPDX-License-Identifier: MIT */
/* Message catalogues built byte by byte, for a checked fixture. */
#ifndef KOINE_TEST_CATALOGUE_H
#define KOINE_TEST_CATALOGUE_H

#include "base/buf.h"
#include "base/mo.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct pair {
	struct str id;
	struct str text;
};

#define PAIR(id, text)                           \
	{                                        \
		{(id), sizeof(id) - 1},          \
		{                                \
			(text), sizeof(text) - 1 \
		}                                \
	}

static char path[256];
static struct buf bytes;
static struct mo *mo;
static struct err err;

static inline void setup(void)
{
	const char *tmp = getenv("TMPDIR");
	int fd;

	snprintf(path, sizeof(path), "%s/koine-mo-XXXXXX", tmp ? tmp : "/tmp");
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	close(fd);
	bytes = (struct buf){0};
	err = (struct err){0};
	mo = NULL;
}

static inline void teardown(void)
{
	mo_use(NULL);
	mo_close(mo);
	buf_release(&bytes);
	unlink(path);
}

static inline void add_number(uint32_t number, bool is_big_endian)
{
	for (int i = 0; i < 4; i++)
		buf_byte(&bytes,
			(char)(number >> (is_big_endian ? 24 - 8 * i : 8 * i)));
}

/* A catalogue of the pairs, in the order given. */
static inline void build(
	const struct pair *pairs, uint32_t count, bool is_big_endian)
{
	uint32_t offset = 28 + 16 * count;

	add_number(0x950412de, is_big_endian);
	add_number(0, is_big_endian);
	add_number(count, is_big_endian);
	add_number(28, is_big_endian);
	add_number(28 + 8 * count, is_big_endian);
	add_number(0, is_big_endian);
	add_number(offset, is_big_endian);
	for (uint32_t i = 0; i < 2 * count; i++) {
		const struct pair *pair = &pairs[i % count];
		struct str s = i < count ? pair->id : pair->text;

		add_number((uint32_t)s.len, is_big_endian);
		add_number(offset, is_big_endian);
		offset += (uint32_t)s.len + 1;
	}
	for (uint32_t i = 0; i < 2 * count; i++) {
		const struct pair *pair = &pairs[i % count];

		buf_str(&bytes, i < count ? pair->id : pair->text);
		buf_byte(&bytes, '\0');
	}
}

static inline bool open_bytes(void)
{
	FILE *file = fopen(path, "w"); /* fs_write would sync each time */

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
	ck_assert_int_eq(fclose(file), 0);
	mo_close(mo);
	mo = mo_open(path, &err);
	return mo;
}

#endif
