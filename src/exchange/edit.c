/* SPDX-License-Identifier: MIT */
#include "exchange/edit.h"

#include "base/vec.h"

#include <stdlib.h>

#define CONTEXT ((size_t)3) /* lines */

static int compare(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

void edit_sort(struct edit *edits, size_t count)
{
	if (count > 0)
		qsort(edits, count, sizeof(*edits), compare);
}

void edit_apply(struct str bytes, const struct edit *edits, size_t count,
	struct buf *out)
{
	size_t done = 0;

	for (size_t i = 0; i < count; i++) {
		buf_str(out, str_sub(bytes, done, edits[i].start));
		buf_str(out, edits[i].text);
		done = edits[i].end;
	}
	buf_str(out, str_sub(bytes, done, bytes.len));
}

/* ---- as a difference ---- */

/* Lines [from, to) of the old text that become `text`, whole lines as well. */
struct change {
	size_t from, to;
	struct buf text;
};

struct diff {
	struct str bytes;
	VEC(size_t) lines; /* [B] where each begins, and the end */
	VEC(struct change) changes;
	long shift; /* lines that are more in the new text so far */
	struct buf *out;
};

static void find_lines(struct diff *diff)
{
	size_t pos = 0;

	while (pos < diff->bytes.len) {
		vec_push(&diff->lines, pos);
		pos += str_find(str_sub(diff->bytes, pos, diff->bytes.len),
			       '\n') +
		       1;
	}
	vec_push(&diff->lines, diff->bytes.len);
}

/* The line that byte `at` is in; the number of lines for the end. */
static size_t line_of(const struct diff *diff, size_t at)
{
	size_t from = 0, to = diff->lines.len - 1;

	while (from < to) {
		const size_t mid = from + (to - from + 1) / 2;

		if (diff->lines.ptr[mid] <= at)
			from = mid;
		else
			to = mid - 1;
	}
	return from;
}

/* The edits from `first` on that touch the same lines: how many. */
static size_t add_change(
	struct diff *diff, const struct edit *edits, size_t count)
{
	struct change change = {.from = line_of(diff, edits[0].start)};
	size_t taken = 0, begin, end;
	struct buf whole = {0};

	do {
		const struct edit *edit = &edits[taken++];
		const bool is_insertion =
			edit->start == edit->end &&
			diff->lines.ptr[line_of(diff, edit->start)] ==
				edit->start;

		change.to = line_of(diff, edit->end) + (is_insertion ? 0 : 1);
	} while (
		taken < count && line_of(diff, edits[taken].start) < change.to);
	if (change.to >= diff->lines.len)
		change.to = diff->lines.len - 1;
	begin = diff->lines.ptr[change.from];
	end = diff->lines.ptr[change.to];
	for (size_t i = 0; i < taken; i++) {
		buf_str(&whole, str_sub(diff->bytes, begin, edits[i].start));
		buf_str(&whole, edits[i].text);
		begin = edits[i].end;
	}
	buf_str(&whole, str_sub(diff->bytes, begin, end));
	change.text = whole;
	vec_push(&diff->changes, change);
	return taken;
}

static long count_lines(struct str text)
{
	long count = text.len > 0 && text.ptr[text.len - 1] != '\n';

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
}

/* Each line of `text` behind a sign. */
static void put_lines(struct diff *diff, char sign, struct str text)
{
	while (text.len > 0) {
		const size_t end = str_find(text, '\n');

		buf_byte(diff->out, sign);
		buf_str(diff->out, str_sub(text, 0, end));
		buf_byte(diff->out, '\n');
		if (end == text.len)
			buf_cstr(diff->out, "\\ No newline at end of file\n");
		text = str_sub(text, end + 1, text.len);
	}
}

static struct str old_lines(const struct diff *diff, size_t from, size_t to)
{
	return str_sub(diff->bytes, diff->lines.ptr[from], diff->lines.ptr[to]);
}

/* The changes from `first` on that share a hunk: one past the last. */
static size_t hunk_end(const struct diff *diff, size_t first)
{
	const struct change *changes = diff->changes.ptr;
	size_t last = first + 1;

	while (last < diff->changes.len &&
		changes[last].from - changes[last - 1].to <= 2 * CONTEXT)
		last++;
	return last;
}

static void put_range(struct diff *diff, long from, long count)
{
	/* A range of no lines is named by the line before it. */
	buf_printf(diff->out, "%ld,%ld", count > 0 ? from + 1 : from, count);
}

static size_t put_hunk(struct diff *diff, size_t first)
{
	const struct change *changes = diff->changes.ptr;
	const size_t last = hunk_end(diff, first), all = diff->lines.len - 1;
	const size_t from = changes[first].from > CONTEXT
	                            ? changes[first].from - CONTEXT
	                            : 0;
	const size_t to = changes[last - 1].to + CONTEXT < all
	                          ? changes[last - 1].to + CONTEXT
	                          : all;
	long more = 0;
	size_t done = from;

	for (size_t i = first; i < last; i++)
		more += count_lines(buf_view(&changes[i].text)) -
		        (long)(changes[i].to - changes[i].from);
	buf_cstr(diff->out, "@@ -");
	put_range(diff, (long)from, (long)(to - from));
	buf_cstr(diff->out, " +");
	put_range(diff, (long)from + diff->shift, (long)(to - from) + more);
	buf_cstr(diff->out, " @@\n");
	for (size_t i = first; i < last; i++) {
		put_lines(diff, ' ', old_lines(diff, done, changes[i].from));
		put_lines(diff, '-',
			old_lines(diff, changes[i].from, changes[i].to));
		put_lines(diff, '+', buf_view(&changes[i].text));
		done = changes[i].to;
	}
	put_lines(diff, ' ', old_lines(diff, done, to));
	diff->shift += more;
	return last;
}

void edit_diff(struct str bytes, const char *name, const struct edit *edits,
	size_t count, struct buf *out)
{
	struct diff diff = {.bytes = bytes, .out = out};

	if (count == 0)
		return;
	find_lines(&diff);
	for (size_t i = 0; i < count;)
		i += add_change(&diff, edits + i, count - i);
	buf_printf(out, "--- a/%s\n+++ b/%s\n", name, name);
	for (size_t i = 0; i < diff.changes.len;)
		i = put_hunk(&diff, i);
	for (size_t i = 0; i < diff.changes.len; i++)
		buf_release(&diff.changes.ptr[i].text);
	vec_release(&diff.changes);
	vec_release(&diff.lines);
}
