/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

/* Reading work.xml, which may not have been validated. */
struct reader {
	struct work *work;
	const char *path;
	struct err *err;
};

static const char *const block_names[] = {
	[BLOCK_PARA] = "para",
	[BLOCK_LIST] = "list",
	[BLOCK_FIGURE] = "figure",
	[BLOCK_RECORD] = "record",
	[BLOCK_QUOTE] = "quote",
	[BLOCK_CODE] = "code",
};

/* Puts the place before the message. Returns false. */
static bool at(const struct reader *r, int line)
{
	return err_prefix(r->err, "%s:%d", r->path, line);
}

static struct str copy_attr(
	const struct reader *r, const struct xml_node *node, const char *name)
{
	return arena_str(&r->work->arena, xml_attr(node, name));
}

static bool bad_attr(
	const struct reader *r, const struct xml_node *node, const char *name)
{
	const struct str value = xml_attr(node, name);

	err_set(r->err, ERR_INPUT, _("'%.*s' is no valid '%s' of '%.*s'"),
		STR_ARG(value), name, STR_ARG(node->name));
	return at(r, node->line);
}

static void read_titles(const struct reader *r, const struct xml_node *node,
	struct str titles[CORPUS_LANG_MAX])
{
	const struct xml_node *title = xml_child(node, "title");

	for (; title; title = xml_next(title, "title")) {
		int lang =
			corpus_lang_index(r->work, xml_attr(title, "xml:lang"));

		if (lang != CORPUS_NONE)
			titles[lang] = xml_text(title, &r->work->arena);
	}
}

/* What every row has. */
static bool read_row(const struct reader *r, const struct xml_node *node,
	enum spine_kind kind, struct spine_item *item)
{
	*item = (struct spine_item){.kind = kind};
	item->id = copy_attr(r, node, "id");
	if (!spine_is_id(item->id))
		return bad_attr(r, node, "id");
	if (!spine_read_refs(r->work, xml_attr(node, "refs"), item))
		return bad_attr(r, node, "refs");
	item->pages = copy_attr(r, node, "pages");
	item->body = copy_attr(r, node, "section");
	read_titles(r, node, item->titles);
	return true;
}

static bool read_block(const struct reader *r, const struct xml_node *node)
{
	const struct str kind = xml_attr(node, "kind");
	struct spine_item item;
	size_t i = 0;

	if (!read_row(r, node, SPINE_BLOCK, &item))
		return false;
	while (i < ARRAY_LEN(block_names) &&
		!str_eq(kind, str_of(block_names[i])))
		i++;
	if (i == ARRAY_LEN(block_names))
		return bad_attr(r, node, "kind");
	item.block = (enum block_kind)i;
	if ((item.block == BLOCK_LIST || item.block == BLOCK_RECORD) &&
		(!str_to_int(xml_attr(node, "items"), &item.items) ||
			item.items < 1 || item.items > CORPUS_NUMBER_MAX))
		return bad_attr(r, node, "items");
	spine_add(r->work, &item, node->line);
	return true;
}

static bool read_figure(const struct reader *r, const struct xml_node *node)
{
	struct spine_alias alias = {
		.to = copy_attr(r, node, "block"),
		.row = (int)r->work->items.len,
		.line = node->line,
	};
	struct spine_item item;

	if (!read_row(r, node, SPINE_FIGURE, &item))
		return false;
	alias.id = item.id;
	spine_add(r->work, &item, node->line);
	vec_push(&r->work->aliases, alias);
	return true;
}

static bool read_gone(const struct reader *r, const struct xml_node *node)
{
	const struct spine_alias alias = {
		.id = copy_attr(r, node, "id"),
		.to = copy_attr(r, node, "to"),
		.row = CORPUS_NONE,
		.line = node->line,
	};

	if (!spine_is_id(alias.id))
		return bad_attr(r, node, "id");
	if (!spine_is_id(alias.to))
		return bad_attr(r, node, "to");
	vec_push(&r->work->aliases, alias);
	return true;
}

static bool is_element(const struct xml_node *node, const char *name)
{
	return str_eq(node->name, str_of(name));
}

static bool is_row(const struct xml_node *node)
{
	return is_element(node, "block") || is_element(node, "figure");
}

/* A block, a figure or a gone id; other elements are passed over. */
static bool read_leaf(const struct reader *r, const struct xml_node *node)
{
	if (is_element(node, "block"))
		return read_block(r, node);
	if (is_element(node, "figure"))
		return read_figure(r, node);
	if (is_element(node, "gone"))
		return read_gone(r, node);
	return true;
}

