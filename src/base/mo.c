/* SPDX-License-Identifier: MIT */
#include "base/mo.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/format.h"
#include "base/fs.h"
#include "base/plural.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MO_MAX_FILE ((size_t)4 << 20) /* [B] */
#define MO_MAGIC    UINT32_C(0x950412de)
#define MO_HEADER   20 /* [B] magic, revision, count and two tables */
#define MO_ROW      8  /* [B] of a table: length and offset */
#define CONTEXT_END '\004'

struct entry {
	struct str id;    /* up to the first NUL; a context is in front */
	const char *many; /* NULL if there is no plural */
	struct str text;  /* forms parted by NUL; ptr is NULL if not usable */
};

struct mo {
	struct buf bytes;
	bool is_swapped; /* written on a machine of the other byte order */
	uint32_t count;
	struct entry *entries; /* sorted by id */
	struct plural rule;
	struct pseudo *pseudo; /* what a pseudo-locale is made by, or NULL */
};

/* The catalogue in use; see the header. */
static const struct mo *in_use;

/* The number at `offset` [B], which must be inside. */
static uint32_t number_at(const struct mo *mo, size_t offset)
{
	uint32_t number;

	memcpy(&number, mo->bytes.ptr + offset, sizeof(number));
	return mo->is_swapped ? __builtin_bswap32(number) : number;
}

/* Row i of the table at `table` [B]: a string that must be inside, with its
 * NUL. */
static bool string_at(
	const struct mo *mo, uint32_t table, uint32_t i, struct str *out)
{
	size_t row = (size_t)table + (size_t)i * MO_ROW;
	size_t len = number_at(mo, row);
	size_t offset = number_at(mo, row + 4);

	if (offset >= mo->bytes.len || len >= mo->bytes.len - offset ||
		mo->bytes.ptr[offset + len] != '\0')
		return false;
	*out = (struct str){mo->bytes.ptr + offset, len};
	return true;
}

static bool is_table_inside(const struct mo *mo, uint32_t table)
{
	return table <= mo->bytes.len &&
	       mo->count <= (mo->bytes.len - table) / MO_ROW;
}

/* The original without the context in front of it. */
static const char *original(const struct entry *e)
{
	size_t at = str_find(e->id, CONTEXT_END);

	return e->id.ptr + (at < e->id.len ? at + 1 : 0);
}

/* Every form asks for the arguments of one of the two originals. */
static bool has_same_arguments(const struct entry *e, struct str text)
{
	struct format one;
	struct format many;
	struct format form;
	struct str part;

	/* The compiler sees to it that such an original is no format. */
	if (!format_read(original(e), &one))
		return true;
	many = one;
	if (e->many && !format_read(e->many, &many))
		return true;
	while (str_split(&text, '\0', &part))
		if (!format_read(part.ptr, &form) ||
			!(format_eq(&form, &one) || format_eq(&form, &many)))
			return false;
	return true;
}

static unsigned count_forms(struct str text)
{
	unsigned forms = 0;
	struct str form;

	while (str_split(&text, '\0', &form))
		forms++;
	return forms;
}

/* Takes the two strings of an entry; false if the id is malformed. */
static bool read_entry(
	const struct mo *mo, struct str id, struct str text, struct entry *e)
{
	unsigned ids = count_forms(id);

	if (ids > 2)
		return false;
	*e = (struct entry){.id = str_sub(id, 0, str_find(id, '\0'))};
	if (ids == 2)
		e->many = id.ptr + e->id.len + 1;
	if (text.len && has_same_arguments(e, text) &&
		count_forms(text) == (e->many ? mo->rule.forms : 1))
		e->text = text;
	return true;
}

/* The value of a line "Name: value" of the header entry. */
static bool find_header(struct str header, struct str name, struct str *value)
{
	struct str line;

	while (str_split(&header, '\n', &line)) {
		size_t colon = str_find(line, ':');

		if (!str_eq_nocase(str_sub(line, 0, colon), name))
			continue;
		*value = str_trim(str_sub(line, colon + 1, line.len));
		return true;
	}
	return false;
}

/* Reads what the entry with the empty id says of the whole catalogue. */
static bool read_header(struct mo *mo, struct str header)
{
	struct str value;
	size_t at;

	if (find_header(header, STR("Content-Type"), &value)) {
		at = str_search(value, STR("charset="));
		if (at != SIZE_MAX &&
			!str_eq_nocase(str_sub(value, at + 8, value.len),
				STR("UTF-8")))
			return false;
	}
	return !find_header(header, STR("Plural-Forms"), &value) ||
	       plural_parse(value, &mo->rule);
}

