/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

#include <string.h>

#define FILE_NAME STR("figures.xml")
#define ANY_KIND  FIGURE_KIND_COUNT
#define NO_PARENT ENTRY_KIND_COUNT
#define YEAR_MAX  9999

/* Where an element may stand: in which kind of figure, below which other. */
static const struct {
	enum figure_kind figure;
	enum figure_entry_kind parent;
} rules[ENTRY_KIND_COUNT] = {
	[ENTRY_HEAD] = {FIGURE_TABLE, NO_PARENT},
	[ENTRY_SERIES] = {FIGURE_BARS, NO_PARENT},
	[ENTRY_BAR] = {FIGURE_BARS, ENTRY_SERIES},
	[ENTRY_LEVEL] = {FIGURE_TABLE, NO_PARENT},
	[ENTRY_BODY] = {FIGURE_TABLE, ENTRY_LEVEL},
	[ENTRY_DOCUMENT] = {FIGURE_TABLE, ENTRY_BODY},
	[ENTRY_NODE] = {FIGURE_TREE, ENTRY_NODE},
	[ENTRY_SOURCE] = {ANY_KIND, NO_PARENT},
	[ENTRY_NOTE] = {ANY_KIND, NO_PARENT},
};

/* Reading one figure of figures.xml, which may not have been validated. */
struct reader {
	struct work *work;
	struct figure_data figure;
	VEC(struct figure_entry) entries;
	size_t room; /* how many more entries there may be */
};

static void fault(
	struct work *work, int line, struct str id, struct str message)
{
	finding_add(work, FILE_NAME, line, id, message);
}

static void bad_attr(
	const struct reader *r, const struct xml_node *node, const char *name)
{
	fault(r->work, node->line, r->figure.id,
		arena_printf(&r->work->arena,
			_("'%.*s' is no valid '%s' of '%.*s'"),
			STR_ARG(xml_attr(node, name)), name,
			STR_ARG(node->name)));
}

static enum figure_entry_kind entry_kind(struct str name)
{
	static const char *const names[ENTRY_KIND_COUNT] = {
#define ROW(kind, name) [ENTRY_##kind] = (name),
		FIGURE_ENTRY_LIST(ROW)
#undef ROW
	};
	int kind = 0;

	while (kind < ENTRY_KIND_COUNT && !str_eq(name, str_of(names[kind])))
		kind++;
	return (enum figure_entry_kind)kind;
}

static void read_texts(const struct reader *r, const struct xml_node *parent,
	const char *name, struct str texts[CORPUS_LANG_MAX])
{
	const struct xml_node *node = xml_child(parent, name);

	for (; node; node = xml_next(node, name)) {
		int lang =
			corpus_lang_index(r->work, xml_attr(node, "xml:lang"));

		if (lang != CORPUS_NONE)
			texts[lang] = xml_text(node, &r->work->arena);
	}
}

/* A number from `min` on; *value stays as it was if the attribute is absent or
 * wrong. True if it was there. */
static bool read_number(const struct reader *r, const struct xml_node *node,
	const char *name, int min, int max, int *value)
{
	const struct str text = xml_attr(node, name);
	int number;

	if (!text.ptr)
		return false;
	if (str_to_int(text, &number) && number >= min && number <= max)
		*value = number;
	else
		bad_attr(r, node, name);
	return true;
}

/* The first of the three attributes that a bar has; none: unknown. */
static void read_value(const struct reader *r, const struct xml_node *node,
	struct figure_entry *entry)
{
	static const char *const names[BOUND_COUNT] = {
		[BOUND_EXACT] = "value",
		[BOUND_ABOUT] = "about",
		[BOUND_OVER] = "over",
	};

	entry->value = FIGURE_UNKNOWN;
	for (int i = 0; i < BOUND_COUNT; i++)
		if (read_number(r, node, names[i], 0, FIGURE_VALUE_MAX,
			    &entry->value)) {
			entry->bound = (enum figure_bound)i;
			return;
		}
}

static void read_note(const struct reader *r, const struct xml_node *node,
	struct figure_entry *entry)
{
	const struct str note = xml_attr(node, "note");

	if (!note.ptr)
		return;
	if (spine_is_id(note))
		entry->note = arena_str(&r->work->arena, note);
	else
		bad_attr(r, node, "note");
}

static void add_entry(struct reader *r, const struct xml_node *node,
	enum figure_entry_kind kind, int level)
{
	struct figure_entry entry = {
		.kind = kind, .level = level, .line = node->line};

	read_texts(r, node, "label", entry.labels);
	read_texts(r, node, "role", entry.roles);
	read_number(r, node, "year", 1, YEAR_MAX, &entry.year);
	read_number(r, node, "ref", 1, CORPUS_NUMBER_MAX, &entry.ref);
	read_number(r, node, "whole", 1, FIGURE_VALUE_MAX, &entry.whole);
	entry.is_percent = str_eq(xml_attr(node, "unit"), STR("percent"));
	read_note(r, node, &entry);
	read_value(r, node, &entry);
	vec_push(&r->entries, entry);
	r->room--;
}

