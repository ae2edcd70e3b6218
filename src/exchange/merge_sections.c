/* SPDX-License-Identifier: MIT */
/*
 * Sections that are not written here yet. The n-th block of a text has the n-th
 * id, so half of one would be another text: a section comes whole, laid out as
 * its source is, or not at all.
 */
#include "base/mo.h"
#include "exchange/merge_impl.h"

/* A section of the source: the units [first, last) of its file. */
struct section {
	struct merger *m;
	struct merge_file *file; /* where it is to stand */
	const struct units *source;
	struct map *news; /* id > struct decision * */
	size_t first, last;
	const struct text_unit *heading; /* its own here, without blocks; or
	                                    NULL */
};

static const struct text_unit *unit_at(const struct section *s, size_t index)
{
	return &s->source->rows.ptr[index];
}

static struct decision *new_at(const struct section *s, size_t index)
{
	return map_get(s->news, unit_at(s, index)->id);
}

/* ---- whether it is whole ---- */

/* Where the line of byte `at` begins [B]. */
static size_t line_start(struct str bytes, size_t at)
{
	while (at > 0 && bytes.ptr[at - 1] != '\n')
		at--;
	return at;
}

/* Writes a unit; false, with it said, if that cannot be. */
static bool write_new(const struct section *s, struct decision *decision)
{
	struct err err = {0};

	decision->text = form_text_in(decision->in->form, &s->m->out->arena);
	if (merge_write(s->m, decision, NULL, &err))
		return true;
	merge_note_error(s->m, decision->in, &err);
	return false;
}

/* How many of its units have come and can be written. */
static size_t count_written(const struct section *s)
{
	size_t count = 0;

	for (size_t i = s->first; i < s->last; i++) {
		struct decision *decision = new_at(s, i);

		count += decision != NULL && write_new(s, decision);
	}
	return count;
}

static const struct decision *first_new(const struct section *s)
{
	for (size_t i = s->first; i < s->last; i++)
		if (new_at(s, i) != NULL)
			return new_at(s, i);
	return NULL;
}

/* All of it are units: what is none cannot have come. */
static bool has_units_only(const struct section *s)
{
	for (size_t i = s->first + 1; i < s->last; i++)
		if (unit_at(s, i)->leaf != unit_at(s, i - 1)->leaf + 1)
			return false;
	return true;
}

/* ---- taking it ---- */

/* The section's Markdown: the source's, with other words. */
static struct str section_text(const struct section *s)
{
	const struct str bytes = buf_view(&s->source->bytes);
	size_t done = line_start(bytes, unit_at(s, s->first)->start);
	size_t end = bytes.len;
	struct buf out = {0};
	struct str text;

	for (size_t i = s->first; i < s->last; i++) {
		const struct text_unit *unit = unit_at(s, i);

		buf_str(&out, str_sub(bytes, done, unit->start));
		buf_str(&out, merge_indented(s->m, unit, new_at(s, i)->md));
		done = unit->end;
	}
	if (s->last < s->source->rows.len)
		end = line_start(bytes, unit_at(s, s->last)->start);
	buf_str(&out, str_sub(bytes, done, end));
	text = arena_printf(
		&s->m->out->arena, "%.*s\n", STR_ARG(str_trim(buf_view(&out))));
	buf_release(&out);
	return text;
}

/* After its own heading, or before the first one of what comes after it [B].
 */
static size_t place_of(const struct section *s)
{
	const struct units *ours = &s->file->ours;
	const int item = unit_at(s, s->first)->item;
	const struct str bytes = buf_view(&ours->bytes);

	if (s->heading != NULL)
		return s->heading->end +
		       str_find(str_sub(bytes, s->heading->end, bytes.len),
			       '\n') +
		       (s->heading->end < bytes.len);
	for (size_t i = 0; i < ours->rows.len; i++)
		if (ours->rows.ptr[i].kind == UNIT_HEADING &&
			ours->rows.ptr[i].item > item)
			return line_start(bytes, ours->rows.ptr[i].start);
	return bytes.len;
}

/* The insertion at `at`, to which more is added. */
static struct merge_insertion *insertion_at(struct merge_file *file, size_t at)
{
	const size_t count = file->insertions.len;
	struct merge_insertion new = {.at = at};

	if (count == 0 || file->insertions.ptr[count - 1].at != at)
		vec_push(&file->insertions, new);
	return &file->insertions.ptr[file->insertions.len - 1];
}

