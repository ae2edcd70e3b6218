/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

/* What a schema cannot say of work.xml. */

static void fault(struct work *work, int index, struct str message)
{
	finding_add(work, STR("work.xml"), work->lines.ptr[index],
		work->items.ptr[index].id, message);
}

static void check_titles(struct work *work, int index)
{
	const struct spine_item *item = &work->items.ptr[index];

	for (int i = 0; i < work->lang_count; i++)
		if (item->titles[i].len == 0 && !work->is_partial[i])
			fault(work, index,
				arena_printf(&work->arena,
					_("there is no title in '%s'"),
					work->langs[i].ptr));
}

/* "2.1.3" below "2.1": the heading's id, a dot, the rest. */
static bool begins_with(struct str id, struct str heading)
{
	return id.len > heading.len + 1 && str_starts(id, heading) &&
	       id.ptr[heading.len] == '.';
}

static bool has_ref(const struct spine_item *item, int number)
{
	for (size_t i = 0; i < item->ref_count; i++)
		if (item->refs[i] == number)
			return true;
	return false;
}

/* The references of the section or part that a row stands in. */
static const struct spine_item *ref_owner(const struct work *work, int index)
{
	int owner = work->items.ptr[index].section;

	/* Records have no references of their own. */
	while (owner > 0 && work->items.ptr[owner].kind == SPINE_RECORD)
		owner--;
	return &work->items.ptr[work->items.ptr[owner].section];
}

static void check_block(struct work *work, int index)
{
	const struct spine_item *item = &work->items.ptr[index];
	const struct spine_item *heading = &work->items.ptr[item->section];
	const struct spine_item *owner = ref_owner(work, index);

	if (!begins_with(item->id, heading->id))
		fault(work, index,
			arena_printf(&work->arena,
				_("the id does not begin with that of '%.*s'"),
				STR_ARG(heading->id)));
	for (size_t i = 0; i < item->ref_count; i++)
		if (!has_ref(owner, item->refs[i]))
			fault(work, index,
				arena_printf(&work->arena,
					_("reference %d is not among those of "
					  "'%.*s'"),
					item->refs[i], STR_ARG(owner->id)));
}

static void check_body(struct work *work, int index)
{
	const struct str body = work->items.ptr[index].body;

	if (body.len > 0 && corpus_find(work, body) == CORPUS_NONE)
		fault(work, index,
			arena_printf(&work->arena,
				_("there is no section '%.*s'"),
				STR_ARG(body)));
}

static void check_alias(struct work *work, const struct spine_alias *alias)
{
	const int to = corpus_find(work, alias->to);

	if (alias->to.len > 0 && to == CORPUS_NONE)
		finding_add(work, STR("work.xml"), alias->line, alias->id,
			arena_printf(&work->arena,
				_("this id leads to '%.*s', which does not "
				  "exist"),
				STR_ARG(alias->to)));
	else if (alias->row == CORPUS_NONE &&
		 corpus_find(work, alias->id) != to)
		finding_add(work, STR("work.xml"), alias->line, alias->id,
			arena_str(&work->arena,
				str_of(_("this id is gone and in use at "
					 "once"))));
}

void spine_check(struct work *work)
{
	const int count = (int)work->items.len;

	for (int i = 0; i < count; i++) {
		if (work->items.ptr[i].kind == SPINE_BLOCK)
			check_block(work, i);
		else
			check_titles(work, i);
		check_body(work, i);
	}
	report_check(work);
	for (size_t i = 0; i < work->aliases.len; i++)
		check_alias(work, &work->aliases.ptr[i]);
}
