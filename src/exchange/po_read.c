/* SPDX-License-Identifier: MIT */
/* From the entries of a PO file to units. */
#include "base/mo.h"
#include "exchange/po.h"
#include "exchange/po_entry.h"
#include "exchange/po_source.h"

#include <string.h>

struct reader {
	struct po_lines lines;
	struct work *work;
	struct incoming_list *list;
	struct incoming head; /* what all units share; target.tier is not */
	bool has_source, has_source_tier;
	bool has_head;
	int head_line;
	uint64_t bases[TIER_COUNT];
	struct err *err;
};

static bool fail(struct reader *r, int line, const char *text)
{
	return err_set(
		r->err, ERR_INPUT, "%s:%d: %s", r->list->name, line, text);
}

/* ---- the header ---- */

/* The value of a field of the header; ptr NULL: there is none. */
static struct str field(struct str header, const char *name)
{
	struct str line, key;

	while (str_split(&header, '\n', &line)) {
		if (!str_split(&line, ':', &key) || line.ptr == NULL)
			continue;
		if (str_eq_nocase(str_trim(key), str_of(name)))
			return str_trim(line);
	}
	return (struct str){NULL, 0};
}

/* "zh" or "zh/full" */
static bool read_source(struct reader *r, int line, struct str source)
{
	struct str lang = {NULL, 0};

	r->has_source = source.ptr != NULL;
	if (!r->has_source)
		return true;
	str_split(&source, '/', &lang);
	r->head.source.lang = corpus_lang_index(r->work, lang);
	r->has_source_tier = source.ptr != NULL;
	if (r->head.source.lang == CORPUS_NONE ||
		(r->has_source_tier &&
			!tier_from_name(source, &r->head.source.tier)))
		return fail(r, line,
			_("the header's 'X-Koine-Source' is no text of the "
			  "work"));
	return true;
}

/* "full=0123456789abcdef plain=…" */
static void read_bases(struct reader *r, struct str bases)
{
	struct str word, name;
	enum tier tier;

	while (str_word(&bases, &word))
		if (str_split(&word, '=', &name) && word.ptr != NULL &&
			tier_from_name(name, &tier))
			r->bases[tier] = hex_read(word);
}

static bool read_head(struct reader *r, const struct po_entry *entry)
{
	const struct str header = buf_view(&entry->str);
	const struct str lang = field(header, "Language");
	const struct str type = field(header, "Content-Type");

	if (type.ptr != NULL && str_search(type, STR("UTF-8")) == SIZE_MAX &&
		str_search(type, STR("utf-8")) == SIZE_MAX)
		return fail(r, entry->line, _("the file is not in UTF-8"));
	r->head.target.lang = corpus_lang_index(r->work, lang);
	if (r->head.target.lang == CORPUS_NONE)
		return err_set(r->err, ERR_INPUT,
			_("%s:%d: the work has no language '%.*s'"),
			r->list->name, entry->line, STR_ARG(lang));
	read_bases(r, field(header, "X-Koine-Base"));
	r->has_head = true;
	r->head_line = entry->line;
	return read_source(r, entry->line, field(header, "X-Koine-Source"));
}

/* ---- a unit ---- */

/* As po_write.c says it. */
static const struct {
	const char *name;
	enum unit_state state;
} states[] = {
	{"undeclared", UNIT_UNSAID},
	{"draft", UNIT_DRAFT},
	{"translated", UNIT_TRANSLATED},
	{"reviewed", UNIT_REVIEWED},
};

/* "reviewed 0123456789abcdef" */
static void read_base(struct str note, struct incoming *in)
{
	struct str name, digits = {NULL, 0};

	if (!str_word(&note, &name) || !str_word(&note, &digits))
		return;
	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (str_eq(name, str_of(states[i].name))) {
			in->has_base = true;
			in->base_state = states[i].state;
			in->base = hex_read(digits);
		}
}