/* In the texts a block below a heading belongs to that heading. */
static bool too_late(const struct reader *r, const struct xml_node *node)
{
	err_set(r->err, ERR_INPUT,
		_("'%.*s' stands after the headings below '%.*s'"),
		STR_ARG(node->name), STR_ARG(node->parent->name));
	return at(r, node->line);
}

static bool read_record(const struct reader *r, const struct xml_node *record)
{
	const struct xml_node *node = xml_child(record, NULL);
	struct spine_item item;

	if (!read_row(r, record, SPINE_RECORD, &item))
		return false;
	spine_add(r->work, &item, record->line);
	for (; node; node = xml_next(node, NULL))
		if (!read_leaf(r, node))
			return false;
	return true;
}

static bool read_section(const struct reader *r, const struct xml_node *section)
{
	const struct xml_node *node = xml_child(section, NULL);
	struct spine_item item;
	bool has_records = false;

	if (!read_row(r, section, SPINE_SECTION, &item))
		return false;
	spine_add(r->work, &item, section->line);
	for (; node; node = xml_next(node, NULL)) {
		bool is_record = is_element(node, "record");

		if (has_records && is_row(node))
			return too_late(r, node);
		if (!(is_record ? read_record(r, node) : read_leaf(r, node)))
			return false;
		has_records = has_records || is_record;
	}
	return true;
}

static bool read_part(const struct reader *r, const struct xml_node *part)
{
	const struct xml_node *node = xml_child(part, NULL);
	struct spine_item item;
	bool has_sections = false;

	if (!read_row(r, part, SPINE_PART, &item))
		return false;
	item.file = copy_attr(r, part, "file");
	if (!spine_is_name(item.file))
		return bad_attr(r, part, "file");
	spine_add(r->work, &item, part->line);
	for (; node; node = xml_next(node, NULL)) {
		bool is_section = is_element(node, "section");

		if (has_sections && is_row(node))
			return too_late(r, node);
		if (!(is_section ? read_section(r, node) : read_leaf(r, node)))
			return false;
		has_sections = has_sections || is_section;
	}
	return true;
}

static bool read_langs(const struct reader *r, const struct xml_node *root)
{
	const struct xml_node *node = xml_child(root, "language");

	for (; node; node = xml_next(node, "language")) {
		const int lang = r->work->lang_count;

		if (!spine_add_lang(r->work, xml_attr(node, "tag")))
			return bad_attr(r, node, "tag");
		r->work->is_partial[lang] =
			str_eq(xml_attr(node, "partial"), STR("yes"));
	}
	if (r->work->lang_count > 0)
		return true;
	err_set(r->err, ERR_INPUT, _("the work has no language"));
	return at(r, root->line);
}

static bool read_tiers(const struct reader *r, const struct xml_node *root)
{
	const struct xml_node *node = xml_child(root, "tier");
	enum tier tier;

	for (; node; node = xml_next(node, "tier")) {
		if (!tier_from_name(xml_attr(node, "id"), &tier))
			return bad_attr(r, node, "id");
		r->work->has_tier[tier] = true;
	}
	return true;
}

static bool read_work(const struct reader *r, const struct xml_node *root)
{
	const struct xml_node *part = xml_child(root, "part");
	struct work *work = r->work;
	int line;

	if (!is_element(root, "work")) {
		err_set(r->err, ERR_INPUT, _("this is not a work"));
		return at(r, root->line);
	}
	work->id = copy_attr(r, root, "id");
	work->source = copy_attr(r, root, "source");
	if (!spine_is_id(work->id))
		return bad_attr(r, root, "id");
	if (!str_to_int(xml_attr(root, "edition"), &work->edition) ||
		work->edition < 1)
		return bad_attr(r, root, "edition");
	if (!read_langs(r, root) || !read_tiers(r, root))
		return false;
	read_titles(r, root, work->titles);
	if (!report_read(work, root, &line, r->err))
		return at(r, line);
	for (; part; part = xml_next(part, "part"))
		if (!read_part(r, part))
			return false;
	return spine_finish(work, &line, r->err) || at(r, line);
}

bool spine_read(struct work *work, struct err *err)
{
	struct arena scratch = {0};
	const struct reader reader = {
		.work = work,
		.path = work_path(work, STR("work.xml"), &work->arena),
		.err = err,
	};
	struct xml_node *root;
	bool ok =
		work_read_xml(work, "work.xml", "work", &scratch, &root, err) &&
		read_work(&reader, root);

	arena_free(&scratch);
	if (ok)
		spine_check(work);
	return ok;
}
