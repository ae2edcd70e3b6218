/* SPDX-License-Identifier: MIT */
/* The new bytes of a file, and whether they say what they should. */
#include "base/mo.h"
#include "exchange/merge_impl.h"

/* The old leaves and what has been put between them, in order. */
struct check {
	const struct merge_file *file;
	struct arena arena;
	struct md_source before, after;
	VEC(struct merge_leaf) expected;
};

static struct str text_of(struct check *check, const struct md_leaf *leaf)
{
	return form_text_in(form_of(leaf->pieces, leaf->count, &check->arena),
		&check->arena);
}

/* The unit that each old leaf is; NULL for one that is none. */
static const struct text_unit **units_by_leaf(struct check *check)
{
	const struct units *ours = &check->file->ours;
	const struct text_unit **units = ARENA_ARRAY(&check->arena,
		const struct text_unit *, check->before.leaves.len + 1);

	for (size_t i = 0; i < ours->rows.len; i++)
		units[ours->rows.ptr[i].leaf] = &ours->rows.ptr[i];
	return units;
}

/* Adds the leaves of insertions before byte `at`; *next is the first left. */
static void expect_new(struct check *check, size_t at, size_t *next)
{
	const struct merge_file *file = check->file;

	for (; *next < file->insertions.len &&
		file->insertions.ptr[*next].at <= at;
		++*next) {
		const struct merge_insertion *in = &file->insertions.ptr[*next];

		for (size_t i = 0; i < in->leaves.len; i++)
			vec_push(&check->expected, in->leaves.ptr[i]);
	}
}

static void expect_all(struct check *check)
{
	const struct text_unit **units = units_by_leaf(check);
	size_t next = 0;

	for (size_t i = 0; i < check->before.leaves.len; i++) {
		const struct md_leaf *leaf = &check->before.leaves.ptr[i];
		const struct merge_leaf *taken =
			units[i] == NULL
				? NULL
				: map_get(&check->file->expected, units[i]->id);
		struct merge_leaf expected = {.text = text_of(check, leaf)};

		expect_new(
			check, leaf->start + check->file->ours.skipped, &next);
		if (taken != NULL)
			expected = *taken;
		else if (leaf->is_heading && units[i] != NULL)
			expected.text = units[i]->text;
		expected.is_heading = leaf->is_heading;
		expected.item = leaf->item;
		expected.ordinal = leaf->ordinal;
		vec_push(&check->expected, expected);
	}
	expect_new(check, SIZE_MAX, &next);
}

static bool is_as(struct check *check, const struct md_leaf *leaf,
	const struct merge_leaf *expected)
{
	const struct str text = text_of(check, leaf);

	/* A heading has its id before the title. */
	return leaf->is_heading == expected->is_heading &&
	       leaf->item == expected->item &&
	       leaf->ordinal == expected->ordinal &&
	       (leaf->is_heading ? str_ends(text, expected->text)
				 : str_eq(text, expected->text));
}

/* Every leaf is there, and says what it should. */
static bool check_leaves(struct check *check)
{
	bool is_right = check->before.left == check->after.left &&
	                check->expected.len == check->after.leaves.len;

	for (size_t i = 0; is_right && i < check->expected.len; i++) {
		const struct md_leaf *leaf = &check->after.leaves.ptr[i];
		const struct merge_leaf *expected = &check->expected.ptr[i];

		is_right = is_as(check, leaf, expected);
		if (expected->block != NULL)
			expected->block->line = leaf->block;
	}
	return is_right;
}

static bool check_bytes(const struct merge_file *file)
{
	const struct str old = buf_view(&file->ours.bytes);
	const struct str new = buf_view(&file->bytes);
	const size_t skip = file->ours.skipped;
	struct check check = {.file = file};
	bool is_right = md_source(str_sub(old, skip, old.len), &check.before) &&
	                md_source(str_sub(new, skip, new.len), &check.after);

	if (is_right) {
		expect_all(&check);
		is_right = check_leaves(&check);
	}
	md_source_release(&check.before);
	md_source_release(&check.after);
	vec_release(&check.expected);
	arena_free(&check.arena);
	return is_right;
}

bool merge_make_bytes(struct merge_file *file, struct err *err)
{
	if (file->edits.len == 0)
		return true;
	edit_sort(file->edits.ptr, file->edits.len);
	edit_apply(buf_view(&file->ours.bytes), file->edits.ptr,
		file->edits.len, &file->bytes);
	return check_bytes(file) ||
	       err_set(err, ERR_INPUT,
		       _("'%.*s' would not say what it should; nothing is "
			 "written"),
		       STR_ARG(file->ours.file));
}