static bool is_words(const struct xml_node *node)
{
	return str_eq(node->name, STR("label")) ||
	       str_eq(node->name, STR("role")) ||
	       str_eq(node->name, STR("alt"));
}

static bool may_stand(const struct reader *r, enum figure_entry_kind kind,
	enum figure_entry_kind parent, int level)
{
	if (kind == ENTRY_KIND_COUNT || level >= FIGURE_DEPTH_MAX)
		return false;
	if (rules[kind].figure != ANY_KIND &&
		rules[kind].figure != r->figure.kind)
		return false;
	return rules[kind].parent == parent ||
	       (kind == ENTRY_NODE && parent == NO_PARENT);
}

/* One element below the figure; true if what is in it is to be read, too. */
static bool read_element(
	struct reader *r, const struct xml_node *node, int level)
{
	const enum figure_entry_kind parent =
		level > 0 ? entry_kind(node->parent->name) : NO_PARENT;
	const enum figure_entry_kind kind = entry_kind(node->name);

	if (is_words(node))
		return false;
	if (!may_stand(r, kind, parent, level)) {
		fault(r->work, node->line, r->figure.id,
			arena_printf(&r->work->arena,
				_("'%.*s' may not stand in '%.*s' here"),
				STR_ARG(node->name),
				STR_ARG(node->parent->name)));
		return false;
	}
	if (r->room == 0)
		return false;
	add_entry(r, node, kind, level);
	return true;
}

/* What is nested is read in order, but not by recursion. */
static void read_entries(struct reader *r, const struct xml_node *figure)
{
	const struct xml_node *node = xml_child(figure, NULL);
	int level = 0;

	while (node) {
		const struct xml_node *next = NULL;

		if (read_element(r, node, level))
			next = xml_child(node, NULL);
		level += next != NULL;
		while (!next && node != figure) {
			next = xml_next(node, NULL);
			if (next)
				break;
			node = node->parent;
			level--;
		}
		node = next;
	}
}

/* Every text of a figure is there in each language that it speaks. */
static void check_langs(const struct reader *r, int line,
	const struct str texts[CORPUS_LANG_MAX])
{
	bool has_any = false;

	for (int i = 0; i < r->work->lang_count; i++)
		has_any = has_any || texts[i].len > 0;
	for (int i = 0; has_any && i < r->work->lang_count; i++)
		if (texts[i].len == 0 && r->figure.alts[i].len > 0)
			fault(r->work, line, r->figure.id,
				arena_printf(&r->work->arena,
					_("there is no text in '%s'"),
					r->work->langs[i].ptr));
}

static void check_texts(const struct reader *r)
{
	check_langs(r, r->figure.line, r->figure.labels);
	for (size_t i = 0; i < r->figure.count; i++) {
		check_langs(r, r->figure.entries[i].line,
			r->figure.entries[i].labels);
		check_langs(r, r->figure.entries[i].line,
			r->figure.entries[i].roles);
	}
}

static bool read_head(struct reader *r, const struct xml_node *node)
{
	const struct str id = xml_attr(node, "id");

	r->figure.line = node->line;
	if (!spine_is_id(id) || corpus_find(r->work, id) == CORPUS_NONE) {
		fault(r->work, node->line, (struct str){NULL, 0},
			arena_printf(&r->work->arena,
				_("there is no figure '%.*s'"), STR_ARG(id)));
		return false;
	}
	r->figure.id = arena_str(&r->work->arena, id);
	if (figures_find(r->work, id)) {
		fault(r->work, node->line, r->figure.id,
			arena_printf(&r->work->arena,
				_("figure '%.*s' occurs twice"), STR_ARG(id)));
		return false;
	}
	if (!figure_kind_from(xml_attr(node, "kind"), &r->figure.kind)) {
		bad_attr(r, node, "kind");
		return false;
	}
	read_texts(r, node, "label", r->figure.labels);
	read_texts(r, node, "alt", r->figure.alts);
	return true;
}

static void keep(struct reader *r)
{
	struct figure_entry *entries = ARENA_ARRAY(
		&r->work->arena, struct figure_entry, r->entries.len);

	if (r->entries.len > 0)
		memcpy(entries, r->entries.ptr,
			r->entries.len * sizeof(*entries));
	r->figure.entries = entries;
	r->figure.count = r->entries.len;
	vec_push(&r->work->figures.rows, r->figure);
}

static void read_figure(
	struct work *work, const struct xml_node *node, size_t *room)
{
	struct reader r = {.work = work, .room = *room};

	if (r.room == 0)
		return;
	r.room--;
	if (read_head(&r, node)) {
		read_entries(&r, node);
		keep(&r);
		check_texts(&r);
	}
	if (r.room == 0)
		fault(work, node->line, r.figure.id,
			arena_printf(&work->arena,
				_("there are more than %d rows in all figures"),
				FIGURE_ROWS_MAX));
	*room = r.room;
	vec_release(&r.entries);
}

void figures_read(struct work *work, const struct xml_node *root)
{
	const struct xml_node *node = xml_child(root, "figure");
	size_t room = FIGURE_ROWS_MAX;

	for (; node; node = xml_next(node, "figure"))
		read_figure(work, node, &room);
}