static enum unit_state state_of(const struct incoming *in)
{
	return in->state == UNIT_DRAFT || in->state == UNIT_REVIEWED
	               ? in->state
	               : UNIT_TRANSLATED;
}

static void take_unit(const struct section *s, size_t index,
	struct merge_insertion *insertion)
{
	const struct text_unit *unit = unit_at(s, index);
	struct decision *decision = new_at(s, index);
	const struct merge_leaf leaf = {
		.text = decision->text,
		.is_heading = unit->kind == UNIT_HEADING,
		.item = unit->in_item,
		.ordinal = unit->ordinal,
		.block = merge_find_block(s->m, decision),
	};

	decision->block = leaf.block;
	decision->outcome = OUTCOME_TAKEN;
	decision->state = state_of(decision->in);
	vec_push(&insertion->leaves, leaf);
}

static void take_section(const struct section *s)
{
	struct merge_insertion *insertion = insertion_at(s->file, place_of(s));

	insertion->text = arena_printf(&s->m->out->arena, "%.*s%s%.*s",
		STR_ARG(insertion->text), insertion->text.len > 0 ? "\n" : "",
		STR_ARG(section_text(s)));
	for (size_t i = s->first; i < s->last; i++)
		take_unit(s, i, insertion);
}

static void look_at(struct section *s)
{
	const struct str id = unit_at(s, s->first)->id;
	const struct decision *first = first_new(s);
	size_t written;

	if (first == NULL)
		return;
	s->heading = units_find(&s->file->ours, id);
	if (s->heading != NULL)
		s->first++;
	written = count_written(s);
	if (written == s->last - s->first && has_units_only(s))
		take_section(s);
	else
		merge_note(s->m, first->in, true,
			arena_printf(&s->m->out->arena,
				/* TRANSLATORS: section, two numbers */
				_("section '%.*s' is not written yet, and comes "
				  "whole: %d of its %d texts can be written"),
				STR_ARG(unit_at(s, s->first)->id), (int)written,
				(int)(s->last - s->first)));
}

/* ---- all sections of a file ---- */

static void look_at_all(struct section *s)
{
	const size_t count = s->source->rows.len;

	for (s->first = 0; s->first < count; s->first = s->last) {
		s->last = s->first + 1;
		while (s->last < count &&
			unit_at(s, s->last)->kind != UNIT_HEADING)
			s->last++;
		if (unit_at(s, s->first)->kind == UNIT_HEADING)
			look_at(s);
	}
}

static bool ends_blank(struct str bytes)
{
	return bytes.len == 0 || str_ends(bytes, STR("\n\n"));
}

/* Insertions as edits, a blank line at both ends. */
static void add_edits(struct merger *m, struct merge_file *file)
{
	const struct str bytes = buf_view(&file->ours.bytes);

	for (size_t i = 0; i < file->insertions.len; i++) {
		const struct merge_insertion *in = &file->insertions.ptr[i];
		const struct str before = str_sub(bytes, 0, in->at);
		const bool is_next =
			in->at < bytes.len && bytes.ptr[in->at] != '\n';
		const char *gap = ends_blank(before)            ? ""
		                  : str_ends(before, STR("\n")) ? "\n"
		                                                : "\n\n";

		vec_push(&file->edits,
			((struct edit){in->at, in->at,
				arena_printf(&m->out->arena, "%s%.*s%s", gap,
					STR_ARG(in->text),
					is_next ? "\n" : "")}));
	}
}

/* The units that are new in `file`; *source is what they are from. */
static size_t gather_new(struct merger *m, const struct merge_file *file,
	struct map *news, struct text_name *source)
{
	for (size_t i = 0; i < m->list->units.len; i++) {
		struct decision *decision = &m->decisions[i];

		if (!decision->is_new || decision->file != file)
			continue;
		*source = decision->in->source;
		map_put(news, decision->in->id, decision);
	}
	return news->len;
}

bool merge_sections(struct merger *m)
{
	const size_t count = m->out->files.len;

	for (size_t i = 0; i < count; i++) {
		struct merge_file *file = m->out->files.ptr[i], *source;
		struct section section = {.m = m, .file = file};
		struct text_name name;
		struct map news = {0};

		if (gather_new(m, file, &news, &name) == 0)
			continue;
		source = merge_find_file(m, name, file->ours.part);
		if (source != NULL) {
			section.source = &source->ours;
			section.news = &news;
			look_at_all(&section);
			add_edits(m, file);
		}
		map_release(&news);
		if (source == NULL)
			return false;
	}
	return true;
}
