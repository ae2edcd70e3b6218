/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/mo.h"
#include "corpus/work.h"

#define FILE_NAME STR("figures.xml")

static const char *const kind_names[FIGURE_KIND_COUNT] = {
	[FIGURE_BARS] = "bars",
	[FIGURE_TABLE] = "table",
	[FIGURE_TREE] = "tree",
};

const char *figure_kind_name(enum figure_kind kind)
{
	return kind_names[kind];
}

bool figure_kind_from(struct str name, enum figure_kind *kind)
{
	for (int i = 0; i < FIGURE_KIND_COUNT; i++)
		if (str_eq(name, str_of(kind_names[i]))) {
			*kind = (enum figure_kind)i;
			return true;
		}
	return false;
}

/* A work may have no figures at all, but not some of them. */
static void check_all(struct work *work)
{
	for (size_t i = 0; i < work->items.len; i++) {
		const struct spine_item *item = &work->items.ptr[i];

		if (item->kind == SPINE_FIGURE && !figures_find(work, item->id))
			finding_add(work, FILE_NAME, 0, item->id,
				arena_printf(&work->arena,
					_("figure '%.*s' has no data"),
					STR_ARG(item->id)));
	}
}

static void read_sources(struct work *work)
{
	struct arena scratch = {0};
	struct err err = {0};
	struct fs_info info;
	struct xml_node *root;

	if (!fs_stat(work_path(work, FILE_NAME, &scratch), &info)) {
		arena_free(&scratch);
		return;
	}
	if (work_read_xml(
		    work, "figures.xml", "figures", &scratch, &root, &err)) {
		figures_read(work, root);
		check_all(work);
	} else {
		finding_from(work, FILE_NAME, &err, &work->arena);
	}
	arena_free(&scratch);
}

void figures_load(struct work *work)
{
	struct str bytes;

	if (work->figures.is_loaded)
		return;
	work->figures.is_loaded = true;
	if (!work_section(work, PACK_FIGURES, &bytes) ||
		!figures_unpack(work, bytes))
		read_sources(work);
}

struct figure_data *figures_find(const struct work *work, struct str id)
{
	for (size_t i = 0; i < work->figures.rows.len; i++)
		if (str_eq(work->figures.rows.ptr[i].id, id))
			return &work->figures.rows.ptr[i];
	return NULL;
}