static enum unit_state state_of(
	const struct po_entry *entry, const struct incoming *in)
{
	if (entry->str.len == 0)
		return UNIT_NEW;
	if (entry->is_fuzzy)
		return UNIT_DRAFT;
	/* PO has no word for more, nor for less. */
	if (in->has_base && in->base_state != UNIT_DRAFT)
		return in->base_state;
	return UNIT_TRANSLATED;
}

static bool is_heading(const struct reader *r, struct str id)
{
	const int item = corpus_find(r->work, id);

	return item != CORPUS_NONE &&
	       corpus_item(r->work, item)->kind <= SPINE_RECORD;
}

/* "full 2.1.3/1" */
static bool read_context(
	struct reader *r, const struct po_entry *entry, struct incoming *in)
{
	struct str rest = buf_view(&entry->context), tier = {NULL, 0},
		   id = {NULL, 0};

	if (!str_word(&rest, &tier) || !str_word(&rest, &id) ||
		!tier_from_name(tier, &in->target.tier) ||
		str_trim(rest).len > 0)
		return fail(r, entry->line,
			_("this message's msgctxt is no tier and id"));
	in->id = arena_str(&r->list->arena, id);
	return true;
}

static void read_source_text(struct reader *r, const struct po_entry *entry,
	bool is_title, struct incoming *in)
{
	struct arena *arena = &r->list->arena;
	struct form form;

	/* One that cannot be read is not the one of now. */
	in->source_text =
		form_read(buf_view(&entry->id), is_title, arena, &form, NULL)
			? form_text_in(form, arena)
			: STR("");
}

static bool read_unit(struct reader *r, const struct po_entry *entry)
{
	struct arena *arena = &r->list->arena;
	struct incoming in = r->head;
	struct err err = {0};
	bool is_title;

	if (!r->has_head)
		return fail(r, entry->line,
			_("there is no header before this message"));
	if (!read_context(r, entry, &in))
		return false;
	is_title = is_heading(r, in.id);
	in.line = entry->line;
	in.is_markdown = true;
	if (!r->has_source_tier)
		in.source.tier = in.target.tier;
	in.file_base = r->bases[in.target.tier];
	read_base(buf_view(&entry->note), &in);
	in.state = state_of(entry, &in);
	read_source_text(r, entry, is_title, &in);
	if (str_trim(buf_view(&entry->str)).len > 0 &&
		!form_read(str_trim(buf_view(&entry->str)), is_title, arena,
			&in.form, &err))
		in.fault = arena_str(arena, str_of(err.message));
	vec_push(&r->list->units, in);
	return true;
}

static bool read_entry(struct reader *r, const struct po_entry *entry)
{
	return entry->id.len == 0 && entry->context.len == 0
	               ? read_head(r, entry)
	               : read_unit(r, entry);
}

/* Tools drop the fields of a header that they do not know. */
static bool find_source(struct reader *r)
{
	return r->has_source || po_source_find(r->work, r->list) ||
	       fail(r, r->head_line,
		       _("the header lacks 'X-Koine-Source', and the messages "
			 "do not tell which text they were made from; copy the "
			 "line from the file that was exported"));
}

bool po_read(struct str bytes, const char *name, struct work *work,
	struct incoming_list *list, struct err *err)
{
	struct reader r = {.work = work, .list = list, .err = err};
	struct po_entry entry = {0};
	bool is_read;

	list->name = name;
	is_read = po_lines_open(&r.lines, bytes, name, err);
	while (is_read && po_entry_next(&r.lines, &entry, err))
		is_read = read_entry(&r, &entry);
	is_read = is_read && err->code == ERR_NONE;
	if (is_read && !r.has_head)
		is_read = fail(&r, 1, _("this is no PO file of koine's"));
	is_read = is_read && find_source(&r);
	po_entry_release(&entry);
	if (!is_read)
		incoming_release(list);
	return is_read;
}
