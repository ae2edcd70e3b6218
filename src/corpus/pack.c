/* SPDX-License-Identifier: MIT */
#include "corpus/pack.h"

#include "base/fs.h"

#include <endian.h>
#include <string.h>

#define MAGIC     "KOINEWK1"
#define MAGIC_LEN 8  /* [B] */
#define VERSION   3  /* of the sections' lines */
#define NAME_LEN  16 /* [B] of a section's name, padded with zeros */
#define HEAD_LEN  (MAGIC_LEN + 8)
#define ENTRY_LEN (NAME_LEN + 4 * 8)
#define TABLE_LEN (HEAD_LEN + PACK_COUNT * ENTRY_LEN)

static const struct {
	const char *name, *source;
} sections[] = {
#define ROW(section, name, source) [PACK_##section] = {name, source},
	PACK_LIST(ROW)
#undef ROW
};

const char *pack_source(enum pack_section section)
{
	return sections[section].source;
}

static void put_uint(uint64_t value, int bytes, struct buf *out)
{
	for (int i = 0; i < bytes; i++)
		buf_byte(out, (char)(value >> (8 * i) & 0xff));
}

static uint64_t get_uint(const char *at, int bytes)
{
	uint64_t value = 0;

	for (int i = bytes - 1; i >= 0; i--)
		value = value << 8 | (unsigned char)at[i];
	return value;
}

static uint64_t mix(uint64_t sum, uint64_t word)
{
	sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return sum ^ sum >> 29;
}

static uint64_t word_at(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof(word));
	return le64toh(word);
}

uint64_t pack_sum(struct str bytes)
{
	/* Four at a time: a step waits for the one before it. */
	uint64_t lanes[4] = {bytes.len, 1, 2, 3};
	uint64_t sum = 0;
	size_t i = 0;

	for (; i + 32 <= bytes.len; i += 32)
		for (size_t k = 0; k < 4; k++)
			lanes[k] =
				mix(lanes[k], word_at(bytes.ptr + i + 8 * k));
	for (size_t k = 0; k < 4; k++)
		sum = mix(sum, lanes[k]);
	for (; i + 8 <= bytes.len; i += 8)
		sum = mix(sum, word_at(bytes.ptr + i));
	if (i < bytes.len)
		sum = mix(sum, get_uint(bytes.ptr + i, (int)(bytes.len - i)));
	return mix(sum, 0);
}

static bool is_named(const char *at, const char *name)
{
	char padded[NAME_LEN] = {0};

	memcpy(padded, name, strlen(name));
	return memcmp(at, padded, NAME_LEN) == 0;
}

static bool read_entry(
	const char *at, int section, uint64_t size, struct pack_entry *entry)
{
	struct pack_entry read = {
		.offset = get_uint(at + NAME_LEN, 8),
		.len = get_uint(at + NAME_LEN + 8, 8),
		.sum = get_uint(at + NAME_LEN + 16, 8),
		.source_size = get_uint(at + NAME_LEN + 24, 8),
	};

	if (!is_named(at, sections[section].name) || read.offset > size ||
		read.len > size - read.offset)
		return false;
	*entry = read;
	return true;
}

static bool read_table(const char *table, uint64_t size, struct pack *pack)
{
	if (memcmp(table, MAGIC, MAGIC_LEN) != 0 ||
		get_uint(table + MAGIC_LEN, 4) != VERSION ||
		get_uint(table + MAGIC_LEN + 4, 4) != PACK_COUNT)
		return false;
	for (int i = 0; i < PACK_COUNT; i++)
		if (!read_entry(table + HEAD_LEN + (size_t)i * ENTRY_LEN, i,
			    size, &pack->entries[i]))
			return false;
	return true;
}

bool pack_open(const char *path, struct pack *pack)
{
	struct fs_info info;
	struct buf table = {0};
	bool ok;

	if (!fs_stat(path, &info) || !info.is_file)
		return false;
	pack->path = path;
	pack->mtime = info.mtime;
	ok = fs_read_at(path, 0, TABLE_LEN, &table, NULL) &&
	     read_table(table.ptr, info.size, pack);
	buf_release(&table);
	return ok;
}

static bool is_newer(struct timespec a, struct timespec b)
{
	return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec
	                            : a.tv_nsec > b.tv_nsec;
}

bool pack_read(const struct pack *pack, enum pack_section section,
	const char *source, struct buf *out)
{
	const struct pack_entry *entry = &pack->entries[section];
	struct fs_info info;
	size_t before = out->len;

	if (entry->len == 0 || entry->len > FS_MAX_FILE)
		return false;
	/* The source may be absent: then there is nothing it could be older
	 * than. */
	if (fs_stat(source, &info) &&
		(info.size != entry->source_size ||
			is_newer(info.mtime, pack->mtime)))
		return false;
	if (!fs_read_at(
		    pack->path, entry->offset, (size_t)entry->len, out, NULL))
		return false;
	if (pack_sum(str_sub(buf_view(out), before, out->len)) == entry->sum)
		return true;
	out->len = before;
	return false;
}

void pack_write(const struct pack_part parts[PACK_COUNT], struct buf *out)
{
	uint64_t offset = TABLE_LEN;

	buf_cstr(out, MAGIC);
	put_uint(VERSION, 4, out);
	put_uint(PACK_COUNT, 4, out);
	for (int i = 0; i < PACK_COUNT; i++) {
		size_t name = strlen(sections[i].name);

		buf_cstr(out, sections[i].name);
		buf_fill(out, '\0', NAME_LEN - name);
		put_uint(offset, 8, out);
		put_uint(parts[i].bytes.len, 8, out);
		put_uint(pack_sum(parts[i].bytes), 8, out);
		put_uint(parts[i].source_size, 8, out);
		offset += parts[i].bytes.len;
	}
	for (int i = 0; i < PACK_COUNT; i++)
		buf_str(out, parts[i].bytes);
}

/* The letter that stands for a byte after a backslash, or 0. */
static char escape_of(char c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

void pack_field(struct str field, bool is_first, struct buf *out)
{
	size_t done = 0;

	if (!is_first)
		buf_byte(out, '\t');
	for (size_t i = 0; i < field.len; i++) {
		char escape = escape_of(field.ptr[i]);

		if (escape == 0)
			continue;
		buf_str(out, str_sub(field, done, i));
		buf_byte(out, '\\');
		buf_byte(out, escape);
		done = i + 1;
	}
	buf_str(out, str_sub(field, done, field.len));
}

void pack_number(int number, bool is_first, struct buf *out)
{
	buf_printf(out, is_first ? "%d" : "\t%d", number);
}

static struct str unescape(struct str field, struct arena *arena)
{
	char *to = arena_bytes(arena, field.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < field.len; i++) {
		char c = field.ptr[i];

		if (c == '\\' && i + 1 < field.len) {
			c = field.ptr[++i];
			c = (char)(c == 't' ? '\t' : c == 'n' ? '\n' : c);
		}
		to[len++] = c;
	}
	to[len] = '\0';
	return (struct str){to, len};
}

struct str pack_take(struct str *rest, struct arena *arena)
{
	struct str field = {NULL, 0};

	if (!str_split(rest, '\t', &field))
		return field;
	return str_find(field, '\\') < field.len ? unescape(field, arena)
	                                         : field;
}

bool pack_take_number(struct str *rest, int *number)
{
	struct str field = {NULL, 0};
	int value;

	if (!str_split(rest, '\t', &field) || !str_to_int(field, &value) ||
		value < 0)
		return false;
	*number = value;
	return true;
}