static bool read_entries(struct mo *mo, uint32_t ids, uint32_t texts)
{
	for (uint32_t i = 0; i < mo->count; i++) {
		struct entry *e = &mo->entries[i];
		struct str id;
		struct str text;

		if (!string_at(mo, ids, i, &id) ||
			!string_at(mo, texts, i, &text))
			return false;
		/* The empty id sorts first: the rule is known in time. */
		if (i == 0 && id.len == 0 && !read_header(mo, text))
			return false;
		if (!read_entry(mo, id, text, e))
			return false;
		if (i > 0 && str_cmp(e[-1].id, e->id) >= 0)
			return false;
	}
	return true;
}

static bool read_catalogue(struct mo *mo)
{
	uint32_t ids;
	uint32_t texts;

	if (mo->bytes.len < MO_HEADER)
		return false;
	mo->is_swapped = number_at(mo, 0) != MO_MAGIC;
	/* Of the revision, minor numbers only add what koine does not use. */
	if (number_at(mo, 0) != MO_MAGIC || number_at(mo, 4) >> 16 > 1)
		return false;
	mo->count = number_at(mo, 8);
	ids = number_at(mo, 12);
	texts = number_at(mo, 16);
	if (!is_table_inside(mo, ids) || !is_table_inside(mo, texts))
		return false;
	mo->entries = xcalloc(mo->count, sizeof(*mo->entries));
	return plural_parse(STR("nplurals=2; plural=n != 1"), &mo->rule) &&
	       read_entries(mo, ids, texts);
}

struct mo *mo_open(const char *path, struct err *err)
{
	struct mo *mo = xcalloc(1, sizeof(*mo));

	if (!fs_read(path, MO_MAX_FILE, &mo->bytes, err)) {
		mo_close(mo);
		return NULL;
	}
	if (!read_catalogue(mo)) {
		mo_close(mo);
		err_set(err, ERR_INPUT, _("'%s' is not a message catalogue"),
			path);
		return NULL;
	}
	return mo;
}

struct mo *mo_pseudo(enum pseudo_kind kind)
{
	struct mo *mo = xcalloc(1, sizeof(*mo));

	mo->pseudo = pseudo_new(kind);
	return mo;
}

void mo_close(struct mo *mo)
{
	if (!mo)
		return;
	if (in_use == mo)
		in_use = NULL;
	free(mo->entries);
	pseudo_free(mo->pseudo);
	buf_release(&mo->bytes);
	free(mo);
}

void mo_use(const struct mo *mo)
{
	in_use = mo;
}

/* Orders "context EOT msgid", or msgid alone, against an entry's id. */
static int compare(const char *context, struct str msgid, struct str id)
{
	if (context) {
		size_t len = strlen(context);
		struct str head = str_sub(id, 0, len);
		int order = str_cmp((struct str){context, len}, head);

		if (order)
			return order;
		if (id.len == len)
			return 1;
		if (id.ptr[len] != CONTEXT_END)
			return CONTEXT_END - (unsigned char)id.ptr[len];
		id = str_sub(id, len + 1, id.len);
	}
	return str_cmp(msgid, id);
}

static const struct entry *find(const char *context, const char *msgid)
{
	size_t from = 0;
	size_t to = in_use ? in_use->count : 0;

	/* The empty id holds the header, which is nobody's text. */
	if (!msgid || !*msgid)
		return NULL;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const struct entry *e = &in_use->entries[middle];
		int order = compare(context, str_of(msgid), e->id);

		if (order == 0)
			return e->text.ptr ? e : NULL;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

/* Of the catalogue in use, if it is one without a file. */
static const char *pseudo_of(const char *msgid)
{
	return in_use && in_use->pseudo && msgid
	               ? pseudo_get(in_use->pseudo, msgid)
	               : NULL;
}

const char *mo_get(const char *msgid)
{
	return mo_get_context(NULL, msgid);
}

const char *mo_get_context(const char *context, const char *msgid)
{
	const struct entry *e = find(context, msgid);
	const char *pseudo = pseudo_of(msgid);

	if (pseudo)
		return pseudo;
	/* A form of a plural may ask for an argument that is not given here. */
	return e && !e->many ? e->text.ptr : msgid;
}

const char *mo_plural(const char *one, const char *many, unsigned long n)
{
	const struct entry *e = find(NULL, one);
	struct str rest;
	struct str form;

	if (!e || !e->many || strcmp(e->many, many) != 0) {
		const char *english = n == 1 ? one : many;
		const char *pseudo = pseudo_of(english);

		return pseudo ? pseudo : english;
	}
	rest = e->text;
	for (unsigned i = plural_form(&in_use->rule, n); i > 0; i--)
		str_split(&rest, '\0', &form);
	return rest.ptr;
}
